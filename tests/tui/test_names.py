"""The list of names: counts and variants, joined and parted by keys, folded anew, and undone."""

import pytest

import keymaps
from model import Analysis, Entity, Span
from tests.tui import reports
from tests.tui.driving import current, press, rows, settled, text
from tui.roster import listed, names_of
from tui.screens.main import Main
from tui.screens.names import Names


@pytest.fixture
def sources(tmp_path):
    return reports.write(tmp_path)


def names(app):
    """(name, count) of every row."""
    return {name.name: len(name.places) for name in app.screen.names}


async def refolded(app, pilot):
    """Wait until names are folded anew."""
    app.screen_stack[0].analyst.idle.clear()
    for _ in range(400):
        if app.screen_stack[0].analyst.idle.wait(0.005):
            break
        await pilot.pause(0)
    for _ in range(4):
        await pilot.pause(0)


async def test_names_of_all_reports_with_their_counts(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "w")
        assert isinstance(app.screen, Names)
        assert names(app)["Velm"] == 8
        assert "8 in 3" in rows(app)[2]
        assert any("Ana Rui" in line and "person" in line for line in rows(app))
        await press(app, pilot, "s s")
        first = app.screen.names[0].name
        assert first == min(names(app), key=str.casefold)


async def test_enter_goes_to_an_occurrence_and_backspace_returns(sources):
    """To the only one at once, else to the one chosen."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "w / i l s e enter enter")
        assert isinstance(app.screen, Main)
        assert app.screen.article_id == desk.ids()[2]
        assert current(app).startswith("The insurers")
        await press(app, pilot, "backspace")
        assert app.screen.here.name == "Ilse Marn"
        await press(app, pilot, "escape g enter down enter")
        assert isinstance(app.screen, Main)
        await press(app, pilot, "backspace")
        assert app.screen.here.name == "Velm"


async def test_joining_two_names_folds_anew_and_is_undone(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "w / b e c k enter J")
        assert "is one with" in app.screen.said[0]
        assert "⊕" in rows(app)[2]
        await press(app, pilot, "/ p e l l enter")
        before = names(app)
        await press(app, pilot, "J")
        assert "joined, saved" in app.screen.said[0]
        await refolded(app, pilot)
        await press(app, pilot, "escape")
        assert "Tomas Beck" not in names(app)
        assert names(app)["Jon Pell"] == before["Jon Pell"] + 1
        assert desk.hints().joined == (("Tomas Beck", "Jon Pell"),)
        await press(app, pilot, "z")
        await refolded(app, pilot)
        assert "Tomas Beck" in names(app)
        assert desk.hints().joined == ()


async def test_a_join_is_given_up(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "w J J")
        assert "Given up" in app.screen.said[0]
        await press(app, pilot, "J escape j J")
        assert "is one with" in app.screen.said[0]
        assert desk.hints().joined == ()


async def test_parting_a_form_from_its_name(tmp_path):
    texts = {
        "a.txt": "A visit\n\nMinister Olga Varga came to Velm. Varga said the port was safe.\n",
        "b.txt": "Another\n\nMinister Olga Varga came to Velm. Mr Varga said the port was safe.\n",
    }
    async with reports.driven(reports.write(tmp_path, texts)) as (app, pilot, desk):
        await press(app, pilot, "w / v a r g a enter")
        assert app.screen.here.others
        form, name = app.screen.here.others[0], app.screen.here.name
        await press(app, pilot, "P")
        if len(app.screen_stack) > 2:
            await press(app, pilot, "enter")
        assert "parted, saved" in app.screen.said[0]
        assert desk.hints().parted == ((form, name),)
        await refolded(app, pilot)
        assert len(app.screen.names) == 2


async def test_a_name_of_one_form_cannot_be_parted(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "w / i l s e enter P")
        assert "one form only" in app.screen.said[0]
        assert desk.hints().parted == ()


async def test_undo_in_the_reader_takes_back_a_decision_about_names(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "w J j J escape z")
        assert "decision about names" in text(app)
        assert desk.hints().joined == ()
        await settled(app, pilot)


async def test_letters_leave_only_what_has_them(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "w / a n a")
        assert set(names(app)) == {"Ana Rui"}
        await press(app, pilot, "escape")
        assert len(names(app)) > 3
        await press(app, pilot, "/ q q q enter j k enter J P")
        assert names(app) == {}
        assert isinstance(app.screen, Names)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60)])
async def test_every_size(sources, size):
    async with reports.driven(sources, size=size) as (app, pilot, _):
        await press(app, pilot, "w G")
        assert app.screen.here.name[:5] in text(app)


def entity(name, words, start=0, label="PERSON"):
    return Entity(Span(start, start + len(words)), label, words, name)


def test_counts_variants_and_places():
    """Dates and quantities are no names; white space in a form makes no other form."""
    found = names_of(
        [
            Analysis(
                "a", "", entities=(entity("Ana Rui", "Ana  Rui"), entity("Ana Rui", "Rui", 9))
            ),
            Analysis("b", "", entities=(entity("Ana Rui", "Ana Rui"),)),
            Analysis("c", "", entities=(entity("May", "May", label="DATE"),)),
        ]
    )
    (ana,) = found
    assert ana.variants == (("Ana Rui", 2), ("Rui", 1))
    assert (ana.reports, ana.others) == (2, ("Rui",))
    assert ana.places[0] == ("a", Span(0, 8))


@pytest.mark.parametrize(
    ("order", "wanted", "expected"),
    [
        ("count", "", ["b", "a", "C"]),
        ("reports", "", ["a", "b", "C"]),
        ("name", "", ["a", "b", "C"]),
        ("name", "C", ["C"]),
        ("name", "x y", []),
    ],
)
def test_orders_and_letters(order, wanted, expected):
    analyses = [
        Analysis("1", "", entities=(*(entity("b", "b"),) * 3, entity("a", "a"))),
        Analysis("2", "", entities=(entity("a", "a"), entity("C", "C"))),
    ]
    assert [name.name for name in listed(names_of(analyses), order, wanted)] == expected


def test_every_command_of_the_list_has_an_action():
    for each in keymaps.COMMANDS:
        if each.context == "names":
            assert hasattr(Names, f"action_{each.name}")

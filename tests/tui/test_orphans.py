"""Tags that need a look: what is listed, and what the keys settle."""

import pytest

from model import Annotation, Placed, Placement, Selector, Span
from tests.tui import reports
from tests.tui.driving import press, rows, text
from tui.doubts import doubts_of
from tui.screens.main import Main
from tui.screens.orphans import Orphans


@pytest.fixture
async def sources(tmp_path):
    """The reports after three tags of the first were given, whose words then changed or went."""
    paths = reports.write(tmp_path)
    async with reports.driven(paths) as (app, pilot, _):
        await press(app, pilot, "c d u")
    reports.edit_harbour(tmp_path)
    return paths


async def test_what_needs_a_look_is_listed(sources):
    """Gone first; what simply kept its place is not there."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "!")
        assert isinstance(app.screen, Orphans)
        assert [doubt.state for doubt in app.screen.doubts] == ["orphan", "review"]
        first, second = rows(app)[2:4]
        assert "words gone" in first
        assert "Four sailors" in first
        assert "÷" in first
        assert "! in doubt" in second
        await press(app, pilot, "j")
        assert "45 containers" in text(app)


async def test_accepting_a_place_keeps_the_tag(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "! j a")
        assert [doubt.state for doubt in app.screen.doubts] == ["orphan"]
        kept = [p for p in desk.placed(desk.ids()[0]) if p.annotation.verdict == "confirmed"]
        assert kept[0].placement.state == "kept"
        await press(app, pilot, "z")
        assert len(app.screen.doubts) == 2


async def test_what_is_gone_cannot_be_accepted_but_let_go(sources):
    """Accepting what stands nowhere would let it go: so nothing happens."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "! a")
        assert "words are gone" in app.screen.said[0]
        assert len(app.screen.doubts) == 2
        await press(app, pilot, "A")
        assert [doubt.state for doubt in app.screen.doubts] == ["review"]
        assert [p.annotation.verdict for p in desk.placed(desk.ids()[0])] == [
            "confirmed",
            "unsourced",
        ]
        await press(app, pilot, "A a")
        assert "Every tag of yours stands where it was given." in text(app)
        assert "No tag of yours" in app.screen.said[0]


async def test_enter_goes_there_and_backspace_returns(sources):
    """Also to where the words stood that are gone."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "! j enter")
        assert isinstance(app.screen, Main)
        span = app.screen.reader.at.current
        assert "45 containers" in span.of(app.screen.page.text)
        await press(app, pilot, "backspace")
        assert app.screen.rows.cursor == 1
        await press(app, pilot, "k enter")
        assert isinstance(app.screen, Main)


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60)])
async def test_every_size(sources, size):
    async with reports.driven(sources, size=size) as (app, pilot, _):
        await press(app, pilot, "!")
        assert "words go" in text(app)


def placed(state, reviewer="ada", start=0):
    selector = Selector("words", start=start, end=start + 5)
    annotation = Annotation(
        f"{state}{start}", "a", selector, "confirmed", "", (), "s", None, reviewer, "", ""
    )
    span = None if state == "orphan" else Span(start, start + 5)
    return Placed(annotation, Placement(state, span))


def test_only_ones_own_that_do_not_simply_stand():
    found = doubts_of(
        [
            ("One", [placed("kept"), placed("changed", start=9), placed("review", "bob")]),
            ("Two", [placed("review"), placed("orphan", start=3), placed("moved", start=7)]),
        ],
        "ada",
    )
    assert [(d.report, d.state, d.place) for d in found] == [
        ("Two", "orphan", 3),
        ("Two", "review", 0),
        ("One", "changed", 9),
        ("Two", "moved", 7),
    ]

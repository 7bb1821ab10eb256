"""The screen over everything real below it: what is shown as saved is what a restart shows."""

import re

import pytest

from tests.tui.driving import press, rows, running, text
from tui.desk import folders, open_desk, settings

REPORT = """Harbour closes for a week

The port authority said on Monday that the harbour would close for seven days.

“Nobody was hurt,” said Ilse Brandt, the director.

About 300 containers wait on the quay, according to the Velm Courier.

The closure may last longer, a port official said.
"""


@pytest.fixture
def opened(tmp_path):
    """Opens the same report again and again, as a restart does."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    desks = []

    def open_again():
        where = folders()
        desk = open_desk(where, settings(where.config, "ada"), [str(path)])
        desk.read_next()
        desks.append(desk)
        return desk

    yield open_again
    for desk in desks:
        desk.close()


def standing(desk):
    """(words, verdict, note) of all that stands, checked against the text."""
    article = desk.article(desk.ids()[0])
    for each in desk.placed(article.id):
        selector = each.annotation.selector
        assert article.text[selector.start : selector.end] == selector.exact
    return [
        (p.annotation.selector.exact, p.annotation.verdict, p.annotation.note)
        for p in desk.placed(article.id)
    ]


async def test_the_history_tells_each_act_as_what_it_was(opened):
    """A note is no second verdict, though it carries the one that stands."""
    async with running(opened(), (120, 40)) as (app, pilot, _):
        await press(app, pilot, "c 9 p e w h y ctrl+s x z")
        panel = " ".join(" ".join(row[93:] for row in rows(app)[:-1]).split())
        acts = [act.split(" ada: ")[-1] for act in re.split(r" (?=\d+ \w+ \d\d:\d\d ada: )", panel)]
        assert acts[1:] == ["confirmed", "wrote a note", "took it away", "undid: confirmed"]


async def test_a_day_of_work_and_a_restart(opened):
    """Verdicts, a note, undo, redo, words chosen by hand; the next day everything is there."""
    desk = opened()
    async with running(desk, (120, 40)) as (app, pilot, _):
        statements = [place.span.of(REPORT) for place in app.screen.page.places]
        assert len(statements) >= 3, "the report is written so that there is something to judge"
        await press(app, pilot, "c d z z Z g")
        await press(app, pilot, "9 p e w h y ctrl+s")
        await press(app, pilot, "9 p n n v 2 w u q")
    first, chosen = statements[0], standing(desk)[-1]
    assert standing(desk)[0] == (first, "confirmed", "why")
    assert chosen[1] == "unsourced"
    assert len(chosen[0].split()) == 3
    desk.close()
    again = opened()
    assert len(standing(again)) == 2
    async with running(again, (120, 40)) as (app, pilot, _):
        margin = "".join(row[28:36] for row in rows(app))
        assert "✓" in margin
        assert "?" in margin
        await press(app, pilot, "9 p")
        assert "why" in text(app)
        await press(app, pilot, "z")
        assert len(standing(again)) == 1


async def to(app, pilot, quote):
    """Make the statement current that holds these words."""
    places = app.screen.page.places
    wanted = next(n for n, place in enumerate(places) if quote in place.span.of(REPORT))
    await press(app, pilot, f"9 p 9 p{f' {wanted} n' if wanted else ''}")


async def test_a_text_edited_overnight_keeps_its_verdicts(opened, tmp_path):
    """A verdict on words that changed is marked, and can be settled with one key."""
    desk = opened()
    async with running(desk, (120, 40)) as (app, pilot, _):
        await to(app, pilot, "seven days")
        await press(app, pilot, "c q")
    desk.close()
    path = tmp_path / "report.txt"
    path.write_text(REPORT.replace("seven days", "nine days"), "utf-8")
    desk = opened()
    async with running(desk, (120, 40)) as (app, pilot, _):
        (placed,) = desk.placed(desk.ids()[0])
        assert placed.placement.state in ("changed", "review")
        app.screen.go_to(placed.placement.span)
        await press(app, pilot, "j k")
        margin = "".join(row[28:36] for row in rows(app))
        assert "~" in margin or "!" in margin
        await press(app, pilot, "a")
        margin = "".join(row[28:36] for row in rows(app))
        assert "✓" in margin
        assert "~" not in margin
        assert "!" not in margin


async def test_undo_reaches_a_report_that_is_not_open(opened, tmp_path):
    """The act is taken back and said; the screen stays with what is open."""
    desk = opened()
    async with running(desk, (100, 30)) as (app, pilot, _):
        await press(app, pilot, "c")
    other = tmp_path / "other.txt"
    other.write_text(
        "Crane fault shuts the port\n\nIt will stay shut, Ilse Brandt said.\n", "utf-8"
    )
    where = folders()
    elsewhere = open_desk(where, settings(where.config, "ada"), [str(other)])
    elsewhere.read_next()
    async with running(elsewhere, (100, 30)) as (app, pilot, _):
        await press(app, pilot, "z")
        assert "not open here" in text(app)
    elsewhere.close()
    assert standing(opened()) == []

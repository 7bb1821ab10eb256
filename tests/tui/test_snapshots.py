"""How the screens look; `make snap` keeps a new look, after it was looked at."""

from dataclasses import replace

import pytest

import keymaps
from model import Evidence, Placed, Placement, Span
from tests.tui import fakes
from tests.tui.driving import press, settled
from tui.app import Obelos


def words(quote):
    start = fakes.HARBOUR.index(quote)
    return Span(start, start + len(quote))


def judged():
    """A desk with a bit of everything: verdicts, a note, a tag in doubt, another reviewer."""
    desk = fakes.desk()
    lost = words("“We lost 40 containers and no lives,” said its director, Ana Rui.")
    desk.tag("harbour", words("Dockers dispute the figure."), "unsourced")
    desk.tag("harbour", lost, "disputed")
    desk.note(
        "harbour",
        lost,
        "The union counts 60, and names its own secretary for it.",
        (Evidence("https://union.example/fire", "independent"),),
    )
    desk.reviewer = "bo"
    desk.tag("harbour", words("No cause has been given."), "confirmed")
    desk.reviewer = "tester"
    change = desk.tag(
        "harbour", words("The city of Velm will hold an inquiry in May."), "confirmed"
    )
    doubt = Placement("review", change.span, "The month is another.")
    placed = [p for p in desk.placed("harbour") if p.annotation is not change.annotation]
    desk.placed_by["harbour"] = [*placed, Placed(change.annotation, doubt)]
    return desk


SCREENS = {
    "reading": "n",
    "selecting": "3 n v 3 w",
    "pointing": "3 n V",
    "searching": "/ v e l m enter n",
    "finding": "f f i r e",
    "noting": "n e",
    "doubt": "9 n p",
}
SIZES = ((80, 24), (140, 45))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_looks(snap_compare, screen, size):
    """Each screen at both sizes."""

    async def drive(pilot):
        await settled(pilot.app, pilot)
        await press(pilot.app, pilot, SCREENS[screen])
        for cursor in pilot.app.screen.query("Field, Editor"):
            cursor.cursor_blink = False
        await pilot.pause()

    app = Obelos(judged(), keymaps.load("default"), theme="ink")
    assert snap_compare(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("theme", ["ink", "terminal"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_changed(snap_compare, size, theme):
    """With colours and without: a change is known by its signs."""

    async def drive(pilot):
        await settled(pilot.app, pilot)
        await press(pilot.app, pilot, "D n")

    desk = judged()
    report = desk.article("harbour")
    earlier = fakes.HARBOUR.replace("reopened on Tuesday", "was shut").replace(
        "No cause has been given. ", ""
    )
    desk.former["harbour"] = (
        replace(report, text=earlier, digest="", retrieved="2024-04-03T10:00:00Z"),
    )
    app = Obelos(desk, keymaps.load("default"), theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("theme", ["paper", "contrast", "terminal"])
def test_themes(snap_compare, theme):
    """The same page in the other colours."""

    async def drive(pilot):
        pilot.app.theme = theme
        await settled(pilot.app, pilot)
        await press(pilot.app, pilot, "n")

    app = Obelos(judged(), keymaps.load("default"), theme="ink")
    assert snap_compare(app, terminal_size=(120, 30), run_before=drive)

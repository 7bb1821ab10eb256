"""Random keys on the screens that lie over the reader: no exception, and nothing saved is lost."""

import random

import pytest

from tests.tui import reports
from tests.tui.driving import press

KEYS = (
    *"cduxeznpNmrRwJsPaAhljkgG!q?tw/1",
    *("enter", "escape", "backspace", "tab", "space", "ctrl+s", "down", "left", "right"),
)


@pytest.mark.parametrize("seed", range(3))
async def test_random_keys(tmp_path, monkeypatch, seed):
    """Whatever is typed, what stands on the disk is what the screen holds."""
    monkeypatch.chdir(tmp_path)
    dice = random.Random(seed)
    sources = reports.write(tmp_path)
    async with reports.driven(sources, size=(80, 24)) as (app, pilot, desk):
        for _ in range(150):
            if dice.random() < 0.03:
                await pilot.resize_terminal(dice.randint(15, 130), dice.randint(4, 45))
            key = dice.choice(KEYS)
            if key != "q" or len(app.screen_stack) > 1:
                await press(app, pilot, key)
        standing = reports.verdicts(desk)
    other = reports.opened(sources)
    while other.read_next() is not None:
        pass
    assert reports.verdicts(other) == standing


async def test_the_mouse_works_too(tmp_path):
    """A cell is chosen by a click and opened by another; a queue begins by one."""
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, desk):
        await press(app, pilot, "m")
        at = app.screen.sizes.label + app.screen.sizes.cell + 1
        await pilot.click("#rows", offset=(at, 1))
        assert (app.screen.at.row, app.screen.at.column) == (1, 1)
        await pilot.click("#rows", offset=(at, 1))
        await pilot.pause()
        assert app.screen.article_id == desk.ids()[1]
        await press(app, pilot, "r")
        await pilot.click("#rows", offset=(5, 0))
        await pilot.pause()
        assert type(app.screen).__name__ == "Review"
        await press(app, pilot, "q w")
        await pilot.click("#rows", offset=(5, 2))
        assert app.screen.rows.cursor == 2

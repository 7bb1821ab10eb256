"""The desk that the benchmarks of the screen are run over keeps up with the screen."""

import pytest

from benchmarks.screen_keys import GATHERED, OPENED
from benchmarks.screen_made import Made
from tests.tui.driving import press, running, text


@pytest.mark.parametrize("key", [key.decode() for key in (OPENED | GATHERED).values()])
async def test_each_screen_opens_over_it(key):
    async with running(Made(20, 300)) as (app, pilot, _):
        before = text(app)
        await press(app, pilot, f"n {key}")
        assert len(app.screen_stack) > 1
        assert text(app) != before
        await press(app, pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_reports_are_turned_and_tagged_in_it():
    async with running(Made(20, 300)) as (app, pilot, desk):
        await press(app, pilot, "n c ] n d [ z")
        assert len(desk.placed("a0")) == 1

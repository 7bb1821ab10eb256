"""What the next key may show is made in the pause before it, and is what is shown then."""

from collections import Counter
from unittest.mock import patch

import pytest

from benchmarks.screen_made import Made
from model import ObelosError
from tests.tui.driving import press, running, text
from tui.widgets.strips import Strips

MADE = Strips._segments


async def pause(app, pilot):
    """All that is done while nobody waits."""
    main = app.screen_stack[0]
    main.spare.stop()
    for _ in main.ahead():
        await pilot.pause(0)


def counted(made):
    """As lines are made, counting them by the name of their widget."""

    def segments(strips, composed, width):
        made[strips._widget.id] += 1
        return MADE(strips, composed, width)

    return patch.object(Strips, "_segments", segments)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 70)])
async def test_the_reports_beside_are_made_ready(size):
    async with running(Made(20, 300), size) as (app, pilot, _):
        await press(app, pilot, "]")
        for key in "]", "[":
            await pause(app, pilot)
            before, made = text(app), Counter()
            with counted(made):
                await press(app, pilot, key)
            assert text(app) != before
            assert made["reader"] == made["panel"] == 0


async def test_what_was_ready_in_other_colours_is_made_anew():
    async with running(Made(20, 300)) as (app, pilot, _):
        await press(app, pilot, "]")
        await pause(app, pilot)
        app.theme = "paper"
        await pilot.pause()
        made = Counter()
        with counted(made):
            await press(app, pilot, "]")
        assert made["reader"]


async def test_a_verdict_given_meanwhile_is_seen_in_what_was_ready():
    async with running(Made(20, 300)) as (app, pilot, desk):
        await press(app, pilot, "]")
        await pause(app, pilot)
        statement = desk.analysis("a2").statements[0]
        desk.tag("a2", statement.span, "disputed")
        await press(app, pilot, "]")
        assert "÷" in text(app)


async def test_a_report_that_is_gone_is_told_of_when_it_is_opened():
    async with running(Made(20, 300)) as (app, pilot, _):
        await press(app, pilot, "]")
        with patch.object(Made, "article", side_effect=ObelosError("It is gone.")):
            await pause(app, pilot)
            assert "It is gone." not in text(app)
            await press(app, pilot, "]")
            assert "It is gone." in text(app)

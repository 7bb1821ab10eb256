"""The screen driven by keys over a desk in memory, and what can be seen of it."""

from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key

import keymaps
from tests.tui import fakes
from tui.app import Obelos


@asynccontextmanager
async def running(desk=None, size=(120, 40), keymap="default", theme="ink"):
    """The program with everything analysed and linked."""
    desk = desk or fakes.desk()
    app = Obelos(desk, keymaps.load(keymap), theme=theme)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(app, pilot)
        yield app, pilot, desk


async def settled(app, pilot):
    """Wait for the analyst to be idle and for its news to be shown."""
    main = app.screen
    for _ in range(200):
        if main.analyst.idle.wait(0.005):
            break
        await pilot.pause(0)
    assert main.analyst.idle.is_set()
    for _ in range(4):
        await pilot.pause(0)


async def press(app, pilot, keys):
    """Keys, apart by spaces, each done before the next; `pilot.press` waits 60 ms for each."""
    for name in keys.split():
        key = _character_to_key(name) if len(name) == 1 else name
        character = name if len(name) == 1 else " " if name == "space" else None
        app._driver.send_message(events.Key(key, character))
        for _ in range(4):
            await pilot.pause(0)


def rows(app):
    """The lines of the terminal as text."""
    height = app.size.height
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips][:height]


def text(app):
    """Everything that can be seen."""
    return "\n".join(rows(app))


def current(app):
    """The words of the current statement."""
    main = app.screen_stack[0]
    span = main.reader.at.current
    return span.of(main.page.article.text) if span else None


def verdicts(desk, article_id="harbour"):
    """(words, verdict) in text order."""
    report = desk.article(article_id).text
    placed = sorted(desk.placed(article_id), key=lambda p: p.placement.span)
    return [(p.placement.span.of(report), p.annotation.verdict) for p in placed]

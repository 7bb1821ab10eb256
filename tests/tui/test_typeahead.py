"""Keys typed in one go do what they do one by one: none is lost, none lands elsewhere."""

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.tui import reports
from tests.tui.driving import press, running

BURSTS = (
    *("f i n s u r enter d", "f q u i r y down enter c", "f z z enter escape n c"),
    *("e w h y ctrl+s n d", "e w h y tab a . b enter enter c", "e w h y escape n e a ctrl+s d"),
    *("/ v e l m enter n d", "/ v e l m escape n d", "V a a a d c"),
    *("t down enter c", "T p a p e r enter n c", ": m a t r i x enter c q"),
    *("m enter c", "m e h i ctrl+s q n u", "r enter c x u q", "r enter e h i ctrl+s d q"),
    *("F v e l m enter ] c", "? j q n c", "shift+tab j enter c"),
)


def key(name):
    """As the terminal sends it."""
    character = name if len(name) == 1 else None
    return events.Key(_character_to_key(name) if character else name, character)


async def after(sources, keys, *, at_once):
    """What stands, and where one is, when all of these were typed."""
    async with reports.driven(sources, size=(100, 30)) as (app, pilot, desk):
        if at_once:
            for name in keys.split():
                app._driver.send_message(key(name))
        else:
            await press(app, pilot, keys)
        for _ in range(40):
            await pilot.pause(0)
        main = app.screen_stack[0]
        standing = [
            (p.annotation.selector.exact, p.annotation.verdict, p.annotation.note)
            for article_id in desk.ids()
            for p in desk.placed(article_id)
        ]
        where = (type(app.screen).__name__, main.article_id, main.reader.at, main.filter, app.theme)
        return standing, where


@pytest.mark.parametrize("keys", BURSTS)
async def test_a_burst(keys, tmp_path, monkeypatch, tmp_path_factory):
    """As fast as a terminal can send them, and each after the one before."""
    sources = reports.write(tmp_path)
    slow = await after(sources, keys, at_once=False)
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"OBELOS_{name}", str(tmp_path_factory.mktemp(name)))
    assert await after(sources, keys, at_once=True) == slow


async def test_the_field_to_search_in_looks_alike_each_time():
    async with running() as (app, pilot, _):
        seen = []
        for keys in "/ a", "/ a", "/ b backspace a":
            await press(app, pilot, keys)
            seen.append(list(app.screen._compositor.render_strips()[-1]))
            app.post_message(events.AppBlur())
            app.post_message(events.AppFocus())
            await pilot.pause(0)
            await press(app, pilot, "escape j")
        assert seen[0] == seen[1] == seen[2]

"""A monkey at the keys: whatever is pressed, nothing breaks and what was saved stays whole."""

from random import Random

import pytest

import keymaps
from tests.tui import fakes
from tests.tui.driving import press, running
from tui.desk import folders, open_desk, settings

SIZES = ((80, 24), (120, 40), (200, 60), (40, 12), (20, 5), (119, 30), (7, 3))
NEVER = {"quit", "suspend"}
TYPED = ("a", "1", "é", "字", "\u202e", "[", "/]", "'")


def keys_of(name):
    keymap = keymaps.load(name)
    commands = (each.name for each in keymaps.COMMANDS if each.name not in NEVER)
    known = {key for each in commands for keys in keymap.of(each) for key in keys.split()}
    return sorted(known - {"q"})


def real_desk(folder):
    """Over the real store, so that what it keeps is looked at too."""
    for name, text in (
        ("a", fakes.HARBOUR),
        ("b", fakes.NORTHERN),
        ("c", fakes.RIDGE),
        ("d", fakes.NASTY[:900].replace("\ud800", "")),
    ):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    where = folders()
    desk = open_desk(where, settings(where.config, "ada"), [str(folder)])
    desk.read_next()
    return desk


async def let_loose(seed, strokes, keymap, folder):
    random, keys = Random(seed), keys_of(keymap)
    desk = real_desk(folder)
    async with running(desk, keymap=keymap) as (app, pilot, _):
        for _ in range(strokes):
            chance = random.random()
            if chance < 0.01:
                await pilot.resize_terminal(*random.choice(SIZES))
            elif chance < 0.03:
                await press(app, pilot, random.choice(TYPED))
            elif chance < 0.08:
                await press(app, pilot, "escape")
            else:
                await press(app, pilot, random.choice(keys))
            assert app._exception is None
    for article_id in desk.ids():
        text = desk.article(article_id).text
        for placed in desk.placed(article_id):
            span = placed.placement.span
            assert placed.annotation.selector.exact == span.of(text)
            assert placed.annotation.verdict in {None, "confirmed", "disputed", "unsourced"}
    shown = [desk.placed(article_id) for article_id in desk.ids()]
    desk.close()
    again = real_desk(folder)
    while again.read_next() is not None:
        pass
    assert [again.placed(article_id) for article_id in again.ids()] == shown
    again.close()


@pytest.mark.parametrize("keymap", keymaps.SHIPPED)
async def test_a_hundred_strokes(keymap, monkeypatch, tmp_path):
    """In every keymap, from a seed that can be repeated."""
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    await let_loose(1, 100, keymap, tmp_path)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20))
async def test_a_thousand_strokes(seed, monkeypatch, tmp_path):
    """Twenty thousand in all, in each keymap in turn."""
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    await let_loose(seed, 1000, keymaps.SHIPPED[seed % len(keymaps.SHIPPED)], tmp_path)

"""Verdicts of the user's own: a key each, seen where keys are seen, clashes told."""

import pytest

import keymaps
from model import BUILT_IN_VERDICTS, ObelosError, Verdict
from tests.tui import fakes
from tests.tui.driving import press, rows, text, verdicts
from tui.app import Obelos
from tui.cli.keymap import keymap_in_force
from tui.desk import folders, settings

TAGS = """\
[satire]
mark = "§"
help = "Not meant."
key = "s"

[stale]
mark = "="
"""


def in_force(home, tags, keymap=None):
    """The keymap with the verdicts of that file."""
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "tags.toml").write_text(tags, "utf-8")
    where = folders()
    return keymap_in_force(where, settings(where.config, "ada", keymap))


async def test_a_letter_of_its_own_tags_while_reading(home):
    """And a function key, where no letter was asked for; both are shown."""
    keymap = in_force(home, TAGS.replace('"s"', '"i"'))
    own = (Verdict("satire", "§", "Not meant."), Verdict("stale", "=", ""))
    desk = fakes.desk(verdicts=(*BUILT_IN_VERDICTS, *own))
    app = Obelos(desk, keymap, theme="ink")
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        await press(app, pilot, "escape")
        panel = "\n".join(row[116:] for row in rows(app))
        assert "i satire" in panel
        assert "F6 stale" in panel
        assert "u unsourced  i satire  F6 stale" in rows(app)[-1]
        await press(app, pilot, "i f6 f7")
        assert [verdict for _, verdict in verdicts(desk)] == ["satire", "stale"]
        assert "no such verdict" in rows(app)[-1]
        await press(app, pilot, "?")
        seen = text(app)
        assert "tag as satire" in seen
        assert "i  F5" in seen
        assert "third verdict of your own" not in seen
        await press(app, pilot, "q : t a g space a s")
        seen = text(app)
        assert "tag as stale" in seen
        assert "verdict of your own" not in seen


@pytest.mark.parametrize(
    ("key", "keymap", "why"),
    [
        ("c", "default", 'it means "confirmed"'),
        ("s", "default", 'it means "extend_sentence"'),
        ("3", "default", "it begins a number"),
        ("g", "vim", "other keys begin with it"),
        ("ctrl+m", "default", "a terminal sends it as enter"),
        ("ss", "default", "there is no such key"),
    ],
)
def test_a_key_that_is_taken_is_told_with_its_place(home, key, keymap, why):
    """Wherever verdicts are given, so that no key means one thing here and another there."""
    with pytest.raises(ObelosError) as told:
        in_force(home, TAGS.replace('"s"', f'"{key}"'), keymap)
    assert f'tags.toml:4: "{key}" cannot be the key of a verdict' in str(told.value)
    assert why in str(told.value)


def test_two_verdicts_cannot_have_one_key(home):
    """The second is told."""
    with pytest.raises(ObelosError, match=r'tags.toml:8: "i" .* "own_verdict_1"'):
        in_force(home, TAGS.replace('"s"', '"i"') + 'key = "i"\n')


def test_without_verdicts_of_ones_own_keymaps_are_as_they_ship(home):
    assert keymap_in_force(folders(), settings(folders().config, "ada")) == keymaps.load()

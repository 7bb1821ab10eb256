"""Keys as the terminal sends them are named as keymap files name them."""

import pytest
from textual import events

import keymaps
from tui.screens.keyed import key_of


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"),
        ("G", "G", "G"),
        ("question_mark", "?", "?"),
        ("right_square_bracket", "]", "]"),
        ("space", " ", "space"),
        ("plus", "+", "+"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("ctrl+underscore", "\x1f", "ctrl+_"),
        ("alt+less_than_sign", None, "alt+<"),
        ("alt+v", None, "alt+v"),
        ("shift+tab", None, "shift+tab"),
        ("escape", "\x1b", "escape"),
        ("pagedown", None, "pagedown"),
        ("é", "é", "é"),
    ],
)
def test_names(key, character, name):
    """(as Textual says it, what it prints, as we say it)."""
    assert key_of(events.Key(key, character)) == name


def test_every_key_of_every_keymap_can_be_typed():
    """Each is a name that a terminal's key ends up with."""
    for map_name in keymaps.SHIPPED:
        keymap = keymaps.load(map_name)
        for each in keymaps.COMMANDS:
            for sequence in keymap.of(each.name):
                for key in sequence.split():
                    typed = events.Key(key, key if len(key) == 1 else None)
                    assert key_of(typed) == key

"""Keys mean what the keymap files say, whatever was held before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import keymaps
from keymaps import NOTHING_HELD, Cancelled, Held, Matched, NotFound, Pending

DEFAULT = keymaps.load("default")
VIM = keymaps.load("vim")


@pytest.mark.parametrize(
    ("keymap", "context", "typed", "reply"),
    [
        (DEFAULT, "everywhere", "j", Matched("line_down")),
        (DEFAULT, "everywhere", "3 n", Matched("next_statement", 3)),
        (DEFAULT, "everywhere", "1 0 j", Matched("line_down", 10)),
        (DEFAULT, "everywhere", "0", NotFound(("0",))),
        (DEFAULT, "everywhere", "3 escape", Cancelled()),
        (DEFAULT, "everywhere", "escape", Matched("cancel")),
        (DEFAULT, "everywhere", "3", Pending(Held((), 3))),
        (DEFAULT, "searching", "n", Matched("next_hit")),
        (DEFAULT, "searching", "c", Matched("confirmed")),
        (DEFAULT, "selecting", "l", Matched("move_right")),
        (VIM, "everywhere", "g g", Matched("top")),
        (VIM, "everywhere", "2 g g", Matched("top", 2)),
        (VIM, "everywhere", "g", Pending(Held(("g",)))),
        (VIM, "everywhere", "g escape", Cancelled()),
        (VIM, "everywhere", "g j", NotFound(("g", "j"))),
        (VIM, "searching", "N", Matched("previous_hit")),
    ],
)
def test_what_is_typed_means(keymap, context, typed, reply):
    """Sequences, counts and the narrower place first."""
    held = NOTHING_HELD
    *before, last = typed.split()
    for key in before:
        pending = keymap.press(context, held, key)
        assert isinstance(pending, Pending)
        held = pending.held
    assert keymap.press(context, held, last) == reply


@given(
    st.sampled_from(keymaps.SHIPPED),
    st.sampled_from(keymaps.CONTEXTS),
    st.lists(
        st.sampled_from(["g", "3", "n", "escape", "]", "[", "ctrl+w", "j", "0", "9"]), max_size=12
    ),
)
def test_no_keys_get_stuck(name, context, typed):
    """Whatever is typed, escape leaves nothing held."""
    keymap, held = keymaps.load(name), NOTHING_HELD
    for key in typed:
        reply = keymap.press(context, held, key)
        held = reply.held if isinstance(reply, Pending) else NOTHING_HELD
    assert not isinstance(keymap.press(context, held, "escape"), Pending)


@pytest.mark.parametrize("name", keymaps.SHIPPED)
def test_every_sequence_can_be_typed(name):
    """Each sequence reaches its own command in the place where it is heard."""
    keymap = keymaps.load(name)
    for each in keymaps.COMMANDS:
        for sequence in keymap.of(each.name):
            held, reply = NOTHING_HELD, None
            for key in sequence.split():
                reply = keymap.press(each.context, held, key)
                held = reply.held if isinstance(reply, Pending) else NOTHING_HELD
            assert reply == Matched(each.name)


def test_the_default_gives_every_command_a_key():
    """Nothing is reached only by the mouse or the palette."""
    assert [each.name for each in keymaps.COMMANDS if not DEFAULT.of(each.name)] == []


def test_commands_have_one_name_and_one_line_each():
    """A catalogue, not a list with doubles."""
    names = [each.name for each in keymaps.COMMANDS]
    assert len(names) == len(set(names))
    assert all(each.help and "\n" not in each.help for each in keymaps.COMMANDS)
    assert not any(each.help.endswith(".") for each in keymaps.COMMANDS)

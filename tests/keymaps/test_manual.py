"""Help, hints and manual say what the catalogue says."""

from pathlib import Path

import keymaps

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_on_keys_is_fresh():
    """`docs/screenshots/make.py` writes it anew."""
    assert PAGE.read_text("utf-8") == keymaps.markdown(
        tuple(keymaps.load(name) for name in keymaps.SHIPPED)
    )


def test_every_command_is_in_the_plain_list():
    """What `obelos keys` prints leaves nothing out."""
    listed = keymaps.describe(keymaps.load("vim"))
    assert all(each.name in listed and each.help in listed for each in keymaps.COMMANDS)


def test_hints_name_the_keys_in_force():
    """A remapped key changes the hint."""
    default, vim = keymaps.load("default"), keymaps.load("vim")
    assert list(keymaps.hints(default, "everywhere", ("note", "quit"))) == [("e", "note")]
    assert list(keymaps.hints(vim, "everywhere", ("note",))) == [("i", "note")]


def test_hints_do_not_name_what_means_something_else_here():
    """While searching, `n` goes to the next hit and not to the next statement."""
    names = ("next_statement", "next_hit")
    default = keymaps.load("default")
    assert list(keymaps.hints(default, "searching", names)) == [("n", "next hit")]
    assert list(keymaps.hints(default, "everywhere", names)) == [("n", "next")]


def test_keys_are_shown_as_people_say_them():
    """Sequences stay apart, modifiers are capitals."""
    assert keymaps.shown("ctrl+d") == "Ctrl+D"
    assert keymaps.shown("g pageup") == "g PgUp"

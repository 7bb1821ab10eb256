"""What is wrong in a keymap file is told with file, line and one sentence."""

import pytest

import keymaps
from model import ObelosError


def overlay(folder, text):
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_ones_own_changes_only_its_lines(tmp_path):
    """The rest stays as it was."""
    keymap = keymaps.load("default", overlay(tmp_path, 'matrix = ["M", "g m"]\ntop = "g g"\n'))
    assert keymap.of("matrix") == ("M", "g m")
    assert keymap.of("top") == ("g g",)
    assert keymap.of("review") == ("r",)


def test_a_command_can_lose_its_keys(tmp_path):
    """An empty list is obeyed."""
    keymap = keymaps.load("default", overlay(tmp_path, "quit = []\n"))
    assert keymap.press("everywhere", keymaps.NOTHING_HELD, "q") == keymaps.NotFound(("q",))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nmtrix = ["m"]\n', 2, 'There is no command "mtrix"'),
        ('matrix = ["hyper+m"]\n', 1, '"hyper+m" cannot be a key: there is no such key'),
        ('matrix = ["pgdwn"]\n', 1, '"pgdwn" cannot be a key'),
        ('matrix = ["ctrl+i"]\n', 1, "a terminal sends it as tab"),
        ('matrix = ["shift+m"]\n', 1, 'write the character itself, "M"'),
        ('matrix = [""]\n', 1, "is empty"),
        ('matrix = ["g escape"]\n', 1, "escape gives up"),
        ("matrix = 3\n", 1, "must be a list of strings"),
        ("# mine\n\nmatrix = [\n", 3, "not valid TOML"),
        ('matrix = ["j"]\n', 1, '"j" cannot mean "matrix", since it means "line_down"'),
        ('matrix = ["g m"]\n', 1, '"g m" for "matrix" and "g" for "top" begin alike'),
        ('top = ["M m"]\nmatrix = ["M"]\n', 2, "begin alike"),
        ('top = ["M"]\nmatrix = ["M"]\n', 2, '"M" cannot mean "matrix", since it means "top"'),
        ('matrix = ["M", "M"]\n', 1, "listed twice"),
        ('based_on = "nano"\n', 1, 'no keymap "nano" to build on'),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line, words):
    """One sentence that begins with file:line."""
    path = overlay(tmp_path, text)
    arguments = (path,) if "based_on" in text else ("default", path)
    with pytest.raises(ObelosError) as error:
        keymaps.load(*arguments)
    message = str(error.value)
    assert message.startswith(f"{path}:{line}: ")
    assert words in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_keymap_that_is_not_there(tmp_path):
    """Neither a name nor a file ends in a traceback."""
    with pytest.raises(ObelosError, match="There is no keymap"):
        keymaps.load("nano")
    with pytest.raises(ObelosError, match="cannot be read"):
        keymaps.load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    with pytest.raises(ObelosError, match="not UTF-8"):
        keymaps.load(tmp_path / "latin.toml")


def test_a_file_may_stand_on_a_shipped_keymap(tmp_path):
    """`based_on` lays it over that one."""
    path = overlay(tmp_path, 'based_on = "vim"\nmatrix = ["M"]\n')
    keymap = keymaps.load(path)
    assert keymap.of("top") == ("g g", "home")
    assert keymap.name == "mine"


def test_the_same_keys_may_mean_something_else_in_a_narrower_place(tmp_path):
    """`n` walks statements, and hits while searching."""
    keymap = keymaps.load("default", overlay(tmp_path, 'extend_word = ["n"]\n'))
    held = keymaps.NOTHING_HELD
    assert keymap.press("selecting", held, "n") == keymaps.Matched("extend_word")
    assert keymap.press("everywhere", held, "n") == keymaps.Matched("next_statement")

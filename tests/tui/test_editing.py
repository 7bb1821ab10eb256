"""A note goes through the reader's own editor and comes back."""

import sys
from contextlib import nullcontext

import pytest

from model import ObelosError
from tests.tui.driving import press, rows, running, text
from tui.editing import edited, editor_in


def script(folder, code):
    path = folder / "editor.py"
    path.write_text(code, "utf-8")
    return f"{sys.executable} {path}"


def test_what_the_editor_wrote_comes_back(tmp_path):
    code = (
        "import sys\nwith open(sys.argv[1], 'a', encoding='utf-8') as f:\n    f.write(' more\\n')"
    )
    command = script(tmp_path, code)
    assert edited("some ünd", {"EDITOR": command}) == "some ünd more"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "names an editor"),
        ({"EDITOR": "/no/such/editor"}, "cannot be run"),
        ({"EDITOR": "'"}, "cannot be run"),
    ],
)
def test_an_editor_that_cannot_be_had_is_one_sentence(environment, words):
    with pytest.raises(ObelosError, match=words):
        edited("", environment)


def test_an_editor_that_gives_up_changes_nothing(tmp_path):
    with pytest.raises(ObelosError, match="ended with 3"):
        edited("", {"VISUAL": script(tmp_path, "import sys; sys.exit(3)")})


def test_visual_goes_before_editor():
    assert editor_in({"VISUAL": "a", "EDITOR": "b"}) == "a"


async def test_from_the_note_and_back(monkeypatch):
    """Ctrl+O; without an editor it is said, and the note stays."""
    async with running() as (app, pilot, desk):
        monkeypatch.setattr(app, "suspend", nullcontext)
        monkeypatch.setattr("tui.screens.noting.edited", lambda text: f"{text} from outside")
        await press(app, pilot, "e h i ctrl+o ctrl+s")
        assert desk.placed("harbour")[0].annotation.note == "hi from outside"

        def none(text):
            raise ObelosError("Neither VISUAL nor EDITOR names an editor.")

        monkeypatch.setattr("tui.screens.noting.edited", none)
        await press(app, pilot, "e ctrl+o")
        assert "names an editor" in text(app)
        await press(app, pilot, "ctrl+s")
        assert "saved" in rows(app)[-1]

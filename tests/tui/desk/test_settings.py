"""The settings are what the page on them says."""

import re
from pathlib import Path

import pytest

import keymaps
from model import ObelosError
from tui.desk import settings
from tui.desk.config import _KNOWN

PAGE = (Path(__file__).parents[3] / "docs" / "settings.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"## `(\w+\.toml)`\n.*?```toml\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def config(home, monkeypatch):
    """The files as the page shows them."""
    monkeypatch.delenv("OBELOS_REVIEWER")
    folder = home / "config"
    folder.mkdir()
    for name, text in BLOCKS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_the_page_names_every_setting(config, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    found = settings(config)
    assert re.findall(r"(?m)^(\w+) =", BLOCKS["config.toml"]) == list(_KNOWN)
    assert (found.reviewer, found.store, found.keymap) == ("ana", "/home/ana/tags", "vim")
    assert (found.theme, found.blind, found.allow_private) == ("terminal", True, True)
    assert found.verdicts[-1].name == "misleading"


def test_its_keys_are_keys(config):
    keymap = keymaps.load("default", config / "keys.toml")
    assert keymap.of("quit") == ("q", "ctrl+x q")
    assert keymap.of("suspend") == ()


@pytest.mark.parametrize(
    ("line", "named"),
    [("keymap = 'mine.toml'", "mine.toml"), ("store = 'tags'", "tags")],
)
def test_what_lies_beside_the_settings_is_found_from_everywhere(config, line, named):
    (config / "config.toml").write_text(line, "utf-8")
    found = settings(config)
    assert str(config / named) in (found.keymap, found.store)


@pytest.mark.parametrize("named", ["argument", "environment"])
def test_a_name_in_another_encoding_is_refused(home, monkeypatch, named):
    """As it comes from a shell that speaks Latin-1: a session could not be kept under it."""
    monkeypatch.setenv("OBELOS_REVIEWER", "Jos\udce9" if named == "environment" else "ada")
    with pytest.raises(ObelosError, match="not in UTF-8"):
        settings(home / "config", "Jos\udce9" if named == "argument" else None)


@pytest.mark.parametrize("line", ["blind = 'yes'", "reviewer = 3", "keynap = 'vim'"])
def test_what_is_wrong_is_told_with_its_name(config, line):
    (config / "config.toml").write_text(line, "utf-8")
    with pytest.raises(ObelosError, match=r"config\.toml: .*" + line.split()[0]):
        settings(config)

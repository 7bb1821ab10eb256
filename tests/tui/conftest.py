"""What the tests of the screen share: the same terminal wherever they run."""

import pytest


@pytest.fixture(autouse=True)
def _colours(monkeypatch):
    """All colours, whoever starts the tests."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _collected(monkeypatch):
    """The collector outlives the program here: what one leaves behind is no longer of use."""
    monkeypatch.setattr("tui.app.tidy", lambda: None)

"""What all tests share: folders of their own, so that no test touches a user's."""

import time

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """A home of its own for each test, with nothing in it yet."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"OBELOS_{name}", str(folder / name.lower()))
    monkeypatch.delenv("OBELOS_STORE", raising=False)
    monkeypatch.setenv("OBELOS_REVIEWER", "ada")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return folder

"""What takes long is made beside the keys: they go on, and what was asked for last counts."""

import threading

import pytest

from tests.tui import reports
from tests.tui.driving import press, text
from tui.screens.gathering import Gatherer


@pytest.fixture
def sources(tmp_path):
    return reports.write(tmp_path)


async def arrived(app, pilot):
    """Wait for what is being gathered."""
    for _ in range(2000):
        await pilot.pause(0)
        if not app.screen.gatherer.at_work:
            break
        threading.Event().wait(0.001)
    assert not app.screen.gatherer.at_work
    await pilot.pause(0)


async def test_keys_go_on_while_it_is_gathered(sources, monkeypatch):
    """The screen is there at once, says what it does, and can be left."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        gate, groups = threading.Event(), desk.groups
        monkeypatch.setattr(desk, "groups", lambda: gate.wait(60) and groups())
        await press(app, pilot, "m")
        assert "gathering …" in text(app)
        await press(app, pilot, "j c l n e s")
        assert reports.verdicts(desk) == []
        gate.set()
        await arrived(app, pilot)
        assert "most disputed first" in text(app)
        assert len(app.screen.board.rows) == 3
        gate.clear()
        await press(app, pilot, "q m q m")
        gate.set()
        await arrived(app, pilot)
        assert "The port of Velm lost 40 containers" in text(app)
        await press(app, pilot, "c")
        assert len(reports.verdicts(desk)) == 1


async def test_strokes_made_meanwhile_are_kept(sources, monkeypatch):
    """What is gathered anew takes no stroke back that was made while it was."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        await press(app, pilot, "r")
        await arrived(app, pilot)
        await press(app, pilot, "enter")
        await arrived(app, pilot)
        gate, passed = threading.Event(), desk.passed
        monkeypatch.setattr(desk, "passed", lambda: gate.wait(60) and passed())
        app.screen.renew()
        await press(app, pilot, "c d")
        gate.set()
        await arrived(app, pilot)
        assert len(app.screen.session.decided) == 2
        assert app.screen.item.known not in app.screen.session.decided


async def test_what_goes_wrong_is_told(sources, monkeypatch):
    async with reports.driven(sources) as (app, pilot, desk):

        def broken():
            raise ValueError("a [/] broken link")

        monkeypatch.setattr(desk, "groups", broken)
        await press(app, pilot, "m")
        assert "a [/] broken link" in text(app)
        await press(app, pilot, "j q")


def test_only_what_was_asked_for_last_counts(monkeypatch):
    monkeypatch.setattr("tui.screens.gathering.WAIT", 0.0)
    posted, gate = [], threading.Event()
    came = threading.Semaphore(0)
    gatherer = Gatherer(lambda message: (posted.append(message.parcel), came.release()))
    assert gatherer.ask(lambda: gate.wait(60) and 1, print) is None
    assert gatherer.ask(lambda: gate.wait(60) and 2, print) is None
    gate.set()
    for _ in range(2):
        assert came.acquire(timeout=60)
    by_value = {parcel.value: parcel for parcel in posted}
    assert not gatherer.is_last(by_value[1])
    assert gatherer.at_work
    assert gatherer.is_last(by_value[2])
    assert not gatherer.at_work

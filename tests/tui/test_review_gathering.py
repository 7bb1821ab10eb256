"""What takes long is made beside the keys: they go on, and what was asked for last counts."""

import asyncio
import threading

import pytest
from textual import events

from tests.tui import reports
from tests.tui.driving import press, text
from tui.screens import matrix_face
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


async def begun(app, pilot):
    """Wait for the first of what is being gathered."""
    for _ in range(2000):
        await pilot.pause(0)
        if not app.screen.empty:
            break
        threading.Event().wait(0.001)
    assert not app.screen.empty
    assert app.screen.gatherer.at_work


async def in_session(app, pilot):
    """Begin the first session there is."""
    for key in ("r", "enter"):
        await press(app, pilot, key)
        await arrived(app, pilot)


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


async def test_over_many_reports_no_key_waits(sources, monkeypatch):
    """What cannot be there soon is not waited for."""
    monkeypatch.setattr("tui.screens.sheet.FEW", 0)
    async with reports.driven(sources, wait=600.0) as (app, pilot, desk):
        gate, groups = threading.Event(), desk.groups
        monkeypatch.setattr(desk, "groups", lambda: gate.wait(60) and groups())
        await press(app, pilot, "m")
        assert "gathering …" in text(app)
        gate.set()
        await arrived(app, pilot)
        assert "The port of Velm lost 40 containers" in text(app)


async def test_threads_beside_go_on_when_a_key_is_shown(sources):
    """Neither while it is worked on nor while what it changed is on its way to the terminal."""
    async with reports.driven(sources) as (app, _, _):
        for _ in range(2):
            await app.on_event(events.Key("j", "j"))
            assert not app.still.is_set()
        assert await asyncio.to_thread(app.still.wait, 60)


async def test_strokes_made_meanwhile_are_kept(sources, monkeypatch):
    """What is gathered anew takes no stroke back that was made while it was."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        await in_session(app, pilot)
        gate, passed = threading.Event(), desk.sessions.passed
        monkeypatch.setattr(desk.sessions, "passed", lambda: gate.wait(60) and passed())
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
    gatherer = Gatherer(lambda message: (posted.append(message.parcel), came.release()), bool)
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


async def test_the_queues_can_be_chosen_before_they_are_counted(sources, monkeypatch):
    """And the session begins with what is found first, while the rest is gathered."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        gate, cases = threading.Event(), desk.disagreements
        monkeypatch.setattr(desk, "disagreements", lambda: gate.wait(60) and cases())
        await press(app, pilot, "r")
        assert "Untagged · all reports" in text(app)
        assert "waiting" not in text(app)
        await press(app, pilot, "enter")
        await begun(app, pilot)
        assert " / …" in text(app)
        await press(app, pilot, "c")
        assert [verdict for _, _, verdict in reports.verdicts(desk)] == ["confirmed"]
        item = app.screen.item
        gate.set()
        await arrived(app, pilot)
        assert app.screen.item == item
        assert f"1 / {app.screen.total}" in text(app)
        assert app.screen.total > 5


async def test_a_session_goes_on_where_it_stopped_before_all_is_gathered(sources, monkeypatch):
    """Or waits, when that is not among the first that are found."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        await in_session(app, pilot)
        await press(app, pilot, "c d c u c")
        item = app.screen.item
        await press(app, pilot, "q")
        gate, cases = threading.Event(), desk.disagreements
        monkeypatch.setattr(desk, "disagreements", lambda: gate.wait(60) and cases())
        await press(app, pilot, "R")
        await begun(app, pilot)
        assert app.screen.item == item
        gate.set()
        await arrived(app, pilot)
        assert app.screen.item == item


@pytest.mark.parametrize("order", ["", "s s"])
async def test_the_first_rows_of_the_matrix_are_there_before_all_of_it(sources, monkeypatch, order):
    """The same rows in the same places; the cursor that moved meanwhile stays."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        await press(app, pilot, "m")
        await arrived(app, pilot)
        await press(app, pilot, f"{order} q")
        gate, made = threading.Event(), matrix_face.grouped_rows

        def slowly(groups, *others):
            groups = tuple(groups)
            if len(groups) == len(desk.groups()):
                gate.wait(60)
            return made(groups, *others)

        monkeypatch.setattr(matrix_face, "SOON", 2)
        monkeypatch.setattr(matrix_face, "grouped_rows", slowly)
        await press(app, pilot, "m")
        await begun(app, pilot)
        assert len(app.screen.board.rows) == 2
        await press(app, pilot, "j l")
        first, told, columns = app.screen.board.rows, app.screen.told, app.screen.board.columns
        gate.set()
        await arrived(app, pilot)
        assert app.screen.board.rows[:2] == first
        assert len(app.screen.board.rows) == 3
        assert (app.screen.told, app.screen.board.columns) == (told, columns)


async def test_a_verdict_on_what_is_not_there_yet_is_refused_and_said(sources, monkeypatch):
    """A key typed too early falls on nothing unseen."""
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        gate, groups = threading.Event(), desk.groups
        monkeypatch.setattr(desk, "groups", lambda: gate.wait(60) and groups())
        await press(app, pilot, "m c")
        assert "Not yet" in text(app)
        gate.set()
        await arrived(app, pilot)
        assert reports.verdicts(desk) == []


async def test_names_gathered_anew_stand_in_the_order_asked_for_since(sources, monkeypatch):
    async with reports.driven(sources, wait=0.0) as (app, pilot, desk):
        await press(app, pilot, "w")
        await arrived(app, pilot)
        gate, analysis = threading.Event(), desk.analysis

        def kept_waiting(known):
            # Not who draws the reports beside ahead: that is the screen itself.
            if threading.current_thread() is not threading.main_thread():
                assert gate.wait(60)
            return analysis(known)

        monkeypatch.setattr(desk, "analysis", kept_waiting)
        app.screen.renew()
        await press(app, pilot, "s s")
        gate.set()
        await arrived(app, pilot)
        names = [each.name for each in app.screen.names]
        assert len(names) > 3
        assert names == sorted(names, key=str.casefold)

"""A screen that is used again is like one made for the occasion, and costs nothing meanwhile."""

import threading
from random import Random

import pytest
from textual import events

from tests.tui import fakes, reports
from tests.tui.driving import press, rows, running, text
from tui.screens import reused
from tui.screens.gathering import ForgottenError, Gatherer
from tui.widgets.fields import Typed

USES = (
    *("? j j", "? space", "f", "f i n s down", "f v e l m enter", "F", "F u n", "w", "w j j s"),
    *("w / v e escape", "w / v enter", "w j J", "!", "P", ": s", ": t h e m e enter", "T"),
    *("T p a p e r enter", "T i n k enter", "e a b c", "e tab x enter", "e x ctrl+s", "n c"),
    *("m j l", "m s ? j", "m e q", "m t d", "m c z", "r j", "r enter c", "r enter ? q e z ctrl+s"),
    *("r enter x s", "r enter s W x", "t d", "t down enter", "D", "] n", "9 w", "3 r"),
    *("escape", "escape escape", "q", "backspace", "up down", "u", "x", "z"),
)
"""Keys that open something, do something there, and leave it or do not."""

SIZES = ((120, 40), (80, 24), (100, 30), (60, 12))


def forget_screens(app):
    """Have the next to be opened made anew, but for those that are seen."""
    for name, screen in tuple(app._installed_screens.items()):
        if screen not in app.screen_stack:
            app.uninstall_screen(name)


async def seen_after(sources, uses, *, anew=False):
    """What is on the terminal after each of these, with its colours, and the screen it is on."""
    seen = []
    async with reports.driven(sources, size=(100, 30)) as (app, pilot, _):
        for keys, size in uses:
            if size is not None:
                await pilot.resize_terminal(*size)
            for key in keys.split():
                if anew:
                    forget_screens(app)
                await press(app, pilot, key)
            for field in app.screen.query("Field, Editor"):
                field.cursor_blink = False
                field._cursor_visible = True
            for _ in range(3):
                await pilot.pause(0)
            strips = app.screen._compositor.render_strips()
            styled = [(s.text, s.style) for strip in strips for s in strip.simplify()]
            seen.append((type(app.screen).__name__, rows(app), styled))
    return seen


@pytest.mark.parametrize("seed", range(4))
async def test_as_if_it_were_new(seed, tmp_path, monkeypatch, tmp_path_factory):
    """Whatever was done in it before, at whatever size, in whatever colours."""
    monkeypatch.setattr("tui.session.LONGEST_PAUSE", 0.0)
    random, sources = Random(seed), reports.write(tmp_path)
    uses = [
        (random.choice(USES), random.choice(SIZES) if random.random() < 0.15 else None)
        for _ in range(50)
    ]
    used_again = await seen_after(sources, uses)
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"OBELOS_{name}", str(tmp_path_factory.mktemp(name)))
    made_anew = await seen_after(sources, uses, anew=True)
    for use, one, other in zip(uses, used_again, made_anew, strict=True):
        assert one[:2] == other[:2], use
        different = [pair for pair in zip(one[2], other[2], strict=True) if pair[0] != pair[1]]
        assert not different, use


async def all_mounted(app, pilot):
    """Let all of them be mounted, as they are in a pause."""
    for _ in app.screen._mounted:
        await pilot.pause(0)


OPENS = {
    **{"?": "Help", "f": "Picker", "e": "NoteEditor", "m": "Matrix", "w": "Names"},
    **{"!": "Orphans", "P": "Problems", "r": "ReviewStart"},
}


async def test_they_are_mounted_in_a_pause(tmp_path):
    """Then no key has to wait for it, and a screen is the same each time."""
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, _):
        await all_mounted(app, pilot)
        there = dict(app._installed_screens)
        assert set(OPENS.values()) <= set(there)
        assert all(screen.is_mounted and screen.outer_size == app.size for screen in there.values())
        for key, name in OPENS.items():
            for _ in range(2):
                await press(app, pilot, key)
                assert app.screen is there[name]
                await press(app, pilot, "escape")
        assert [type(screen).__name__ for screen in app.screen_stack] == ["Main"]
        assert dict(app._installed_screens) == there


@pytest.mark.parametrize("steps", range(8))
async def test_opened_while_it_is_being_mounted(steps, monkeypatch):
    """A key does not wait until all is done, and what is typed next belongs to what it opened."""
    monkeypatch.setattr("tui.spare.Spare.begin", lambda self, steps: None)
    async with running() as (app, pilot, _):
        main = app.screen
        main._unloaded.clear()
        for _ in range(steps):
            next(main._mounted)
        for key in ("f", "q", "u", "a", "y"):
            app._driver.send_message(events.Key(key, key))
        for _ in range(40):
            await pilot.pause(0)
        assert app.screen.field.value == "quay"
        assert "quay" in text(app)
        for _ in main._mounted:
            await pilot.pause(0)
        await press(app, pilot, "escape f")
        assert app.screen.field.value == ""


async def test_no_cursor_blinks_in_what_is_put_away():
    """Neither before its first use nor after one."""
    async with running() as (app, pilot, _):
        await all_mounted(app, pilot)
        for keys in ("", "f a escape", "e tab escape", "t escape"):
            await press(app, pilot, keys)
            fields = [
                field
                for screen in app._installed_screens.values()
                for field in screen.walk_children(Typed)
            ]
            assert len(fields) >= 4
            for field in fields:
                timer = getattr(field, "_blink_timer", None) or field.blink_timer
                assert not timer._active.is_set()
        await press(app, pilot, "f")
        assert app.screen.field._blink_timer._active.is_set()


async def test_what_is_put_away_keeps_nothing(tmp_path):
    """A list of all names may be long."""
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, _):
        await press(app, pilot, "w")
        names = app.screen
        assert names.every
        await press(app, pilot, "escape")
        assert not names.every
        assert not names.names


async def test_two_of_one_kind():
    """One that is in use is left alone."""
    async with running() as (app, pilot, _):
        await press(app, pilot, "?")
        shown = app.screen
        other = reused.reused(app, type(shown), app.screen_stack[0].keymap)
        assert other is not shown
        await press(app, pilot, "escape")
        assert reused.reused(app, type(shown), app.screen_stack[0].keymap) is shown


async def test_what_was_gathered_for_an_earlier_use_does_not_arrive(tmp_path, monkeypatch):
    """Though it is there at last."""
    async with reports.driven(reports.write(tmp_path), wait=0.0) as (app, pilot, desk):
        gate, analysis = threading.Event(), desk.analysis

        def late(known):
            if threading.current_thread().name == "gatherer":
                gate.wait(60)
            return analysis(known)

        monkeypatch.setattr(desk, "analysis", late)
        await press(app, pilot, "w")
        names = app.screen
        taken = []
        monkeypatch.setattr(names, "_take_in", taken.append)
        await press(app, pilot, "escape")
        earlier = [each for each in threading.enumerate() if each.name == "gatherer"]
        gate.set()
        for each in earlier:
            each.join(60)
        for _ in range(4):
            await pilot.pause(0)
        assert not taken
        assert not names.gatherer.at_work


async def test_a_note_over_a_sheet_survives_the_terminal(tmp_path):
    """As one over the reader does."""
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, _):
        await press(app, pilot, "m e o n e")
        app.hang_up()
        assert [draft.note for _, draft in app.screen_stack[0].drafts] == ["one"]


async def test_help_over_another_screen_and_back():
    """Each time from its first line."""
    async with running(fakes.desk(), size=(80, 12)) as (app, pilot, _):
        await press(app, pilot, "?")
        first = text(app)
        await press(app, pilot, "G escape w ?")
        assert text(app) == first


def test_nobody_waits_any_more(monkeypatch):
    """What is forgotten ends at its next step; what is late gives way to keys."""
    monkeypatch.setattr("tui.screens.gathering.WAIT", 0.0)
    gate, ways, posted = threading.Event(), [], threading.Event()
    ended, steps = [], []

    def items():
        yield 1
        gate.wait(60)
        yield 2
        yield 3

    def make():
        try:
            return [steps.append(each) for each in gatherer.patiently(items())]
        except ForgottenError:
            ended.append(True)
            raise

    gatherer = Gatherer(lambda message: posted.set(), lambda: ways.append(True))
    gatherer.ask(make, print)
    gatherer.forget()
    making = [each for each in threading.enumerate() if each.name == "gatherer"]
    gate.set()
    for each in making:
        each.join(60)
    assert ended
    # Once before it began, once before it let go of what it had.
    assert len(ways) >= 2
    assert steps in ([], [1])
    assert not posted.is_set()
    gate.clear()
    assert gatherer.ask(make, print) is None
    gate.set()
    assert posted.wait(60)
    assert ways
    ways.clear()
    monkeypatch.setattr("tui.screens.gathering.WAIT", 60.0)
    assert gatherer.ask(make, print) is not None
    assert not ways

"""What a key sends to the terminal leaves there what drawing everything anew would."""

import re
from random import Random
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.tui.driving import press, running, text
from tests.tui.test_monkey import SIZES, keys_of, real_desk
from tui.app import Obelos
from tui.screens.over import _OverPainter
from tui.widgets.lines import LineView
from tui.widgets.paint import Painter
from tui.widgets.strips import Strips

TOKENS = re.compile(r"\x1b\[(\d+);(\d+)H|(\x1b\[[\d;]*m)|(\n)|([^\x1b\n]+)")


class Grid:
    """A terminal's cells: each a character with the colours it was written in."""

    def __init__(self):
        self.cells = {}

    def feed(self, sent):
        x = y = 0
        colours = ""
        end = 0
        for token in TOKENS.finditer(sent):
            assert token.start() == end, ascii(sent[end : token.start()])
            end = token.end()
            line, column, style, feed, text = token.groups()
            if line:
                x, y = int(column) - 1, int(line) - 1
            elif style:
                colours = "" if style == "\x1b[0m" else style
            elif feed:
                y += 1
            for character in text or "":
                self.cells[x, y] = character, colours
                x += cell_len(character)
        assert end == len(sent), ascii(sent[end:])


def whole(app):
    """Everything drawn anew, with nothing taken from what was drawn before."""
    grid = Grid()
    views = [view for screen in app.screen_stack for view in screen.query(LineView)]
    kept = [(view._drawn, view._strips) for view in views]
    for view in views:
        view._drawn, view._strips = {}, Strips(view)
    beneath, compositor = app._background_screens, app.screen._compositor
    unpainted = set(compositor._dirty_regions)  # To look at them paints nothing.
    with patch.object(_OverPainter, "render_full_update", Painter.render_full_update):
        update = app.screen._compositor.render_update(full=True, screen_stack=beneath)
    compositor._dirty_regions.update(unpainted)
    grid.feed(update.render_segments(app.console))
    for view, (drawn, strips) in zip(views, kept, strict=True):
        view._drawn, view._strips = drawn, strips
    return grid.cells


@pytest.fixture
def terminal(monkeypatch):
    """What is on the terminal, out of everything that was sent to it."""
    grid = Grid()
    display = Obelos._display

    def shown(self, screen, update):
        if isinstance(update, CompositorUpdate) and not self._batch_count:
            grid.feed(update.render_segments(self.console))
        display(self, screen, update)

    monkeypatch.setattr(Obelos, "_display", shown)
    return grid


async def agree(app, pilot, grid):
    """Whether both are the same, at the latest when Textual has done what was left to it."""
    for cursor in app.screen.query("Field, Editor"):
        cursor.cursor_blink = False
    for _ in range(100):
        seen = whole(app)
        if {at: cell for at, cell in grid.cells.items() if at in seen} == seen:
            return True
        await pilot.pause(0)
    return False


def test_textual_still_has_what_is_leant_on():
    """An upgrade of Textual that takes one of these away fails here, not before a reader."""
    app, screen = App(), Screen()
    leant_on = (
        (Compositor(), ("_dirty_regions", "visible_widgets", "update_widgets")),
        (Compositor(), ("render_partial_update", "render_update", "render_strips", "size")),
        (BackgroundScreen(screen, Color(0, 0, 0)), ("process_segments",)),
        (CompositorUpdate(), ("render_segments",)),
        (screen, ("_compositor", "_compositor_refresh", "is_current")),
        (Widget(), ("_repaint_required", "_layout_required", "_scroll_required")),
        (Widget(), ("render_lines", "outer_size", "check_idle", "notify_style_update")),
        (Widget(), ("_next_callbacks", "_pending_message", "is_mounted")),
        (app, ("_display", "_running", "_closed", "_driver", "_batch_count", "_sync_available")),
        (app, ("_flush_next_callbacks", "_notifications", "_unnotify")),
        (app, ("_register", "_next_callbacks", "_installed_screens", "_background_screens")),
        (app, ("_css_update_count", "_disable_tooltips", "is_screen_installed")),
        (screen, ("_refresh_layout", "_on_timer_update", "_layout_required")),
        (screen, ("_css_update_count", "_dirty_widgets", "_on_screen_resume")),
        (screen, ("_on_screen_suspend", "focused")),
        (Compositor(), ("render_full_update",)),
        *((field, ("_restart_blink", "_pause_blink")) for field in (Input(), TextArea())),
    )
    missing = [
        (type(each).__name__, name)
        for each, names in leant_on
        for name in names
        if name not in vars(each) and not hasattr(type(each), name)
    ]
    assert not missing
    assert type(screen._compositor) is Compositor


USUAL = ((120, 40), (80, 24), (60, 9))


@pytest.mark.parametrize("size", USUAL)
async def test_nothing_is_left_over(terminal, monkeypatch, tmp_path, size):
    """After any keys, at any size, under notices and under screens that lie over others."""
    await press_any(terminal, monkeypatch, tmp_path, size, Random(size[0]))


@pytest.mark.parametrize("seed", [314, 419])
async def test_notices_outlast_what_was_over_them(terminal, monkeypatch, tmp_path, seed):
    """Of other keys at random; after the first a notice was there and not to be seen."""
    random = Random(seed)
    await press_any(terminal, monkeypatch, tmp_path, random.choice(USUAL), random)


async def press_any(terminal, monkeypatch, tmp_path, size, random):
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    keys = keys_of("default")
    async with running(real_desk(tmp_path), size=size) as (app, pilot, _):
        for number in range(80):
            if number == 40:
                app.notify("A notice over the text.", markup=False)
            if random.random() < 0.05:
                await pilot.resize_terminal(*random.choice(SIZES))
            key = "escape" if random.random() < 0.1 else random.choice(keys)
            await press(app, pilot, key)
            assert await agree(app, pilot, terminal), key


@pytest.mark.parametrize("keys", ["/ v escape", "/ v enter", "tab tab / escape", "w o escape"])
@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_what_was_being_searched_for_leaves_nothing_behind(
    terminal, monkeypatch, tmp_path, size, keys
):
    """What changed where it stands is shown together with what moved."""
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    async with running(real_desk(tmp_path), size=size) as (app, pilot, _):
        for key in keys.split():
            await press(app, pilot, key)
            assert await agree(app, pilot, terminal), key


@pytest.mark.parametrize("sheet", ["ctrl+p", "m"])
async def test_notices_stay_where_a_screen_over_them_is_left(terminal, tmp_path, sheet):
    """Also when they came before and after it, and the terminal changed its size meanwhile."""
    async with running(real_desk(tmp_path)) as (app, pilot, _):
        app.notify("A notice over the text.", markup=False)
        await pilot.pause(0.05)
        await press(app, pilot, sheet)
        app.notify("Another one.", markup=False)
        await press(app, pilot, "x")
        await pilot.resize_terminal(200, 60)
        await press(app, pilot, "escape")
        assert await agree(app, pilot, terminal)


async def test_no_more_is_sent_than_changed(terminal):
    """The next statement changes lines of the text and the panel, and none of the list."""
    async with running() as (app, pilot, _):
        await press(app, pilot, "n")
        before = whole(app)
        terminal.cells.clear()
        await press(app, pilot, "n")
        after = whole(app)
        changed = {y for (x, y), cell in after.items() if before.get((x, y)) != cell}
        sent = {y for _, y in terminal.cells}
        assert changed
        assert changed <= sent
        assert len(sent - changed) < 3
        reader = app.screen.reader.region
        assert not any(x < reader.x and y < 39 for x, y in terminal.cells)


async def test_a_notice_over_the_text_stays(terminal):
    """What lies over the lines that changed is not painted away."""
    async with running(size=(100, 16)) as (app, pilot, _):
        app.notify("A notice over the text.", markup=False)
        await agree(app, pilot, terminal)
        await press(app, pilot, "j n n c")
        assert await agree(app, pilot, terminal)
        lines = {y for _, y in terminal.cells}
        seen = {y: "".join(terminal.cells[x, y][0] for x in range(100)) for y in lines}
        assert any("A notice over the text." in words for words in seen.values())


@pytest.mark.parametrize("keys", ["f", ":", "/"])
async def test_what_is_typed_is_shown_with_its_key(monkeypatch, keys):
    """Not on the next tick of a clock; and its end is seen where it is longer than its field."""
    answer, late = Obelos._answer, []

    async def answered(self, event):
        await answer(self, event)
        seen = self.screen._compositor.visible_widgets
        late.append(any(each._repaint_required or each._layout_required for each in seen))

    monkeypatch.setattr(Obelos, "_answer", answered)
    async with running(size=(60, 20)) as (app, pilot, _):
        await press(app, pilot, keys)
        late.clear()
        await press(app, pilot, " ".join("abc" * 8))
        assert len(late) == 24
        # Where the app was told something else meanwhile, Textual paints after that.
        assert sum(late) <= 4
        await press(app, pilot, " ".join("abc" * 22 + "z"))
        assert "abcabcabcz" in text(app)

"""The program on the terminal: colours, filter, first screen; knows no commands."""

import asyncio
import gc
import logging
import os
import select
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from keymaps import Keymap
from tui.screens.keyed import TakesKeys, heard
from tui.screens.main import Main
from tui.screens.warnings import LONG
from tui.shown import shown_line
from tui.themes import DEFAULTS, THEMES, fitting, for_colours
from tui.tidying import tidy
from tui.watcher import Seen, Watcher
from tui.widgets.fields import Typed
from tui.widgets.paint import lay_out, paint, paint_whole
from tui.widgets.scrub import Scrub

if TYPE_CHECKING:
    from tui.desk import Desk

SWITCH = 0.0002
"""Seconds after which the analyst's thread lets the screen go on, instead of Python's 5 ms: a key
waits for it five times on its way, and takes half as long as with a millisecond.
"""

YIELDED = 1.0
"""Seconds that a thread beside gives way to a key, at most."""

WRITTEN = 0.002
"""Seconds after a key in which the threads beside still give way: what it changed is on its way to
the terminal, in a thread too.
"""

TERMINAL = 1.0
"""Seconds between two looks at whether the terminal is still there."""

SETTLED = 0.03
"""Seconds after which notices stand where they stay."""

PATIENCE = 3.0
"""Seconds to end in an orderly way after the terminal went away; everything is saved before."""

TIDY = 1.0
"""Seconds after the first paint until the collector, off during the start, is put to work."""

_COLOURS = {None: 0, "standard": 16, "256": 256, "truecolor": 1 << 24, "windows": 16}


class Watched(Message):
    """What the watcher saw, on its way into the screen's own thread."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen


class Obelos(App[None]):
    """One desk on one terminal."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "obelos"
    unpainted: set[Widget] | None = None
    """While a key is worked on: what it changed, which is painted after it."""
    DEFAULT_CSS = """
    Toast { background: $band; color: $ink; }
    """

    def __init__(
        self, desk: "Desk", keymap: Keymap, *, theme: str | None = None, first_said: str = ""
    ) -> None:
        self._scrub = Scrub()
        self._no_colour = NoColor()
        super().__init__()
        self.animation_level = "none"
        # Nothing of ours has one, and every screen would have a widget for them.
        self._disable_tooltips = True
        self.desk = desk
        self._keymap_in_force = keymap
        self._first_said = first_said
        self.watcher = Watcher(desk, lambda seen: self.post_message(Watched(seen)))
        self.still = threading.Event()
        """Set while no key is worked on or being shown: the threads beside give way to keys."""
        self.still.set()
        self._soon_still: asyncio.TimerHandle | None = None
        desk.worker.give_way = partial(self.still.wait, YIELDED)
        colours = _COLOURS.get(self.console.color_system, 256)
        for each in THEMES:
            self.register_theme(for_colours(each, colours))
        remembered = fitting(desk.recall("theme", None), colours=colours)
        wanted = "terminal" if self.no_color else theme or remembered
        self.theme = wanted if wanted in self.available_themes else fitting(None, colours=colours)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return dict(DEFAULTS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last gate before the terminal stands behind all others; without colour it is
        attributes alone that speak, where Textual's grey scale makes a terminal's own colours
        black on black.
        """
        if self.no_color:
            return [self._no_colour, self._scrub]
        return [*super().get_line_filters(), self._scrub]

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, without an empty one beneath it."""
        return Main(self.desk, self._keymap_in_force)

    async def on_event(self, event: events.Event) -> None:
        """Keys go another way than Textual's, on which a key typed ahead may reach the screen
        before the one it was typed for: a letter meant for a field would be a command.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.still.clear()
            if self._soon_still is not None:
                self._soon_still.cancel()
            try:
                await self._answer(event)
            finally:
                later = asyncio.get_running_loop().call_later
                self._soon_still = later(WRITTEN, self.still.set)
        else:
            await super().on_event(event)

    async def _answer(self, event: events.Key) -> None:
        """Do what a key asks for, and show it."""
        self.unpainted = set()
        before = self.screen
        try:
            await self._take(event)
            if self.screen is not before:
                await self._show_screen()
        finally:
            unpainted, self.unpainted = self.unpainted, None
        self._show(unpainted)

    async def _show_screen(self) -> None:
        """Show the screen that a key laid over another, or the one beneath it, once and with all
        its lines, where Textual would show it bare, laid out and filled.
        """
        with self.batch_update():
            while self._next_callbacks:
                await self._flush_next_callbacks()
            if not self.screen_stack:
                return  # The program was left meanwhile.
            screen = self.screen
            await heard(screen)
            if lay_out(screen):
                await heard(screen)
                lay_out(screen)
        paint_whole(screen)
        if self._notifications:
            # Where they stand is found out after their screen was shown, over several turns.
            screen.set_timer(SETTLED, screen.refresh)

    def _show(self, unpainted: set[Widget]) -> None:
        """Paint what a key changed, unless more keys were typed ahead; what is not painted now is
        left to Textual.
        """
        if not self.message_queue_size and self.screen_stack:
            paint(self.screen)
        for widget in unpainted:
            if widget._repaint_required:
                widget.check_idle()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """As Textual does it, but in one piece: each wakes the thread that writes."""
        shown = self._running and not self._closed and not self.is_headless
        if not isinstance(renderable, CompositorUpdate) or self._driver is None or not shown:
            super()._display(screen, renderable)
            return
        begin, end = (SYNC_START, SYNC_END) if self._sync_available else ("", "")
        x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
        lines = renderable.render_segments(self.console)
        self._driver.write(f"{begin}{lines}\x1b[{y + 1};{x + 1}H{end}")
        self._driver.flush()

    async def _take(self, event: events.Key) -> None:
        """A key, wholly done before the next: by the screen, by a field, or by a binding."""
        self.watcher.touch()
        if await self._check_bindings(event.key, priority=True):
            return
        if isinstance(self.screen, TakesKeys) and await self.screen.take(event):
            return
        if isinstance(self.focused, Typed) and await self.focused.take(event):
            return
        await self._check_bindings(event.key)

    def on_ready(self) -> None:
        """Let the first page be read before anything is tidied; be told when the end is near."""
        self.set_timer(TIDY, tidy)
        self.watcher.start()
        if self._first_said:
            words = shown_line(self._first_said)
            self.notify(words, severity="warning", timeout=LONG, markup=False)
        if not self.is_headless:
            for each in (signal.SIGHUP, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, self.hang_up)
            self.set_interval(TERMINAL, self._watch_terminal)

    def on_unmount(self) -> None:
        """Nobody is left to tell."""
        self.watcher.stop()

    def on_watched(self, message: Watched) -> None:
        """Show it."""
        for screen in self._mains():
            screen.show_seen(message.seen)

    def _mains(self) -> Iterator[Main]:
        return (screen for screen in self.screen_stack if isinstance(screen, Main))

    def _watch_terminal(self) -> None:
        """A terminal may go away without a signal; Textual would read from it for ever."""
        watched = select.poll()
        watched.register(sys.__stdin__ or 0, 0)
        if watched.poll(0):
            self.hang_up()
            # Whoever still waits for a terminal that is gone is not waited for.
            end = threading.Timer(PATIENCE, os._exit, (1,))
            end.daemon = True
            end.start()

    def hang_up(self) -> None:
        """The terminal is closed, or the program is asked to end: leave as if by key."""
        for screen in self._mains():
            screen.leave()
        self.exit()


def run(desk: "Desk", keymap: Keymap, *, theme: str | None = None, first_said: str = "") -> None:
    """Show the desk until the reader leaves, with a notice to begin with where there is one;
    `OBELOS_LOG` names a file to log commands to.
    """
    if log := os.environ.get("OBELOS_LOG"):
        logging.basicConfig(
            filename=log, level=logging.DEBUG, format="%(asctime)s %(threadName)s %(message)s"
        )
    else:
        # Without a handler Python would print warnings over the screen.
        logging.getLogger("obelos").addHandler(logging.NullHandler())
    gc.disable()
    sys.setswitchinterval(SWITCH)
    Obelos(desk, keymap, theme=theme, first_said=first_said).run()

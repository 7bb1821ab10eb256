"""Screens that are made once and used again; knows none of them.

To make and mount a screen takes several times what a key may. It is done while nobody waits, and a
screen that is left stays as it is until it is asked for again.
"""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets._toast import ToastRack

from tui.widgets.fields import Typed

Result = TypeVar("Result")


class Reused(Screen[Result], Generic[Result]):
    """Made for the whole of a session: what concerns one use is set by a method `begin`."""

    AUTO_FOCUS = ""

    def clear(self) -> None:
        """Keep nothing of the use that ended."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Its styles hold, unless the theme was changed while it was put away."""
        count = self.app._css_update_count
        event.refresh_styles = self._css_update_count not in (-1, count)
        self._css_update_count = count
        if isinstance(self.focused, Typed):
            self.focused.blink(blinking=True)

    def _on_screen_suspend(self) -> None:
        """What is put away keeps nothing."""
        if self not in self.app.screen_stack:
            self.app.capture_mouse(None)
            self.clear()
            self.rest()

    def rest(self) -> None:
        """Have no cursor blink; what has the keys keeps them, since to take and to give them costs
        a new reckoning of styles each time.
        """
        if isinstance(self.focused, Typed):
            self.focused.blink(blinking=False)


Kind = TypeVar("Kind", bound=Reused[Any])


def reused(app: App[Any], kind: type[Kind], *given: Any) -> Kind:
    """The one screen of a kind, made of what is given; another while it is in use."""
    name = kind.__name__
    if not app.is_screen_installed(name):
        app.install_screen(kind(*given), name)
    screen = app.get_screen(name, kind)
    return screen if screen not in app.screen_stack else kind(*given)


def mounting(screen: Reused[Any], app: App[Any]) -> Iterator[None]:
    """Mount it ahead of its first use, and lay it out, in steps."""
    if screen.is_running:
        return
    app._register(app, screen)
    screen._css_update_count = app._css_update_count
    while not screen.is_mounted:
        yield
    if screen not in app.screen_stack:
        for notices in screen.query(ToastRack):
            notices.display = False
        screen.rest()
        screen._refresh_layout(app.size)
        screen._layout_required = False
        yield

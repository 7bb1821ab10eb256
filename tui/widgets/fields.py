"""Fields to type in, one key after another; they know not what is typed."""

from typing import TYPE_CHECKING, Self

from textual import events
from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import Input


class Typed(Widget):
    """A widget that takes a key at once, rather than as a message that others may overtake."""

    async def take(self, event: events.Key) -> bool:
        """Whether the key was one to type."""
        raise NotImplementedError

    def blink(self, *, blinking: bool) -> None:
        """Have the cursor blink, or no longer."""
        if blinking:
            self._restart_blink()
            self.app.cursor_position = self.cursor_screen_offset
        else:
            # Left to be seen: to show it again would paint the field once more after its screen.
            self._pause_blink(visible=True)

    if TYPE_CHECKING:

        @property
        def cursor_screen_offset(self) -> Offset:
            """Where the cursor is on the terminal, as every field of Textual's says."""

        def _restart_blink(self) -> None:
            pass

        def _pause_blink(self, visible: bool = True) -> None:
            pass


class Field(Input, Typed):
    """One line."""

    # The same as `compact`, which has every field's styles reckoned once more when it is made.
    DEFAULT_CSS = """
    Field { height: 1; border: none !important; padding: 0 1; background: $band; color: $ink; }
    """

    held: bool | None = None
    """Whether it has the keys, where it is given them by `hold` and not by its screen."""

    def hold(self, *, focused: bool) -> None:
        """Have the keys, or no longer, and look like it at once and not when Textual says so: then
        the line would be painted once more, two hundredths of a second later.

        While it has not, it is not seen: it keeps its look, since a change of it is reckoned for
        a millisecond.
        """
        self.held = focused
        self.screen.set_focus(self if focused else None, scroll_visible=False)
        if focused:
            self.has_focus = True
        self.blink(blinking=focused)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """It stays one line in its place, whatever is typed: nothing has to be laid out for it, and
        so it is painted with its key.
        """
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    def _on_focus(self, event: events.Focus) -> None:
        if self.has_focus:
            event.prevent_default()
            self.blink(blinking=True)

    def _on_blur(self, event: events.Blur) -> None:
        if self.held is False:
            event.prevent_default()

    async def take(self, event: events.Key) -> bool:
        """Type it, when it prints."""
        if event.is_printable:
            await self._on_key(event)
        return event.is_printable

"""A screen of lines to be read and left again; knows nothing of what they say."""

from textual.app import ComposeResult

from keymaps import Keymap
from tui.screens.keyed import Keyed
from tui.shown import cut
from tui.status import Pieces
from tui.widgets.text import TextLines


class _Lines(TextLines):
    """Lines that know when their width is another."""

    def on_resize(self) -> None:
        """Have them set to it."""
        super().on_resize()
        if isinstance(self.screen, Scrolled):
            self.screen.fill()


class Scrolled(Keyed):
    """The keys that scroll elsewhere scroll here."""

    DEFAULT_CSS = """
    Scrolled { background: $background; padding: 1 2 0 2; }
    Scrolled #lines { height: 1fr; }
    Scrolled #foot { height: 1; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._lines = _Lines(id="lines")
        self._foot = TextLines(id="foot")

    def lines(self, width: int) -> list[Pieces]:
        """What is to be read, at most `width` cells wide."""
        raise NotImplementedError

    def told(self) -> str:
        """What the last line says while there is nothing else to say."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The lines, and how to leave them."""
        yield self._lines
        yield self._foot

    def fill(self) -> None:
        """Set the lines to the width that there is."""
        self._lines.show(self.lines(self._lines.size.width))
        self.say("")

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell it in the last line."""
        told = words or self.told()
        self._foot.show((((cut(told, max(self._foot.size.width, 4)), ("quiet",)),),))

    def action_line_down(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(self._lines.top + count)

    def action_line_up(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(self._lines.top - count)

    def action_page_down(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(self._lines.top + count * self._lines.size.height)

    def action_page_up(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(self._lines.top - count * self._lines.size.height)

    def action_top(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(0)

    def action_bottom(self, count: int = 1) -> None:
        """Scroll."""
        self._lines.scroll_to_line(self._lines.count())

    def action_cancel(self, count: int = 1) -> None:
        """Back to where it was opened."""
        self.dismiss()

    action_quit = action_back = action_help = action_open = action_cancel

"""A screen of lines to be read and left again; knows nothing of what they say."""

from textual.app import ComposeResult

from keymaps import Keymap
from tui.screens.paged import Paged
from tui.shown import cut
from tui.status import Pieces
from tui.widgets.text import TextLines


class Scrolled(Paged):
    """Lines as wide as there is room, and one below them on how to leave."""

    DEFAULT_CSS = """
    Scrolled { background: $background; padding: 1 2 0 2; }
    Scrolled #lines { height: 1fr; }
    Scrolled #foot { height: 1; }
    """

    BLANK = True

    def __init__(self, keymap: Keymap) -> None:
        self._lines = TextLines(id="lines")
        self._lines.fit = self.fill
        super().__init__(keymap, self._lines)
        self._foot = TextLines(id="foot")

    def show_first(self) -> None:
        """Be read anew, from the first line."""
        self.clear()
        if self._lines.size:
            self.fill()

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

    def action_cancel(self, count: int = 1) -> None:
        """Back to where it was opened."""
        self.dismiss()

    action_quit = action_back = action_help = action_open = action_cancel

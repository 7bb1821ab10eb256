"""The keys that scroll in the reader scroll here; knows nothing of what is seen."""

from keymaps import NOTHING_HELD, Keymap
from tui.screens.keyed import Keyed
from tui.screens.reused import Reused
from tui.widgets.lines import LineView


class Paged(Keyed, Reused[None]):
    """A screen laid over the reader, most of which is one view."""

    def __init__(self, keymap: Keymap, view: LineView) -> None:
        super().__init__(keymap)
        self.view = view

    def clear(self) -> None:
        """Keep nothing of the use that ended."""
        super().clear()
        self.held = NOTHING_HELD
        self.view.top = 0

    def move(self, steps: int) -> None:
        """So many lines further."""
        self.view.scroll_to_line(self.view.top + steps)

    def action_line_down(self, count: int = 1) -> None:
        """One down."""
        self.move(count)

    def action_line_up(self, count: int = 1) -> None:
        """One up."""
        self.move(-count)

    def action_page_down(self, count: int = 1) -> None:
        """A page, with one line kept."""
        self.move(count * max(self.view.size.height - 1, 1))

    def action_page_up(self, count: int = 1) -> None:
        """A page, with one line kept."""
        self.move(-count * max(self.view.size.height - 1, 1))

    def action_half_page_down(self, count: int = 1) -> None:
        """Half a page."""
        self.move(count * max(self.view.size.height // 2, 1))

    def action_half_page_up(self, count: int = 1) -> None:
        """Half a page."""
        self.move(-count * max(self.view.size.height // 2, 1))

    def action_top(self, count: int = 1) -> None:
        """The first."""
        self.move(-self.view.count())

    def action_bottom(self, count: int = 1) -> None:
        """The last."""
        self.move(self.view.count())

"""A screen over another one, which is seen dimmed beneath it; knows nothing of either."""

from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.screens.reused import Reused
from tui.widgets.paint import Painter

Result = TypeVar("Result")


class Over(Reused[Result], ModalScreen[Result], Generic[Result]):
    """As Textual's, whose dimmed lines take more than half of the time to open: here each style is
    dimmed once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Painter()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the screen beneath, as dim as they are to be."""
        colour = self.styles.background
        stack = self.app.screen_stack
        number = stack.index(self) if self in stack else 0
        beneath = stack[number - 1]._compositor
        # While the terminal changes its size, the screen beneath may not have heard of it yet.
        if not number or beneath.size != self.outer_size or not 0 < colour.a < 1:
            return super().render_lines(crop)
        dimmed: dict[Style | None, Style | None] = {}

        def dim(segment: Segment) -> Segment:
            if segment.style not in dimmed:
                (made,) = BackgroundScreen.process_segments([segment], colour)
                dimmed[segment.style] = made.style
            return Segment(segment.text, dimmed[segment.style])

        lines = beneath.render_strips()[crop.y : crop.bottom]
        return [Strip(map(dim, line), line.cell_length).crop(*crop.column_span) for line in lines]

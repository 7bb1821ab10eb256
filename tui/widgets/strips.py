"""Lines as they go to the terminal, each made once; knows not where on the screen they stand."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget

from tui.highlights import Piece
from tui.looks import look
from tui.widgets.scrub import scrubbed

KEPT = 600
"""Lines kept, before the oldest are let go: those of a large terminal, of the pages before and
after them, and of the reports beside.
"""

Composed = tuple[tuple[Piece, ...], tuple[str, ...]]
"""What a line says, and the styles under the whole of it."""


class Strips:
    """The lines of one widget: what is said twice is made once, wherever it stands."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._made: dict[Composed, Strip] = {}
        """The oldest first."""
        self._width = 0
        """In cells, for which they were made."""
        self._looks: dict[tuple[str, ...], Style] = {}
        """As they go to the terminal."""
        self._gate: tuple[Sequence[LineFilter], Color] | None = None
        """What they go through on their way, and the ground they lie on, once it is known."""

    def clear(self) -> None:
        """Forget all of them, since colours are different."""
        self._made.clear()
        self._looks.clear()
        self._gate = None

    def of(self, composed: Composed, width: int) -> Strip:
        """A line that says this, as wide as the view."""
        if width != self._width:
            self._made.clear()
            self._width = width
        if (strip := self._made.get(composed)) is None:
            segments, used = self._segments(composed, width)
            strip = Strip(segments, max(used, width))
            self._made[composed] = strip = strip if used <= width else strip.crop(0, width)
            if len(self._made) > KEPT:
                del self._made[next(iter(self._made))]
        return strip

    def _segments(self, composed: Composed, width: int) -> tuple[list[Segment], int]:
        """A line to the edge of the view, and how many cells it takes."""
        pieces, row = composed
        segments = []
        used, last = 0, None
        for text, names in pieces:
            if text:
                used += cell_len(text)
                style = self._look(row + names)
                if style is last:
                    text = segments.pop().text + text
                last = style
                segments.append(Segment(text, style))
        if used < width:
            segments.append(Segment(" " * (width - used), self._look(row)))
        return scrubbed(segments), used

    def _look(self, names: tuple[str, ...]) -> Style:
        """The styles of these names laid over one another, through the filters of the screen."""
        if (style := self._looks.get(names)) is None:
            variables = self._widget.app.theme_variables
            style = self._widget.rich_style
            for name in names:
                style += look(name, variables)
            if self._gate is None:
                background = self._widget.background_colors[1]
                self._gate = (self._widget.get_line_filters(), background)
            filters, background = self._gate
            # What they make of a style is the same for all words.
            for each in filters:
                (segment,) = each.apply([Segment("x", style)], background)
                style = segment.style or style
            self._looks[names] = style
        return style

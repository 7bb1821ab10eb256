"""Rows made one by one as they come into view, with a cursor; knows not what they say."""

from collections.abc import Callable, Iterable

from tui.highlights import Piece
from tui.widgets.lines import LineView


class Rows(LineView):
    """As many lines as there are rows; `draw` makes the one of that number."""

    def __init__(self, draw: Callable[[int], Iterable[Piece]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self.length = 0
        self.cursor = 0
        self.row_style = "cursor"
        """How the row of the cursor is seen."""

    def offer(self, length: int, cursor: int) -> None:
        """List so many from now on, with the cursor on that one."""
        self.length = length
        self.cursor = min(max(cursor, 0), max(length - 1, 0))
        self.top = min(self.top, self.last_top)
        self.redraw()
        self.follow()

    def clear(self) -> None:
        """List nothing; what is seen is drawn with what is listed next."""
        self.length = self.cursor = self.top = 0

    def put_cursor(self, row: int) -> None:
        """The cursor on that row, or the nearest there is."""
        self.offer(self.length, row)

    def follow(self) -> None:
        """Bring the cursor into view."""
        if self.outer_size and self.length:
            self.bring_into_view(range(self.cursor, self.cursor + 1))

    def count(self) -> int:
        """One line a row."""
        return self.length

    def pieces(self, line: int) -> Iterable[Piece]:
        """The row of that number."""
        return self._draw(line)

    def row_styles(self, line: int) -> tuple[str, ...]:
        """The row of the cursor is seen as a whole."""
        return (self.row_style,) if line == self.cursor else ()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        super().on_resize()
        self.follow()

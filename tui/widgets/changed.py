"""The lines of what changed, made as they come into view; knows not how they came about."""

from collections.abc import Iterable

from tui.changed import Spread
from tui.highlights import Piece
from tui.widgets.lines import LineView

CONTEXT = 2
"""Lines kept in view beyond the change one is at."""


class ChangedLines(LineView):
    """One text of two versions, and the change one is at."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.spread: Spread | None = None
        self.current = 0

    def show(self, spread: Spread | None, current: int) -> None:
        """Say this from now on."""
        self.spread = spread
        self.current = current
        self.top = min(self.top, self.last_top)
        self.redraw()
        self.follow()

    def look(self, current: int) -> None:
        """The change of that number is the one one is at."""
        self.current = current
        self.redraw()
        self.follow()

    def follow(self) -> None:
        """Bring it into view."""
        if self.size and self.spread is not None and self.spread.blend.passages:
            self.bring_into_view(self.spread.line_of(self.current), context=CONTEXT)

    def count(self) -> int:
        """As many as the spread has."""
        return len(self.spread.rows) if self.spread else 0

    def pieces(self, line: int) -> Iterable[Piece]:
        """The line of that number."""
        return self.spread.pieces(line, self.current) if self.spread else ()

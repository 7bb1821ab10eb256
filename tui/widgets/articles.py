"""The list of articles; knows no desk, no keys."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.choosing import Tally
from tui.highlights import Piece
from tui.listing import HEIGHT, row_lines
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from tui.desk import Row


class Articles(LineView):
    """Two lines for each article, only those in view being made."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = []
        """Those listed."""
        self.everything: dict[str, Row] = {}
        """All there are, listed or not, by id, as they came."""
        self.tally = Tally()
        self._numbers: dict[str, int] = {}
        self.tagged = 0
        """Annotations with a verdict of one's own, in all of them."""
        self.found = 0
        """Statements found, in all of them."""
        self.cursor = 0
        self.opened: str | None = None
        """The id of the article in the reader."""

    @property
    def total(self) -> int:
        """Articles, listed or not."""
        return len(self.everything)

    def show(self, rows: "Sequence[Row]") -> None:
        """List these from now on, of those there are; the cursor stays on its article."""
        at = self.rows[self.cursor].id if self.cursor < len(self.rows) else None
        self.rows = list(rows)
        self._numbers = {row.id: number for number, row in enumerate(rows)}
        self.cursor = self._numbers.get(at or "", 0)
        self.top = min(self.top, self.last_top)
        self.redraw()

    def take(self, rows: "Iterable[Row]") -> None:
        """There are these too, and none of them is listed yet."""
        for row in rows:
            self.everything[row.id] = row
            self.tally.take(row)
            self.tagged += row.tagged
            self.found += row.statements or 0

    def add(self, rows: "Sequence[Row]") -> None:
        """There are these too, listed after the others, of which all are listed."""
        self.take(rows)
        before = len(self.rows)
        self.rows += rows
        self._numbers.update((row.id, number) for number, row in enumerate(rows, before))
        self.redraw(self._lines_of(*range(before, min(len(self.rows), before + self.page))))

    def mark_opened(self, article_id: str) -> None:
        """Put the cursor on the article in the reader."""
        before = (self.number_opened, self.cursor)
        self.opened = article_id
        self.cursor = max(self.number_opened, 0)
        self.redraw(self._lines_of(*before, self.cursor))
        self._follow()

    def replace(self, row: "Row") -> None:
        """So it stands with one of them now; one that was not taken yet comes later."""
        before = self.everything.get(row.id)
        if before is None:
            return
        self.everything[row.id] = row
        self.tally.replace(before, row)
        self.tagged += row.tagged - before.tagged
        self.found += (row.statements or 0) - (before.statements or 0)
        number = self._numbers.get(row.id)
        if number is not None:
            self.rows[number] = row
            self.redraw(self._lines_of(number))

    @property
    def number_opened(self) -> int:
        """The place in the list of the article in the reader; -1 when it is not listed."""
        return self._numbers.get(self.opened or "", -1)

    @property
    def earlier(self) -> int:
        """How many earlier versions are kept of the article in the reader."""
        row = self.everything.get(self.opened or "")
        return row.earlier if row else 0

    def move(self, steps: int) -> None:
        """The cursor so many articles further."""
        before = self.cursor
        self.cursor = min(max(before + steps, 0), max(len(self.rows) - 1, 0))
        self.redraw(self._lines_of(before, self.cursor))
        self._follow()

    def _lines_of(self, *numbers: int) -> set[int]:
        return {line for n in numbers for line in range(n * HEIGHT, (n + 1) * HEIGHT)}

    def _follow(self) -> None:
        first = self.cursor * HEIGHT
        self.bring_into_view(range(first, first + HEIGHT))

    @property
    def page(self) -> int:
        """How many articles fit into the view."""
        return max(1, self.outer_size.height // HEIGHT)

    def count(self) -> int:
        """Two for each article."""
        return len(self.rows) * HEIGHT

    def pieces(self, line: int) -> Sequence[Piece]:
        """Publisher and counts, or the title."""
        row = self.rows[line // HEIGHT]
        return row_lines(row, self.outer_size.width, opened=row.id == self.opened)[line % HEIGHT]

    def row_styles(self, line: int) -> tuple[str, ...]:
        """The cursor is seen while the keys go here."""
        here = self.active and line // HEIGHT == self.cursor
        return ("cursor",) if here else ()

    def lines_of_cursor(self) -> set[int]:
        """Those of the article under it."""
        return self._lines_of(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        super().on_resize()
        self._follow()

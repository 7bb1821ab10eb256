"""Where the cursor of the matrix goes; knows no widgets and no verdicts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from model import Span
from tui.grid import GridRow, Key, Told, key_of


@dataclass(frozen=True, slots=True)
class At:
    """A cell of the matrix, and which of the statements in it."""

    row: int = 0
    column: int = 0
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Rows and columns in the order they are shown in."""

    rows: tuple[GridRow, ...] = ()
    columns: tuple[str, ...] = ()
    """Article ids."""
    _numbers: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = {article_id: number for number, article_id in enumerate(self.columns)}
        object.__setattr__(self, "_numbers", numbers)

    def told(self, at: At) -> Sequence[Told]:
        """What the report of the column tells of the row; empty where it is silent."""
        if at.row >= len(self.rows) or at.column >= len(self.columns):
            return ()
        return self.rows[at.row].cells.get(self.columns[at.column], ())

    def one(self, at: At) -> Told | None:
        """The statement the cursor is on."""
        told = self.told(at)
        return told[min(at.nth, len(told) - 1)] if told else None

    def row_of(self, key: Key) -> int:
        """The row that has this statement; the first when none has."""
        for number, row in enumerate(self.rows):
            told = row.cells.get(key[0], ())
            if row.key == key or any(key_of(each.end) == key for each in told):
                return number
        return 0

    def find(self, article_id: str, span: Span | None) -> At | None:
        """The cell in which these words are, if one has them."""
        column = self._numbers.get(article_id)
        if column is None:
            return None
        for number, row in enumerate(self.rows):
            for nth, told in enumerate(row.cells.get(article_id, ())):
                if told.end.span == span:
                    return At(number, column, nth)
        return None

    def clamp(self, at: At) -> At:
        """The nearest cell there is."""
        row = min(max(at.row, 0), max(len(self.rows) - 1, 0))
        column = min(max(at.column, 0), max(len(self.columns) - 1, 0))
        return At(row, column, at.nth if (row, column) == (at.row, at.column) else 0)

    def step(self, at: At, steps: int, wanted: Callable[[Told], bool] | None = None) -> At | None:
        """The statement so many on (back when negative), row after row; only those `wanted`.

        None when there is none in that direction.
        """
        found = None
        for _ in range(abs(steps)):
            following = self._next(found or at, 1 if steps > 0 else -1, wanted)
            if following is None:
                break
            found = following
        return found

    def _next(self, at: At, step: int, wanted: Callable[[Told], bool] | None) -> At | None:
        first = at.row if step > 0 else min(at.row, len(self.rows) - 1)
        for number in range(first, len(self.rows) if step > 0 else -1, step):
            places = self._places(number)[::step]
            for place in places:
                beyond = (place.row, place.column, place.nth), (at.row, at.column, at.nth)
                passed = beyond[0] > beyond[1] if step > 0 else beyond[0] < beyond[1]
                told = self.one(place)
                if passed and told is not None and (wanted is None or wanted(told)):
                    return place
        return None

    def _places(self, number: int) -> list[At]:
        cells = self.rows[number].cells
        return [
            At(number, column, nth)
            for column, article_id in sorted((self._numbers[each], each) for each in cells)
            for nth in range(len(cells[article_id]))
        ]

"""What the matrix lists and how it looks; knows only the desk, and no keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from keymaps import Keymap
from model import Group, LinkEnd
from tui.desk.among import within
from tui.grid import (
    UNSURE,
    GridRow,
    Key,
    Order,
    Told,
    columns_of,
    difference_word,
    first_groups,
    grouped_rows,
    lengths_of,
    lone_rows,
    ordered,
)
from tui.grid_cursor import At, Board
from tui.grid_lines import (
    Cell,
    Sizes,
    column_names,
    differences_line,
    heading,
    row_line,
    share,
    words_lines,
)
from tui.highlights import KIND_MARKS, STATE_MARKS
from tui.passage import said_by, what_is_said
from tui.screens.sheet import Host
from tui.screens.sheet_acts import ActingSheet
from tui.shown import cut, shown_line
from tui.standing import Standing
from tui.status import Pieces
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.desk.stories import LinkFrom

SOON = 150
"""Rows to begin with, while all of them are being made: more than any terminal has lines."""

TOLD = {
    "origins": "most origins first",
    "disputes": "most disputed first",
    "story": "in the order of the story",
}


@dataclass(frozen=True, slots=True)
class Where:
    """What of the matrix is kept while the reader is elsewhere."""

    order: Order = "origins"
    alone: bool = False
    """Whether statements of one report only are listed too."""
    row: Key | None = None
    """The statement that stands for it."""
    column: str = ""
    """The id of the article."""
    nth: int = 0
    """Which of the statements in the cell."""
    left: int = 0
    """The first column in view."""
    top: int = 0
    """The first row in view."""


class MatrixFace(ActingSheet):
    """Rows, columns and the cell the cursor is on."""

    NAME = "matrix"

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.rows = Rows(self._line, id="rows")
        # The cell is reversed: without colours a row that is so too would hide it.
        self.rows.row_style = "current"
        super().__init__(desk, keymap, host, self.rows)
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.begin()

    def clear(self) -> None:
        """List no statements."""
        super().clear()
        self.rows.clear()
        self.board = Board()
        self.at = At()
        self.left = 0
        self.tags = Standing(self.desk.placed, self.desk.reviewer)
        self._names: list[str] = []
        self._sampled = False
        """Whether the rows are only the first of all that will be there."""

    def begin(self) -> None:
        """Go on where the matrix was left."""
        self.clear()
        self.where: Where = self.host.kept.get(self.NAME, Where())

    # What is listed

    def renew(self) -> None:
        """List what is known now; the cursor stays on its statement."""
        if self.board.rows:
            self.where = self.keep()
        self.gather_in_two(self._some_laid_out, self._laid_out, self._lay_out)

    def _some_laid_out(self) -> tuple[Board, list[str]]:
        """All columns, and as many rows as are seen at first."""
        order, groups = self.where.order, self.desk.groups()
        columns = self._telling(groups)
        lengths = lengths_of(self.desk.article, self.sampler.patiently(columns))
        groups = within(groups, {*columns} - lengths.keys())
        first = first_groups(groups, order, lengths, SOON)
        rows = grouped_rows(first, self._links, lengths)
        board = Board(ordered(rows, order, self.disputed), tuple(lengths))
        return board, column_names([self.desk.article(i) for i in board.columns])

    def _laid_out(self) -> tuple[Board, list[str]]:
        """The rows and columns, and what heads the columns."""
        ids, groups, patiently = self.desk.ids(), self.desk.groups(), self.gatherer.patiently
        read = ids if self.where.alone else self._telling(groups)
        lengths = lengths_of(self.desk.article, patiently(read))
        groups = within(groups, {*read} - lengths.keys())
        rows = grouped_rows(patiently(groups), self._links, lengths)
        if self.where.alone:
            analyses = [found for found in map(self.desk.analysis, patiently(lengths)) if found]
            rows = (*rows, *lone_rows(analyses, rows, lengths))
        board = Board(ordered(rows, self.where.order, self.disputed), columns_of(rows, ids))
        return board, column_names([self.desk.article(i) for i in board.columns])

    def _telling(self, groups: Sequence[Group]) -> tuple[str, ...]:
        """The articles with a statement that others have."""
        telling = {end.article_id for group in groups for end in group.members}
        return tuple(article_id for article_id in self.desk.ids() if article_id in telling)

    def _lay_out(self, laid_out: tuple[Board, list[str]]) -> None:
        if self._sampled and self.board.rows:
            # The cursor may have moved while all of it was made.
            self.where = self.keep()
        self._sampled = self.gatherer.at_work
        self.board, self._names = laid_out
        self.left = self.where.left
        self.rows.top = self.where.top
        self.go(self._found())

    def _links(self, end: LinkEnd) -> "tuple[LinkFrom, ...]":
        return self.desk.links(end.article_id, end.statement_id)

    def disputed(self, row: GridRow) -> int:
        """In how many reports the reader called it disputed."""
        return sum(
            any(self.verdict(each) == "disputed" for each in told) for told in row.cells.values()
        )

    def verdict(self, told: Told) -> str | None:
        """One's own verdict on it."""
        return self.tags.verdict(told.end.article_id, told.end.span)

    def _found(self) -> At:
        """The cell that the cursor was on."""
        column = self.where.column
        number = self.board.columns.index(column) if column in self.board.columns else 0
        row = self.board.row_of(self.where.row) if self.where.row else 0
        return At(row, number, self.where.nth)

    def keep(self) -> Where:
        """The order, the cell and what is in view."""
        if not self.board.rows:
            return self.where
        row = self.board.rows[self.at.row].key
        column = self.board.columns[self.at.column]
        return replace(
            self.where, row=row, column=column, nth=self.at.nth, left=self.left, top=self.rows.top
        )

    def go(self, at: At) -> None:
        """The cursor on that cell, or the nearest there is."""
        self.at = self.board.clamp(at)
        self._show_column()
        self.rows.offer(len(self.board.rows), self.at.row)
        self.show_around()

    def _show_column(self) -> None:
        """Move the columns no more than the cursor asks for."""
        shown = self.sizes.shown
        most = max(len(self.board.columns) - shown, 0)
        self.left = min(max(self.left, self.at.column - shown + 1), self.at.column, most)

    @property
    def told(self) -> Told | None:
        """The statement the cursor is on."""
        return self.board.one(self.at)

    # Drawing

    @property
    def sizes(self) -> Sizes:
        """How today's width is shared out."""
        return share(self.app.size.width, len(self.board.columns))

    def show_around(self) -> None:
        """Heading, foot and status, as things stand."""
        height = self.app.size.height
        self.foot.styles.height = 5 if height >= 18 else 2 if height >= 8 else 0
        columns, sizes = self._names, self.sizes
        self.head.show(
            (
                ((cut(self._title(), self.app.size.width), ("quiet",)),),
                *heading(columns, self.left, sizes, self.at.column, title="Statement"),
            )
        )
        self.foot.show(self._foot())
        self.show_status()

    def _title(self) -> str:
        columns, shown = len(self._names), self.sizes.shown
        last = min(self.left + shown, columns)
        reports = (
            f"reports {self.left + 1}–{last} of {columns}"
            if columns > shown
            else (f"{columns} reports")
        )
        order = TOLD[self.where.order]
        return f" Statements × reports · {len(self.board.rows)} rows · {order} · {reports}"

    def _line(self, number: int) -> Pieces:
        row, sizes = self.board.rows[number], self.sizes
        columns = self.board.columns[self.left : self.left + sizes.shown]
        cells = [self._cell(row.cells.get(article_id, ())) for article_id in columns]
        here = self.at.column - self.left if number == self.at.row else None
        return row_line(self._words(row.lead), cells, len(row.origins), sizes, here)

    def _words(self, end: LinkEnd) -> str:
        statement = self.desk.statement(end.article_id, end.statement_id)
        text = self.desk.article(end.article_id).text
        return what_is_said(statement, text) if statement else shown_line(end.span.of(text))

    def _cell(self, told: tuple[Told, ...]) -> Cell | None:
        if not told:
            return None
        mark, style = self._mark(told[0])
        return Cell(mark, style, difference_word(told[0].differences), len(told) - 1)

    def _mark(self, told: Told) -> tuple[str, str]:
        """One's own verdict, else somebody's, else how it is told."""
        article_id, span = told.end.article_id, told.end.span
        own = self.tags.own(article_id, span)
        if own is not None and own.annotation.verdict:
            state = STATE_MARKS[own.placement.state].strip()
            verdict = own.annotation.verdict
            return f"{self.marks.get(verdict, '•')}{state}", f"verdict-{verdict}"
        for verdict in self.tags.verdicts(article_id, span):
            return self.marks.get(verdict, "•"), "others"
        statement = self.desk.statement(article_id, told.end.statement_id)
        kind = KIND_MARKS[statement.kind] if statement else "·"
        return (kind if told.sure else UNSURE), "quiet"

    def _foot(self) -> list[Pieces]:
        width = self.app.size.width
        lines: list[Pieces] = [(("─" * width, ("quiet",)),)]
        told = self.told
        if not self.board.rows:
            return [*lines, ((" No two reports tell the same yet.", ("quiet",)),)]
        name = cut(shown_line(self._names[self.at.column]), width // 3)
        if told is None:
            return [*lines, ((f" {name}", ("strong",)), (" is silent here", ("quiet",)))]
        lines.append(((f" {name}", ("strong",)), *self._about(told, width - len(name) - 2)))
        lines += words_lines(self._words(told.end), width - 2, 2)
        differences = differences_line(told.differences, width - 2)
        return [*lines, ((" ", ()), *differences)]

    def _about(self, told: Told, width: int) -> Pieces:
        """Who says it, which of several it is, and where it goes back to."""
        row, cell = self.board.rows[self.at.row], self.board.told(self.at)
        text = self.desk.article(told.end.article_id).text
        statement = self.desk.statement(told.end.article_id, told.end.statement_id)
        facts = [] if told.sure else [f"{UNSURE} less sure"]
        facts += [said_by(statement, text)] if statement else []
        if len(cell) > 1:
            facts.append(f"{min(self.at.nth, len(cell) - 1) + 1} of {len(cell)} here")
        if row.origins:
            names = ", ".join(self._origin(name) for name in row.origins)
            facts.append(f"origins: {names}")
        return ((cut(f" · {' · '.join(facts)}", width), ("quiet",)),)

    def _origin(self, name: str) -> str:
        """An outlet without a name is known by its report."""
        known = self.desk.article(name).title if name in self.board.columns else name
        return shown_line(known)

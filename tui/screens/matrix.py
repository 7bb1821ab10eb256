"""The matrix of statements by reports, moved in and judged by keys; knows only the desk."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from keymaps import Context
from model import Span
from tui.grid import ORDERS, Told, ordered
from tui.grid_cursor import At, Board
from tui.screens.matrix_face import TOLD, MatrixFace
from tui.screens.sheet_acts import ActingSheet
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from tui.desk import Change


class Matrix(MatrixFace):
    """One row for what several reports tell, one column for each report."""

    HINTS: ClassVar[tuple[str, ...]] = (
        *("help", "open", "sort_matrix", "lone_statements", "next_statement"),
        *("confirmed", "disputed", "unsourced", "note"),
    )
    NOTHING_HERE = "This report is silent here."

    @property
    def context(self) -> Context:
        """Its own keys go before those that hold everywhere."""
        return "matrix"

    # Moving

    def move(self, steps: int) -> None:
        """So many rows on."""
        self.go(At(self.at.row + steps, self.at.column))

    def action_column_right(self, count: int = 1) -> None:
        """One report on."""
        self.go(At(self.at.row, self.at.column + count))

    def action_column_left(self, count: int = 1) -> None:
        """One report back."""
        self.go(At(self.at.row, self.at.column - count))

    def action_next_pane(self, count: int = 1) -> None:
        """As many reports on as there is room for."""
        self.action_column_right(self.sizes.shown * count)

    def action_previous_pane(self, count: int = 1) -> None:
        """As many reports back as there is room for."""
        self.action_column_left(self.sizes.shown * count)

    def action_next_statement(self, count: int = 1) -> None:
        """The next that a report tells, row after row."""
        self._step(count, "This is the last statement.")

    def action_previous_statement(self, count: int = 1) -> None:
        """The one before."""
        self._step(-count, "This is the first statement.")

    def _step(self, steps: int, at_end: str) -> None:
        following = self.board.step(self.at, steps)
        if following is None:
            self.say(at_end)
        else:
            self.go(following)

    def action_next_untagged(self, count: int = 1) -> None:
        """The next without a verdict of one's own."""
        following = self.board.step(self.at, count, self._untagged)
        if following is None:
            self.say("No statement without a verdict comes after this one.")
        else:
            self.go(following)

    def _untagged(self, told: Told) -> bool:
        return self.verdict(told) is None

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse puts the cursor there, and a second time opens."""
        event.stop()
        if event.view is self.rows and event.line < self.rows.count():
            place = At(event.line, self.left + self.sizes.column_at(event.cell))
            if place == self.at:
                self.action_open()
            else:
                self.go(place)

    # Acting

    @property
    def target(self) -> tuple[str, Span] | None:
        """Its article and words."""
        told = self.told
        return (told.end.article_id, told.end.span) if told else None

    def acted(self, change: "Change", verdict: str | None) -> None:
        """On to the next untagged statement of the row, if there is one."""
        following = self.board.step(self.at, 1, self._untagged) if verdict else None
        stays = following is None or following.row != self.at.row
        self.go(self.at if stays or following is None else following)

    def turned(self, change: "Change") -> None:
        """Go where it was."""
        found = self.board.find(change.article_id, change.span)
        self.go(found or self.at)

    def action_open(self, count: int = 1) -> None:
        """Read it in its place."""
        told = self.told
        if told is None:
            self.say(self.NOTHING_HERE)
        else:
            self.leave((told.end.article_id, told.end.span))

    action_elsewhere = action_open

    def action_sort_matrix(self, count: int = 1) -> None:
        """The next of the three orders."""
        order = ORDERS[(ORDERS.index(self.where.order) + 1) % len(ORDERS)]
        self.where = replace(self.keep(), order=order)
        rows, columns = self.board.rows, self.board.columns

        def use(board: Board) -> None:
            self.board = board
            self.go(At())

        self.say(f"Sorted: {TOLD[order]}.")
        if self.gatherer.at_work:
            # The rows are still to come: they are asked for anew, in this order.
            self.renew()
            return
        self.gather(lambda: Board(ordered(rows, order, self.disputed), columns), use)

    def action_lone_statements(self, count: int = 1) -> None:
        """List what one report alone tells as well, or no longer."""
        alone = not self.where.alone
        self.where = replace(self.keep(), alone=alone)
        self.board = Board()
        self.renew()
        self.say("Statements of one report only are listed too." if alone else "")

    action_matrix = ActingSheet.action_cancel

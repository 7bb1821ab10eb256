"""Opens the screens that lie over the reader, and returns to them; knows nothing of their keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from keymaps import Keymap
from tui.screens.judging import Judging
from tui.screens.matrix import Matrix
from tui.screens.moving import Moving
from tui.screens.picking import Choice, Picker
from tui.screens.review import Review
from tui.screens.review_desk import session_choices, session_kept
from tui.screens.review_summary import ReviewSummary
from tui.screens.sheet import Sheet
from tui.session import Session

if TYPE_CHECKING:
    from tui.desk import Change, Desk


class Sheets(Moving, Judging):
    """What the reading screen is to the sheets above it."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.kept: dict[str, Any] = {}
        """Where each sheet was when it was left, by its name."""

    def action_matrix(self, count: int = 1) -> None:
        """Statements by reports."""
        self.open_sheet(Matrix(self.desk, self.keymap, self))

    def action_review(self, count: int = 1) -> None:
        """Choose what to go through; the session that was left comes first."""
        picker = Picker(self.keymap, "Review session", self._sessions())
        self.app.push_screen(picker, lambda session: self._go_through(session) if session else None)

    def action_resume(self, count: int = 1) -> None:
        """On with the session that was left."""
        session = session_kept(self.desk)
        if session is None:
            self.action_review()
        else:
            self._go_through(session)

    def _sessions(self) -> Callable[[str], tuple[Choice, ...]]:
        kept = session_kept(self.desk)
        choices = session_choices(self.desk, kept, self.article_id)

        def fitting(query: str) -> tuple[Choice, ...]:
            words = query.lower().split()
            return tuple(c for c in choices if all(word in c.label.lower() for word in words))

        return fitting

    def _go_through(self, session: Session) -> None:
        review = Review(self.desk, self.keymap, self, session)

        def left(_: object) -> None:
            if review.over:
                self._sum_up(review.session)
            else:
                self._left(review)
                done = len(review.session.decided)
                self.say(f"Paused at {done} of {review.total}; {self.key_for('resume')} goes on.")

        self.app.push_screen(review, left)

    def _sum_up(self, session: Session) -> None:
        summary = ReviewSummary(self.desk, self.keymap, self, session)

        def left(_: object) -> None:
            if summary.resumes:
                self._go_through(session)
            else:
                self.show_around()

        self.app.push_screen(summary, left)

    def open_sheet(self, sheet: Sheet) -> None:
        """Lay it over the reader; where it leads to, `back` returns from to it."""

        self.app.push_screen(sheet, lambda _: self._left(sheet))

    def _left(self, sheet: Sheet) -> None:
        if sheet.leads_to is not None:
            self.jump(*sheet.leads_to, sheet=sheet.NAME)
        else:
            self.show_around()

    def renew_sheets(self) -> None:
        """Tell the sheets above that more is known."""
        for each in self.app.screen_stack:
            if isinstance(each, Sheet):
                each.renew()

    def notice(self, change: "Change") -> None:
        """Show what was changed from above."""
        if change.article_id == self.article_id:
            self.renew_page()
        if change.article_id in self.desk.ids():
            self.articles.replace(self.desk.row(change.article_id))

    def link_again(self) -> None:
        """Have names folded and statements linked anew."""
        raise NotImplementedError

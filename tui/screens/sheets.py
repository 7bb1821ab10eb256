"""Opens the screens that lie over the reader, and returns to them; knows nothing of their keys."""

from typing import TYPE_CHECKING, Any

from keymaps import Keymap
from tui.screens.changes import Changes
from tui.screens.judging import Judging
from tui.screens.matrix import Matrix
from tui.screens.moving import Moving
from tui.screens.names import Names
from tui.screens.orphans import Orphans
from tui.screens.review import Review
from tui.screens.review_desk import session_kept
from tui.screens.review_start import ReviewStart
from tui.screens.review_summary import ReviewSummary
from tui.screens.sheet import Destination, Sheet
from tui.session import Session

if TYPE_CHECKING:
    from tui.desk import Change, Desk


class Sheets(Moving, Judging):
    """What the reading screen is to the sheets above it."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.kept: dict[str, Any] = {}
        """Where each sheet was when it was left, by its name."""
        self._changed: set[str] = set()
        """The articles changed from above; nobody sees them until the sheet is left."""

    def action_matrix(self, count: int = 1) -> None:
        """Statements by reports."""
        self.open_sheet(Matrix(self.desk, self.keymap, self))

    def action_names(self, count: int = 1) -> None:
        """The names in all reports."""
        self.open_sheet(Names(self.desk, self.keymap, self))

    def action_orphans(self, count: int = 1) -> None:
        """Tags that need a look, in all reports."""
        self.open_sheet(Orphans(self.desk, self.keymap, self))

    def action_changes(self, count: int = 1) -> None:
        """What changed in this report since an earlier version."""
        if self.article_id is None:
            self.say("There is no report here.")
        elif not self.articles.earlier:
            self.say("No earlier version of this report is kept.")
        else:
            self.open_sheet(Changes(self.desk, self.keymap, self, self.article_id))

    def action_review(self, count: int = 1) -> None:
        """Choose what to go through; the session that was left comes first."""
        self.open_sheet(ReviewStart(self.desk, self.keymap, self, self.article_id))

    def action_resume(self, count: int = 1) -> None:
        """On with the session that was left."""
        session = session_kept(self.desk)
        if session is None:
            self.action_review()
        else:
            self.go_through(session)

    def go_through(self, session: Session, undo: int = 0) -> None:
        """Begin a review session, or go on with it, with so many strokes taken back."""
        review = Review(self.desk, self.keymap, self, session)
        self.open_sheet(review)
        if undo:
            review.action_undo(undo)

    def sum_up(self, session: Session) -> None:
        """Show what came of a review session."""
        self.open_sheet(ReviewSummary(self.desk, self.keymap, self, session))

    def open_sheet(self, sheet: Sheet) -> None:
        """Lay it over the reader, filled before the next key is looked at."""
        self.app.push_screen(sheet)
        sheet.renew()

    def left(self, name: str, destination: Destination | None) -> None:
        """A sheet was left, for a place from which `back` returns to it, or for nowhere."""
        for article_id in self._changed.intersection(self.desk.ids()):
            self.articles.replace(self.desk.row(article_id))
        if self.article_id in self._changed:
            self.renew_page()
        self._changed.clear()
        if destination is not None:
            self.jump(*destination, sheet=name)
        else:
            self.show_around()

    def renew_sheets(self) -> None:
        """Tell the sheets above that more is known."""
        for each in self.app.screen_stack:
            if isinstance(each, Sheet):
                each.renew()

    def notice(self, change: "Change") -> None:
        """Remember what was changed from above, to show it when it can be seen again."""
        self._changed.add(change.article_id)

    def show_change(self, change: "Change | None", nothing: str) -> bool:
        """As every change; one about names concerns no single report."""
        if change is None or change.article_id in self.desk.ids():
            return super().show_change(change, nothing)
        self.say(change.what)
        self.link_again()
        return True

    def link_again(self) -> None:
        """Have names folded and statements linked anew."""
        raise NotImplementedError

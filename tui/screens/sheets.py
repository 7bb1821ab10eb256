"""Opens the screens that lie over the reader, and returns to them; knows nothing of their keys.

They are imported when they are opened, or in a pause before: the first page does not need them.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from keymaps import Keymap
from tui.screens.judging import Judging
from tui.screens.moving import Moving
from tui.screens.reused import mounting, reused
from tui.words import prepare

if TYPE_CHECKING:
    from tui.desk import Change, Desk
    from tui.screens.sheet import Destination, Sheet
    from tui.session import Session

    AnySheet = TypeVar("AnySheet", bound=Sheet)

LATER = (
    *("tui.screens.picking", "tui.screens.help", "textual._text_area_theme"),
    *("textual.document._document", "textual.widgets._text_area", "tui.screens.noting"),
    *("tui.queues", "tui.session", "tui.screens.sheet", "tui.screens.sheet_acts"),
    *("tui.grid_lines", "tui.grid_cursor", "tui.standing", "tui.screens.matrix_face"),
    *("tui.screens.matrix", "rapidfuzz.distance", "tui.desk.changes", "tui.passage", "tui.changed"),
    *("tui.screens.changes", "tui.deciding", "tui.screens.review_desk", "tui.screens.review_face"),
    *("tui.screens.review", "tui.screens.review_start", "tui.summary"),
    *("tui.screens.review_summary", "tui.roster", "tui.screens.names", "tui.doubts"),
    *("tui.screens.orphans", "tui.screens.problems"),
)
"""Imported after the first page, each after what it needs, so that every step is a small one."""


class Sheets(Moving, Judging):
    """What the reading screen is to the sheets above it."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.kept: dict[str, Any] = {}
        """Where each sheet was when it was left, by its name."""
        self._changed: set[str] = set()
        """The articles changed from above; nobody sees them until the sheet is left."""
        self._unloaded = list(reversed(LATER))
        self._mounted = self._mounting()

    def ahead(self) -> Iterator[None]:
        """As always, and what the first selection and the screens that may be opened next need."""
        yield from super().ahead()
        prepare()
        yield
        while self._unloaded:
            import_module(self._unloaded.pop())
            yield
        # Whatever is under way here goes on after the next key, where `yield from` would end it.
        for _ in self._mounted:
            yield
        yield from self.articles.tally.counting()
        if self.app.screen is self:
            from tui.screens.picking import Picker

            yield from reused(self.app, Picker).ahead(self)

    def _mounting(self) -> Iterator[None]:
        """The screens that may be laid over this one, the likeliest first."""
        from tui.screens.changes import Changes
        from tui.screens.help import Help
        from tui.screens.matrix import Matrix
        from tui.screens.names import Names
        from tui.screens.noting import NoteEditor
        from tui.screens.orphans import Orphans
        from tui.screens.picking import Picker
        from tui.screens.problems import Problems
        from tui.screens.review import Review
        from tui.screens.review_start import ReviewStart
        from tui.screens.review_summary import ReviewSummary

        screens = chain(
            (reused(self.app, kind) for kind in (Picker, NoteEditor)),
            (reused(self.app, kind, self.keymap) for kind in (Help, Problems)),
            map(self.sheet, (Matrix, ReviewStart, Review, ReviewSummary, Names, Orphans, Changes)),
        )
        for each in screens:
            yield
            yield from mounting(each, self.app)

    def action_matrix(self, count: int = 1) -> None:
        """Statements by reports."""
        from tui.screens.matrix import Matrix

        self.open_sheet(Matrix, Matrix.begin)

    def action_names(self, count: int = 1) -> None:
        """The names in all reports."""
        from tui.screens.names import Names

        self.open_sheet(Names, Names.begin)

    def action_orphans(self, count: int = 1) -> None:
        """Tags that need a look, in all reports."""
        from tui.screens.orphans import Orphans

        self.open_sheet(Orphans, Orphans.begin)

    def action_changes(self, count: int = 1) -> None:
        """What changed in this report since an earlier version."""
        from tui.screens.changes import Changes

        article_id = self.article_id
        if article_id is None:
            self.say("There is no report here.")
        elif not self.articles.earlier:
            self.say("No earlier version of this report is kept.")
        else:
            self.open_sheet(Changes, lambda changes: changes.begin(article_id))

    def action_review(self, count: int = 1) -> None:
        """Choose what to go through; the session that was left comes first."""
        from tui.screens.review_start import ReviewStart

        self.open_sheet(ReviewStart, lambda start: start.begin(self.article_id))

    def action_resume(self, count: int = 1) -> None:
        """On with the session that was left."""
        from tui.screens.review_desk import session_kept

        session = session_kept(self.desk)
        if session is None:
            self.action_review()
        else:
            self.go_through(session)

    def go_through(self, session: "Session", undo: int = 0) -> None:
        """Begin a review session, or go on with it, with so many strokes taken back."""
        from tui.screens.review import Review

        review = self.open_sheet(Review, lambda review: review.begin(session))
        if undo:
            review.action_undo(undo)

    def sum_up(self, session: "Session") -> None:
        """Show what came of a review session."""
        from tui.screens.review_summary import ReviewSummary

        self.open_sheet(ReviewSummary, lambda summary: summary.begin(session))

    def sheet(self, kind: "type[AnySheet]") -> "AnySheet":
        """The one of that kind."""
        return reused(self.app, kind, self.desk, self.keymap, self)

    def open_sheet(
        self, kind: "type[AnySheet]", begin: "Callable[[AnySheet], object]"
    ) -> "AnySheet":
        """Lay the one of that kind over the reader, filled before the next key is looked at."""
        sheet = self.sheet(kind)
        begin(sheet)
        self.app.push_screen(sheet)
        sheet.renew()
        return sheet

    def left(self, name: str, destination: "Destination | None") -> None:
        """A sheet was left, for a place from which `back` returns to it, or for nowhere."""
        for article_id in filter(self.desk.has, self._changed):
            self.articles.replace(self.desk.row(article_id))
        if self.article_id in self._changed:
            self.renew_page()
        self._changed.clear()
        # What was read above may have taken the place of what was held here.
        self.ready.clear()
        if destination is not None:
            self.jump(*destination, sheet=name)
        else:
            self.show_around()

    def renew_sheets(self) -> None:
        """Tell the sheets above that more is known."""
        from tui.screens.sheet import Sheet

        for each in self.app.screen_stack:
            if isinstance(each, Sheet):
                each.renew()

    def notice(self, change: "Change") -> None:
        """Remember what was changed from above, to show it when it can be seen again."""
        self._changed.add(change.article_id)

    def show_change(self, change: "Change | None", nothing: str) -> bool:
        """As every change; one about names concerns no single report."""
        if change is None or self.desk.has(change.article_id):
            return super().show_change(change, nothing)
        self.say(change.what)
        self.link_again()
        return True

    def link_again(self) -> None:
        """Have names folded and statements linked anew."""
        raise NotImplementedError

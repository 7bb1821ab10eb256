"""How a review session looks; knows only the desk, and no keys."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from keymaps import Context, Keymap, hints
from tui.deciding import (
    keys_line,
    others_lines,
    progress,
    standing_lines,
    suggestion_line,
)
from tui.highlights import KIND_MARKS, Piece
from tui.passage import number_of_paragraph, passage_lines, said_by
from tui.queues import Item
from tui.screens.review_desk import report_name
from tui.screens.sheet import Host
from tui.screens.sheet_acts import ActingSheet
from tui.screens.verdicts import beside_others, own_hints
from tui.session import Session
from tui.shown import cut, shown_line
from tui.standing import Standing
from tui.status import Pieces
from tui.suggesting import suggestion
from tui.widgets.text import TextLines

if TYPE_CHECKING:
    from tui.desk import Desk

MEASURE = 76
"""Cells: the longest line that is read without losing the next."""


MOST_BELOW = 14
"""Lines beneath the statement at most."""

INDENT: Piece = ("   ", ())
BESIDE: Piece = ("  ", ())


class ReviewFace(ActingSheet):
    """The statement to be decided, what stands around it, and how far one is."""

    NAME = "resume"
    HINTS: ClassVar[tuple[str, ...]] = (
        *("confirmed", "disputed", "unsourced", "nothing_here", "keep_place", "drop_place"),
        *("note", "undo", "pause", "read_in_place", "summary", "next_statement", "help"),
    )

    def __init__(
        self,
        desk: "Desk",
        keymap: Keymap,
        host: Host,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.passage = TextLines(id="passage")
        super().__init__(desk, keymap, host, self.passage)
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.clock = clock
        self.begin(Session())

    def clear(self) -> None:
        """Let what waits go."""
        super().clear()
        self.items: tuple[Item, ...] = ()
        self.total: int | None = 0
        """Everything the session is about, what is decided with it; None until it is known."""
        self.number: int | None = None
        """Of the item shown; None when nothing waits."""
        self.tags = Standing(self.desk.placed, self.desk.reviewer)

    def begin(self, session: Session) -> None:
        """Begin a session, or go on with it."""
        self.clear()
        self.session = session
        self.last_stroke = self.clock()

    @property
    def context(self) -> Context:
        """Its own keys go before those that hold everywhere."""
        return "review"

    @property
    def item(self) -> Item | None:
        """What is to be decided on now."""
        return None if self.number is None else self.items[self.number]

    # Drawing

    def show_around(self) -> None:
        """Everything: there is little of it, and all of it is about one statement."""
        width, height = self.app.size.width, self.app.size.height
        below = min(max(height // 3, 2), MOST_BELOW)
        above = 4 if height >= 16 else 2
        self.foot.styles.height, self.head.styles.height = below, above
        done = len(self.session.decided)
        name = report_name(self.desk, self.session.article_id)
        head: list[Pieces] = [progress(self.session, done, self.total, name, width)]
        if self.item is not None:
            head += [*([()] if above > 2 else []), self._about(self.item, width - 4)]
        self.head.show(head)
        self._show_passage(width, max(height - above - below - 1, 1))
        self.foot.show(self._foot(width, below))
        self.show_status()

    def _show_passage(self, width: int, height: int) -> None:
        item = self.item
        if item is None:
            words = "" if self.gatherer.at_work else "   Nothing waits in this queue."
            self.passage.show([((words, ("quiet",)),)])
            return
        text = self.desk.article(item.article_id).text
        analysis = self.desk.analysis(item.article_id)
        lines, here = passage_lines(text, item.span, analysis, min(MEASURE, width - 6))
        # The statement begins on one line whatever stands before it, so that the eye need not
        # look for it; a long one moves up to be seen whole.
        begin = max(min(height // 3, height - len(here) - 1), 0)
        blank: list[Pieces] = [()] * max(begin - here.start, 0)
        self.passage.top = 0
        # The last cell before the text is that of its bracket.
        self.passage.show([*blank, *((BESIDE, *line) for line in lines)])
        self.passage.scroll_to_line(here.start - begin)

    def _about(self, item: Item, width: int) -> Pieces:
        """Where it stands and who says it."""
        article = self.desk.article(item.article_id)
        name = shown_line(article.publisher or article.title)
        number = number_of_paragraph(article.text, item.span.start)
        where = f" · paragraph {number}"
        name = cut(name, max(width // 2, 4))
        if item.statement is None:
            return INDENT, (name, ("strong",)), (f"{where} · words chosen by hand", ("quiet",))
        kind = KIND_MARKS[item.statement.kind]
        who = said_by(item.statement, article.text)
        who = cut(who, max(width - len(name) - len(where) - 5, 4))
        return INDENT, (name, ("strong",)), (f"{where}  {kind} ", ("quiet",)), (who, ())

    def _foot(self, width: int, height: int) -> list[Pieces]:
        item = self.item
        lines: list[Pieces] = []
        if item is not None:
            placed = self.tags.at(item.article_id, item.span)
            mine = list(standing_lines(placed, self.desk.reviewer, self.marks, width))
            mine = mine[: max(height - 4, 1)]
            others = self.desk.elsewhere(item.article_id, item.known)
            origins = self.desk.origins(item.article_id, item.known)
            found = suggestion(item.statement, others, origins)
            if found is not None and self.tags.verdict(item.article_id, item.span) is None:
                mine = [suggestion_line(found, self.marks, width), *mine]
            room = height - len(mine) - 2
            lines = [*others_lines(others, origins, self.marks, width, room), *mine]
            if len(lines) < height - 2:
                lines = [(), *lines]
        blank = [()] * max(height - len(lines) - 1, 0)
        return [*lines[: height - 1], *blank, keys_line(self.hints(), width)]

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys that decide, the user's own verdicts among them."""
        item = self.item
        placed = self.tags.own(item.article_id, item.span) if item else None
        doubtful = placed is not None and placed.placement.state != "kept"
        left_out = () if doubtful else ("keep_place", "drop_place")
        names = tuple(name for name in self.HINTS if name not in left_out)
        own = own_hints(self.keymap, self.desk.verdicts, "session_verdict")
        return beside_others(tuple(hints(self.keymap, "review", names)), own)

    def show_status(self) -> None:
        """What was said; the keys have a line of their own."""
        words, alert = self.said
        width = self.app.size.width
        style = "alert" if alert else "strong" if words else "quiet"
        told = cut(shown_line(words or "saved"), max(width - 4, 4))
        self.status.show(((INDENT, (told, (style,))),))

"""The end of a review session: counts, time, what is left, and a file of it; knows the desk."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult

from keymaps import Context, Keymap
from model import ObelosError
from tui.deciding import scope_words
from tui.desk.texts import write_text
from tui.screens.review_desk import Patiently, annotation_on, items_of, report_name
from tui.screens.sheet import Host, Sheet
from tui.session import NOTED, Decision, Session, left_over
from tui.summary import Judged, Summary, as_text, summary_lines
from tui.widgets.fields import Field
from tui.widgets.text import TextLines

if TYPE_CHECKING:
    from tui.desk import Desk


class ReviewSummary(Sheet):
    """Counts by verdict, time and what is left; a key saves them to a file."""

    DEFAULT_CSS = """
    ReviewSummary #file { display: none; }
    """
    NAME = "summary"
    FOOT = False
    HINTS: ClassVar[tuple[str, ...]] = ("save_summary", "resume", "undo", "pause")

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.lines = TextLines(id="lines")
        super().__init__(desk, keymap, host, self.lines)
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.file = Field(id="file")
        self.begin(Session())

    def clear(self) -> None:
        """Sum nothing up."""
        super().clear()
        self.summary = Summary("", self.desk.reviewer, "", Counter(), 0.0, 0, ())
        self._refused = ""
        """The file that is there already: the same name again replaces it."""

    def begin(self, session: Session) -> None:
        """Sum that session up."""
        self.clear()
        self.session = session

    def compose(self) -> ComposeResult:
        """As every sheet, with a line to name the file in."""
        yield from super().compose()
        yield self.file

    @property
    def context(self) -> Context:
        """The keys of a review session."""
        return "review"

    def renew(self) -> None:
        """What is left may have changed."""
        make = partial(summary_of, self.desk, self.session, self.gatherer.patiently)
        self.gather(make, self._sum_up)

    def _sum_up(self, summary: Summary) -> None:
        self.summary = summary
        self.show_around()

    def show_around(self) -> None:
        """Everything."""
        self.head.show(((((" Review session", ("label",))),),))
        told = summary_lines(self.summary, self.marks, self.app.size.width)
        self.lines.show(told if self.summary.day else ())
        self.show_status()

    def standing(self) -> str:
        """There is nothing to add."""
        return "every verdict is saved"

    def hints(self) -> Sequence[tuple[str, str]]:
        """What is left is not paused when nothing waits any more."""
        over = not self.summary.left
        given = [h for h in super().hints() if not (over and h[1] == "go on")]
        return [(key, "leave" if word == "pause" else word) for key, word in given]

    def action_pause(self, count: int = 1) -> None:
        """Back to the reader."""
        self.leave()

    action_read_in_place = action_pause

    def action_resume(self, count: int = 1) -> None:
        """On with the session."""
        self.dismiss()
        self.host.go_through(self.session)

    action_summary = action_resume

    def action_undo(self, count: int = 1) -> None:
        """Back to the session, with its last stroke taken back."""
        self.dismiss()
        self.host.go_through(self.session, undo=count)

    # The file

    def action_save_summary(self, count: int = 1) -> None:
        """Ask for the name."""
        self.file.value = f"obelos-review-{self.summary.day}.md"
        self.file.display = True
        self.status.display = False
        self.set_focus(self.file, scroll_visible=False)

    async def take(self, event: events.Key) -> bool:
        """While the file is being named, only enter and escape are commands."""
        if not self.file.display:
            return await super().take(event)
        if event.key == "enter":
            self._save(self.file.value.strip())
        elif event.key == "escape":
            self._close_file()
        return event.key in ("enter", "escape")

    def _save(self, name: str) -> None:
        """Write it there, as JSON where the name says so, else as Markdown."""
        self._close_file()
        if not name:
            return
        path, again = Path(name), name == self._refused
        self._refused = ""
        try:
            write_text(path, as_text(self.summary, path.suffix), replace=again)
        except ObelosError as error:
            more = ""
            if path.expanduser().is_file() and not again:
                self._refused, more = name, " Save it under that name again to replace it."
            self.say(f"{error}{more}", alert=True)
        else:
            self.say(f"Saved to {name}.")

    def _close_file(self) -> None:
        self.file.display = False
        self.status.display = True
        self.set_focus(None)


def summary_of(desk: "Desk", session: Session, patiently: Patiently) -> Summary:
    """What came of a session, with the words as they stand in today's reports."""
    decided = session.decided
    last = {each.known: each for each in session.trail if each.what != NOTED}
    items = items_of(desk, session.queue, session.article_id, patiently)
    here = desk.ids()
    return Summary(
        about=scope_words(session, report_name(desk, session.article_id)),
        reviewer=desk.reviewer,
        day=datetime.now(UTC).date().isoformat(),
        counts=session.counts(),
        seconds=session.seconds,
        left=left_over(items, decided),
        judged=tuple(_judged(desk, each) for each in last.values() if each.article_id in here),
    )


def _judged(desk: "Desk", decision: Decision) -> Judged:
    article = desk.article(decision.article_id)
    annotation = annotation_on(desk, decision)
    statement = desk.statement(decision.article_id, decision.known)
    words = statement.span.of(article.text) if statement else ""
    if annotation is not None:
        words = annotation.selector.exact
    return Judged(
        decision.what,
        words,
        article.publisher or article.title,
        article.url,
        annotation.attribution if annotation else None,
        annotation.note if annotation else "",
        tuple(each.ref for each in annotation.evidence) if annotation else (),
    )

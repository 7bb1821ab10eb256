"""The end of a review session: counts, time, what is left, and a file of it; knows the desk."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from keymaps import Context, Keymap
from model import Annotation, ObelosError
from tui.deciding import scope_words
from tui.desk.texts import write_text
from tui.screens.review_desk import items_of, report_name
from tui.screens.sheet import Host, Sheet
from tui.session import NOTED, Decision, Session, still_open
from tui.summary import Judged, Summary, as_text, summary_lines
from tui.widgets.rows import Scrolled

if TYPE_CHECKING:
    from tui.desk import Desk


class ReviewSummary(Sheet):
    """Counts by verdict, time and what is left; a key saves them to a file."""

    DEFAULT_CSS = """
    ReviewSummary #foot { height: 0; }
    ReviewSummary #file { height: 1; border: none; padding: 0 1; display: none; }
    ReviewSummary #file { background: $band; color: $ink; }
    """
    NAME = "summary"
    HINTS: ClassVar[tuple[str, ...]] = ("save_summary", "resume", "pause")

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host, session: Session) -> None:
        self.lines = Scrolled(id="lines")
        super().__init__(desk, keymap, host, self.lines)
        self.session = session
        self.summary = summary_of(desk, session)
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.file = Input(id="file", compact=True)
        self.resumes = False
        """Whether the session goes on once this is left."""
        self._refused = ""
        """The file that is there already: the same name again replaces it."""

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
        self.summary = summary_of(self.desk, self.session)
        self.show_around()

    def show_around(self) -> None:
        """Everything."""
        self.head.show(((((" Review session", ("label",))),),))
        self.lines.show(summary_lines(self.summary, self.marks, self.app.size.width))
        self.show_status()

    def standing(self) -> str:
        """There is nothing to add."""
        return "every verdict is saved"

    def hints(self) -> Sequence[tuple[str, str]]:
        """What is left is not paused when nothing waits any more."""
        over = not self.summary.left
        given = [h for h in super().hints() if not (over and h[1] == "go on")]
        return [(key, "leave" if word == "pause" else word) for key, word in given]

    def move(self, steps: int) -> None:
        """Scroll."""
        self.lines.scroll_to_line(self.lines.top + steps)

    def action_pause(self, count: int = 1) -> None:
        """Back to the reader."""
        self.leave()

    action_read_in_place = action_pause

    def action_resume(self, count: int = 1) -> None:
        """On with the session."""
        self.resumes = True
        self.leave()

    action_summary = action_resume

    # The file

    def action_save_summary(self, count: int = 1) -> None:
        """Ask for the name."""
        self.file.value = f"obelos-review-{self.summary.day}.md"
        self.file.display = True
        self.status.display = False
        self.file.focus(scroll_visible=False)

    def action_cancel(self, count: int = 1) -> None:
        """Leave the line, else the summary."""
        if self.file.display:
            self._close_file()
        else:
            self.leave()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it there, as JSON where the name says so, else as Markdown."""
        event.stop()
        name = event.value.strip()
        if not name:
            self._close_file()
            return
        path = Path(name)
        try:
            text = as_text(self.summary, path.suffix)
            write_text(path, text, replace=name == self._refused)
        except ObelosError as error:
            again = path.expanduser().is_file() and name != self._refused
            self._refused = name if again else ""
            self._close_file()
            more = " Save under the same name again to replace it." if again else ""
            self.say(f"{error}{more}", alert=True)
        else:
            self._refused = ""
            self._close_file()
            self.say(f"Saved to {name}.")

    def _close_file(self) -> None:
        self.file.display = False
        self.status.display = True
        self.lines.focus(scroll_visible=False)


def summary_of(desk: "Desk", session: Session) -> Summary:
    """What came of a session, with the words as they stand in today's reports."""
    decided = session.decided
    last = {each.known: each for each in session.trail if each.what != NOTED}
    items = items_of(desk, session.queue, session.article_id)
    here = desk.ids()
    return Summary(
        about=scope_words(session, report_name(desk, session.article_id)),
        reviewer=desk.reviewer,
        day=datetime.now(UTC).date().isoformat(),
        counts=session.counts(),
        seconds=session.seconds,
        left=len(still_open(items, decided)),
        judged=tuple(_judged(desk, each) for each in last.values() if each.article_id in here),
    )


def _judged(desk: "Desk", decision: Decision) -> Judged:
    article = desk.article(decision.article_id)
    annotation = _annotation(desk, decision)
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


def _annotation(desk: "Desk", decision: Decision) -> Annotation | None:
    for each in desk.placed(decision.article_id):
        own = each.annotation.reviewer == desk.reviewer
        if own and each.annotation.statement == decision.known:
            return each.annotation
    return None

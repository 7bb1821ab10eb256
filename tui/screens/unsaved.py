"""Notes left without saving: gone on with, copied, let go of; knows not how they are kept."""

from typing import TYPE_CHECKING

from model import Article, ObelosError, Problem, Span, visible
from tui.counting import counted
from tui.drafts import Draft, Drafts, Noted
from tui.screens.panes import Panes

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.screens.picking import Choice

GO_ON, COPY, DISCARD, KEEP = "Go on with it", "Copy it", "Discard it", "Keep it"


class Unsaved(Panes):
    """One command, which asks what is to become of a note."""

    drafts: Drafts
    _told_loose = 0

    def on_mount(self) -> None:
        """Remind of what was left; Textual calls this beside the same of other parts."""
        if number := len(tuple(self.drafts)):
            notes, key = counted(number, "note"), self.key_for("drafts")
            self.say(f"{notes} left without saving: {key} lists what was written.")

    def may_leave(self) -> bool:
        """Whether nothing that was written would be lost; said once, and then it may."""
        number = self.drafts.loose()
        if number in (0, self._told_loose):
            return True
        self._told_loose = number
        notes, key, leave = counted(number, "note"), self.key_for("drafts"), self.key_for("quit")
        self.say(f"On no disk: {notes}. {key} lists what was written, {leave} leaves.", alert=True)
        return False

    def action_drafts(self, count: int = 1) -> None:
        """Choose one of the notes that were left without saving."""
        from tui.screens.picking import Choice, fitting, pick

        def about(noted: tuple[Noted, Draft]) -> "Choice":
            told = unsaved(self.desk, *noted)
            return Choice(told.reason, told.subject, noted)

        if choices := tuple(map(about, self.drafts)):
            pick(self, "Notes not saved", fitting(choices), self._ask, "chooses")
        else:
            self.say("No note was left without saving.")

    def _ask(self, noted: tuple[Noted, Draft] | None) -> None:
        from tui.screens.picking import Choice, fitting, pick

        if noted is None:
            return
        (where, draft), here = noted, _stands(self.desk, noted[0]) is not None
        words = f"“{where[2]}”"
        ways = (*((GO_ON,) if here else ()), COPY, DISCARD)
        choices = tuple(Choice(way, words if way == GO_ON else "", way) for way in ways)

        def done(way: str | None) -> None:
            if way == GO_ON:
                self._go_on(where)
            elif way == COPY:
                self.app.copy_to_clipboard(_written(draft))
                self.say("Copied, if the terminal allows it; the note is kept as it is.")
            elif way == DISCARD:
                self._ask_again(where)

        pick(self, "What is to become of this note?", fitting(choices), done)

    def _ask_again(self, where: Noted) -> None:
        from tui.screens.picking import Choice, fitting, pick

        def done(way: str | None) -> None:
            if way == DISCARD:
                self.drafts.forget(where)
            self.say("The note was discarded." if way == DISCARD else "The note is kept.")

        choices = Choice(KEEP, "", KEEP), Choice(DISCARD, "it cannot be brought back", DISCARD)
        pick(self, "Discard this note for good?", fitting(choices), done)

    def _go_on(self, where: Noted) -> None:
        span = _stands(self.desk, where)
        if span is not None:
            self.go_on_noting(where[0], span)

    def go_on_noting(self, article_id: str, span: Span) -> None:
        """Open the note on these words."""
        raise NotImplementedError


def unsaved(desk: "Desk", where: Noted, draft: Draft) -> Problem:
    """A note that was left without saving, told in full: its words may be gone."""
    article = _article(desk, where[0])
    about = article.title if article else "another report"
    gone = "" if article is None or _stands(desk, where) else " Its words are no longer there."
    return Problem(f"“{where[2]}” in {about}", f"{_written(draft, ' ↗ ')}{gone}")


def _written(draft: Draft, between: str = "\n") -> str:
    refs = (each.ref for each in draft.evidence)
    return between.join(part for part in (draft.note, *refs, draft.reference) if part)


def _stands(desk: "Desk", where: Noted) -> Span | None:
    """Where the words of the note stand today."""
    article_id, span, words = where
    article = _article(desk, article_id)
    if article is None:
        return None
    if visible(span.of(article.text)) == words:
        return span
    at = visible(article.text).find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _article(desk: "Desk", article_id: str) -> Article | None:
    try:
        return desk.article(article_id)
    except ObelosError:
        # It is not here, or its text is gone as a whole.
        return None

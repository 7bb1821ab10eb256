"""Verdicts and notes given on a sheet; knows nothing of how they are kept or drawn."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from model import ObelosError, Span
from tui.drafts import Draft
from tui.screens.noting import take_note
from tui.screens.picking import pick_verdict
from tui.screens.sheet import Sheet
from tui.screens.verdicts import Verdicts

if TYPE_CHECKING:
    from tui.desk import Change


class TurningSheet(Sheet):
    """Does what is kept, and takes it back."""

    def turned(self, change: "Change") -> None:
        """An act was undone or redone."""
        raise NotImplementedError

    def action_undo(self, count: int = 1) -> None:
        """Take one's last act back."""
        for _ in range(count):
            if not self.turn(self.desk.undo, "There is nothing to undo."):
                break

    def action_redo(self, count: int = 1) -> None:
        """Bring back what was undone."""
        for _ in range(count):
            if not self.turn(self.desk.redo, "There is nothing to redo."):
                break

    def turn(self, what: Callable[[], "Change | None"], nothing: str) -> bool:
        """Undo or redo one act."""
        change = self.act(what, nothing)
        if change is not None:
            self.turned(change)
            self.say(change.what)
        return change is not None

    def act(self, what: Callable[[], "Change | None"], nothing: str = "") -> "Change | None":
        """Do something that is kept; what cannot be kept is said, and nothing changes."""
        try:
            change = what()
        except ObelosError as error:
            self.say(str(error), alert=True)
            return None
        if change is None:
            self.say(nothing)
        else:
            self.host.notice(change)
        return change


class ActingSheet(Verdicts, TurningSheet):
    """Has a statement at the cursor, on which verdicts and notes are given."""

    NOTHING_HERE = "There is no statement here."

    @property
    def target(self) -> tuple[str, Span] | None:
        """The article and the words that the keys judge."""
        raise NotImplementedError

    def acted(self, change: "Change", verdict: str | None) -> None:
        """Something was changed on the target; `verdict` is what was given, if one was."""
        raise NotImplementedError

    def action_other_verdict(self, count: int = 1) -> None:
        """Any verdict, chosen by name."""
        pick_verdict(self, self.desk.verdicts, partial(self.tag_on, self.target))

    def tag(self, verdict: str) -> None:
        """Give a verdict on the target."""
        self.tag_on(self.target, verdict)

    def tag_on(self, target: tuple[str, Span] | None, verdict: str) -> None:
        """Give a verdict on these words of a report."""
        if target is None:
            self.say(self.NOTHING_HERE)
        elif change := self.act(lambda: self.give(target, verdict)):
            self.acted(change, verdict)
            self.say(change.what)

    def give(self, target: tuple[str, Span], verdict: str) -> "Change":
        """Keep the verdict."""
        return self.desk.tag(*target, verdict)

    def action_retract(self, count: int = 1) -> None:
        """Take one's own verdict away."""
        if (target := self.target) is None:
            self.say(self.NOTHING_HERE)
        elif change := self.act(lambda: self.desk.retract(*target), "You gave no verdict on this."):
            self.acted(change, None)
            self.say(change.what)

    # Notes

    def action_note(self, count: int = 1) -> None:
        """Write a note and evidence."""
        if (target := self.target) is None:
            self.say(self.NOTHING_HERE)
            return
        article_id, span = target

        def save(draft: Draft) -> bool:
            change = self.act(lambda: self.desk.note(article_id, span, draft.note, draft.evidence))
            if change is not None:
                self.acted(change, None)
                self.say(change.what)
            return change is not None

        take_note(self, self.host, target, save=save, say=self.say)

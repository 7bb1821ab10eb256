"""A review session: one statement after another, one key each; knows only the desk."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from model import Span
from tui.screens.review_desk import (
    Waiting,
    is_about,
    number_of,
    some_waiting,
    verdict_on,
    waiting_now,
    with_item,
)
from tui.screens.review_face import ReviewFace
from tui.screens.sheet import Destination
from tui.screens.verdicts import Verdicts
from tui.session import (
    LET_GO,
    NOTED,
    NOTHING,
    PLACED,
    Decision,
    as_json,
    next_open,
    settled,
    with_decision,
    without_last,
)

if TYPE_CHECKING:
    from tui.desk import Change

UNKEPT = "but the disk does not take it, and it is forgotten on leaving"


class Review(ReviewFace):
    """Shows what is to be decided, keeps count, and goes on by itself."""

    # What waits

    def renew(self) -> None:
        """Gather what waits now; the item shown stays."""
        session, desk = self.session, self.desk

        def make() -> Waiting:
            now = settled(session, partial(verdict_on, desk))
            return waiting_now(desk, now, self.gatherer.patiently)

        def some() -> Waiting:
            return some_waiting(desk, session)

        def use(found: Waiting) -> None:
            # Strokes made while it was gathered are not taken back by it.
            self.session = found.session if self.session is session else self.session
            at = self.item.known if self.item else self.session.at
            self.items, self.total = found.items, found.total
            following = next_open(self.items, self.session.decided, -1)
            self.number = number_of(self.items, at, following)
            self.show_around()

        self.gather_in_two(some, make, use)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to decide on."""
        return self.item is None

    # Deciding

    @property
    def target(self) -> tuple[str, Span] | None:
        """The words on the screen."""
        return (self.item.article_id, self.item.span) if self.item else None

    def acted(self, change: "Change", verdict: str | None) -> None:
        """A verdict goes on to the next; a note stays."""
        if self.target == (change.article_id, change.span):
            self._decided(verdict or NOTED, stay=verdict is None)

    def give(self, target: tuple[str, Span], verdict: str) -> "Change":
        """Where reviewers disagree, a verdict settles it and stands above everyone's."""
        settles = self.session.queue == "disagreed"
        return self.desk.tag(*target, verdict, adjudicate=settles)

    def _decided(self, what: str, *, stay: bool = False) -> bool:
        """Count the stroke and go on; whether the disk took that."""
        item, number = self.item, self.number
        if item is None or number is None:
            return False
        now = self.clock()
        decision = Decision(item.article_id, item.known, what)
        self.session = with_decision(self.session, decision, now - self.last_stroke)
        self.last_stroke = now
        if not stay:
            self.number = next_open(self.items, self.session.decided, number)
        kept = self.save()
        if self.number is None and not self.gatherer.at_work:
            self.finish()
        else:
            self.show_around()
        return kept

    def save(self) -> bool:
        """Keep the session on disk, so that it goes on from here whatever happens next; whether
        the disk took it.
        """
        self.session = replace(self.session, at=self.item.known if self.item else "")
        return self.desk.sessions.keep(as_json(self.session))

    def action_nothing_here(self, count: int = 1) -> None:
        """Nothing to tag: it does not come up again until its words change."""
        if self.item is not None:
            self.desk.sessions.pass_over(self.item.known, passed=True)
            kept = self._decided(NOTHING)
            self.say(f"Nothing to tag there, {'remembered' if kept else UNKEPT}.")

    def action_keep_place(self, count: int = 1) -> None:
        """Accept where the tag now stands."""
        self._settle(PLACED, keep=True)

    def action_drop_place(self, count: int = 1) -> None:
        """Let the tag go."""
        self._settle(LET_GO, keep=False)

    def _settle(self, what: str, *, keep: bool) -> None:
        own = self.tags.own(*self.target) if self.target else None
        if own is None or own.placement.state == "kept":
            self.say("No tag of yours is in doubt here.")
            return
        annotation = own.annotation
        decide = self.desk.decide
        if change := self.act(lambda: decide(annotation.article_id, annotation.id, keep=keep)):
            self._decided(what)
            self.say(change.what)

    def action_retract(self, count: int = 1) -> None:
        """Here that key means that there is nothing to tag."""
        self.action_nothing_here()

    def action_undo(self, count: int = 1) -> None:
        """Take the last strokes back, and go to where they were made."""
        for _ in range(count):
            if not self._undo_one():
                break

    def _undo_one(self) -> bool:
        trail = self.session.trail
        last = trail[-1] if trail else None
        if last is not None and last.what == NOTHING:
            self.desk.sessions.pass_over(last.known, passed=False)
            said = "Undone: it can be tagged again."
        elif change := self.act(self.desk.undo, "There is nothing to undo."):
            said = change.what
            if last is not None and not is_about(self.desk, last, change):
                # It was made in the reader, or in another window, after the last stroke here.
                last = None
                self.renew()
        else:
            return False
        if last is not None:
            self.session = without_last(self.session)
            self.items = with_item(self.desk, self.items, last)
            self.number = number_of(self.items, last.known, self.number)
        self.save()
        self.show_around()
        self.say(said)
        return True

    def action_redo(self, count: int = 1) -> None:
        """A session is gone through again instead."""
        self.say("Decide again: a review session has no redo.")

    # Going about

    def action_next_statement(self, count: int = 1) -> None:
        """Look at the next without deciding."""
        self._look(count)

    def action_previous_statement(self, count: int = 1) -> None:
        """Look at the one before."""
        self._look(-count)

    def _look(self, steps: int) -> None:
        if self.number is not None:
            self.number = min(max(self.number + steps, 0), len(self.items) - 1)
            self.show_around()

    def action_next_untagged(self, count: int = 1) -> None:
        """The next that waits, leaving this one for later."""
        if self.number is not None:
            self.number = next_open(self.items, self.session.decided, self.number)
            self.show_around()

    def action_read_in_place(self, count: int = 1) -> None:
        """In the reader; `back` returns."""
        self.leave(self.target)

    def action_pause(self, count: int = 1) -> None:
        """Back to the reader; it goes on from here, also after a restart."""
        self.leave()

    def action_summary(self, count: int = 1) -> None:
        """What was decided so far."""
        self.finish()

    def finish(self) -> None:
        """Leave for the summary."""
        self.save()
        self.dismiss()
        self.host.sum_up(self.session)

    def leave(self, destination: Destination | None = None) -> None:
        """As every sheet, with the session on disk."""
        kept = self.save()
        super().leave(destination)
        if destination is None:
            done = len(self.session.decided)
            of = "" if self.total is None else f" of {self.total}"
            then = f"{self.key_for('resume')} goes on" if kept else UNKEPT
            self.host.say(f"Paused at {done}{of}; {then}.")

    action_session_verdict_1 = Verdicts.action_own_verdict_1
    action_session_verdict_2 = Verdicts.action_own_verdict_2
    action_session_verdict_3 = Verdicts.action_own_verdict_3
    action_session_verdict_4 = Verdicts.action_own_verdict_4
    action_session_verdict_5 = Verdicts.action_own_verdict_5

"""A review session as it is remembered: its queue, what was decided, how long; knows no desk."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from tui.queues import QUEUES, Item, Queue

NOTHING = "nothing to tag"
NOTED = "noted"
PLACED = "place accepted"
LET_GO = "let go"

LONGEST_PAUSE = 120.0
"""Seconds between two decisions that still count as work: who thinks longer has gone for tea."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One stroke of a session."""

    article_id: str
    known: str
    """The id of the statement."""
    what: str
    """The verdict, or one of the words above."""


@dataclass(frozen=True, slots=True)
class Session:
    """Everything a session needs to go on after a restart; the verdicts are events elsewhere."""

    queue: Queue = "untagged"
    article_id: str | None = None
    """The one report it is about; None for all."""
    trail: tuple[Decision, ...] = ()
    """Every stroke, in order, so that the last can be taken back."""
    at: str = ""
    """The statement it stopped at."""
    seconds: float = 0.0
    """Of work, without pauses."""
    decided: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """What was decided last on each statement, notes left out."""

    def __post_init__(self) -> None:
        decided = {each.known: each.what for each in self.trail if each.what != NOTED}
        object.__setattr__(self, "decided", decided)

    @property
    def pace(self) -> float:
        """Decisions a minute."""
        return 60 * len(self.decided) / self.seconds if self.seconds else 0.0

    def counts(self) -> Counter[str]:
        """How often each decision was made, by its name."""
        return Counter(self.decided.values())


def with_decision(session: Session, decision: Decision, gap: float) -> Session:
    """The session after one more stroke, `gap` seconds after the one before."""
    worked = session.seconds + min(max(gap, 0.0), LONGEST_PAUSE)
    return replace(session, trail=(*session.trail, decision), seconds=worked)


def without_last(session: Session) -> Session:
    """The session before its last stroke; the time it took stays."""
    return replace(session, trail=session.trail[:-1])


def settled(session: Session, verdict_of: Callable[[Decision], str | None]) -> Session:
    """The session without the verdicts that no longer stand: they were taken back elsewhere."""
    own = (NOTHING, NOTED, PLACED, LET_GO)
    trail = tuple(
        each for each in session.trail if each.what in own or verdict_of(each) is not None
    )
    return session if len(trail) == len(session.trail) else replace(session, trail=trail)


def left_over(items: Sequence[Item], decided: Mapping[str, str]) -> int:
    """How many of the items wait."""
    return sum(item.known not in decided for item in items)


def next_open(items: Sequence[Item], decided: Mapping[str, str], after: int) -> int | None:
    """The number of the next item that waits, from the top again after the last."""
    for number in chain(range(after + 1, len(items)), range(min(after + 1, len(items)))):
        if items[number].known not in decided:
            return number
    return None


def as_json(session: Session) -> dict[str, Any]:
    """What JSON can hold."""
    return {
        "queue": session.queue,
        "article": session.article_id,
        "trail": [[each.article_id, each.known, each.what] for each in session.trail],
        "at": session.at,
        "seconds": session.seconds,
    }


def from_json(kept: Any) -> Session | None:
    """The session that was kept; None when nothing is, or nothing that can be understood."""
    try:
        queue, article_id = kept["queue"], kept["article"]
        trail = tuple(Decision(*map(_text, each)) for each in kept["trail"])
        at, seconds = _text(kept["at"]), float(kept["seconds"])
    except (TypeError, KeyError, ValueError):
        return None
    if queue not in QUEUES or not isinstance(article_id, str | None) or not seconds >= 0:
        return None
    return Session(queue, article_id, trail, at, seconds)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("Only text is kept here.")
    return value

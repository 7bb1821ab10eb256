"""Keeps a store at hand and one far away in step; knows nothing of how either keeps its events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from model import Event, Problem
from store.merging import bring, told_apart
from store.protocol import Store

_SHARE = 500
"""Events that are written at once: each write holds the lock, and someone may want to tag."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What went each way."""

    sent: int = 0
    received: int = 0
    problems: tuple[Problem, ...] = ()


def sync(here: Store, there: Store) -> Synced:
    """Both hold what either held, texts included."""
    mine, theirs = here.digests(), there.digests()
    received = bring(here, there, mine, theirs)
    sent = bring(there, here, theirs, mine)
    return Synced(sent.added, received.added, (*received.problems, *sent.problems))


class Exchange:
    """Two stores kept in step round by round: each round carries only what is new."""

    def __init__(self, here: Store, there: Store) -> None:
        self._here = here
        self._there = there
        self._known_here: str | None = None
        self._known_there: str | None = None
        self._texts: set[str] = set()

    def round(self) -> Synced:
        """Carry what came in on either side since the last round.

        Raises:
            ObelosError: when one side cannot be reached; the next round does it again.
        """
        incoming = self._there.changes(self._known_there)
        outgoing = self._here.changes(self._known_here)
        received = self._carry(incoming, self._there, self._here)
        apart = tuple(told_apart(self._here, received))
        sent = self._carry(outgoing, self._here, self._there)
        self._known_there = incoming[-1].id if incoming else self._known_there
        self._known_here = outgoing[-1].id if outgoing else self._known_here
        return Synced(len(sent), len(received), apart)

    def _carry(self, events: Sequence[Event], giving: Store, taking: Store) -> list[Event]:
        """Those of the events that were new to the one that takes them."""
        articles = {event.article for event in events}
        there = {event.id for article in articles for event in taking.of(article)}
        new = [event for event in events if event.id not in there]
        for share in _shares(new):
            self._carry_texts({event.version for event in share}, giving, taking)
            for event, kept in zip(share, taking.append_all(share), strict=True):
                if kept != event:
                    taking.set_aside(event)
        return new

    def _carry_texts(self, digests: set[str], giving: Store, taking: Store) -> None:
        for digest in digests - self._texts:
            article = giving.version(digest)
            if article is not None:
                taking.keep(article)
                self._texts.add(digest)


def _shares(events: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(events)
    while share := list(islice(rest, _SHARE)):
        yield share

"""Events of one article in memory; knows nothing of the other articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from model import Event, ObelosError, Problem
from store.lines import EVENTS, decode
from store.records import event_from_record
from store.standing import Lane, standing

Record = dict[str, Any]
Head = tuple[str, str, str | None]
"""Id, kind and verdict of an event: what counting needs."""

_ORDINARY = frozenset({"tag", "note", "retract"})


class Batch:
    """The events of one file, as its bytes until they are looked at.

    A record as a dictionary takes twice the memory of its bytes, and a reviewer looks at few.
    """

    __slots__ = ("data", "ids")

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        """Replaced when the file is; what was in it stays in it."""
        self.ids: set[str] = set()
        """Of the events in it, as far as they were taken in."""

    def records(self) -> dict[str, Record]:
        """The records by event id, read again each time."""
        return {str(one.get("id")): one for one in decode(self.data)[EVENTS].values()}


class Shelf:
    """What is known of an article's events; they are made when they are first asked for."""

    def __init__(self) -> None:
        self.problems: dict[str, Problem] = {}
        """Records that turned out to be no whole events."""
        self.batches: dict[str, Batch] = {}
        """Where each event's record is, by its id."""
        self._in_order = True
        self._greatest = ""
        self._made: dict[str, Event] = {}
        self._lanes: dict[tuple[str, str], Head] = {}
        self._tally: dict[str | None, int] = {}
        self._ordinary = True
        """Whether the tally is all: adjudications and decisions on places take more than one."""
        self._counts: Mapping[str, int] | None = None
        self._events: tuple[Event, ...] | None = None
        """All of them in order, once somebody asked for them."""

    def put(self, batch: Batch, head: Head, lane: tuple[str, str]) -> None:
        """Take in an event of a statement and reviewer, or another place or content for one."""
        event_id = head[0]
        self._events = None
        if event_id not in self.batches:
            self._in_order = self._in_order and event_id > self._greatest
            self._greatest = event_id
        self.batches[event_id] = batch
        last = self._lanes.get(lane)
        if last is None or last[0] <= event_id:
            self._lanes[lane] = head
            tally = self._tally
            if last is not None:
                tally[last[2]] -= 1
            tally[head[2]] = tally.get(head[2], 0) + 1
            if head[1] not in _ORDINARY:
                self._ordinary = False
            self._counts = None

    def forget(self, event_id: str) -> None:
        """Make the event anew when it is asked for: its content is another."""
        self._made.pop(event_id, None)
        self._events = None

    def hand(self, event: Event, batch: Batch) -> None:
        """Spare making an event from its record, if that batch is where it is."""
        if self.batches.get(event.id) is batch:
            self._made[event.id] = event

    def record(self, event_id: str) -> Record:
        """The record of an event that is here."""
        return self.batches[event_id].records()[event_id]

    def all_records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its id, none of them kept."""
        for batch in dict.fromkeys(self.batches.values()):
            for event_id, record in batch.records().items():
                if self.batches.get(event_id) is batch:
                    yield event_id, record

    def event(self, event_id: str) -> Event | None:
        """The event of that id, when it is here and whole."""
        if event_id in self.batches:
            self._make([event_id])
        return self._made.get(event_id)

    def events(self) -> tuple[Event, ...]:
        """All of them in the order of their ids; kept, for whoever asks will ask again."""
        if self._events is None:
            ids = self._ids()
            self._make(one for one in ids if one not in self._made)
            self._events = tuple(self._made[one] for one in ids if one in self._made)
        return self._events

    def stream(self) -> Iterator[Event]:
        """All of them in the order of their ids, none of them kept."""
        made = self._made | self._read(one for one in self._ids() if one not in self._made)
        yield from (made[one] for one in self._ids() if one in made)

    def last(self, lane: Lane) -> Event | None:
        """The last event of a lane."""
        head = self._lanes.get(lane[1:])
        return self.event(head[0]) if head else None

    def last_id(self, reviewer: str) -> str:
        """The greatest id of a reviewer here; empty when there is none."""
        heads = (head[0] for (_, whose), head in self._lanes.items() if whose == reviewer)
        return max(heads, default="")

    def counts(self) -> Mapping[str, int]:
        """How many annotations of each verdict stand."""
        if self._counts is None:
            tally = self._tally
            if not self._ordinary:
                tally = Counter(one.verdict for one in standing(self.stream()))
            self._counts = {one: count for one, count in tally.items() if one and count}
        return self._counts

    def _ids(self) -> list[str]:
        if not self._in_order:
            self.batches = dict(sorted(self.batches.items()))
            self._greatest = next(reversed(self.batches))
            self._in_order = True
        return list(self.batches)

    def _make(self, ids: Iterable[str]) -> None:
        self._made |= self._read(one for one in ids if one not in self._made)

    def _read(self, ids: Iterable[str]) -> dict[str, Event]:
        by_batch: dict[Batch, list[str]] = {}
        for event_id in ids:
            by_batch.setdefault(self.batches[event_id], []).append(event_id)
        found = {}
        for batch, some in by_batch.items():
            records = batch.records()
            for event_id in some:
                event = event_or_problem(records[event_id])
                if isinstance(event, Problem):
                    self.problems[event_id] = event
                else:
                    found[event_id] = event
        return found


def event_or_problem(record: Record) -> Event | Problem:
    """The event of a record, or what is wrong with it."""
    try:
        return event_from_record(record)
    except ObelosError as error:
        return Problem(record["id"], str(error))

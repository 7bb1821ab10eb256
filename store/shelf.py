"""Events of one article, or of one reviewer, in memory; knows nothing of the others."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from model import Event, ObelosError, Problem
from store.records import event_from_record
from store.standing import Lane, standing

Record = dict[str, Any]


class Shelf:
    """Records by id; events, lanes and counts are made from them when first asked for."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.problems: dict[str, Problem] = {}
        """Records that turned out to be no whole events."""
        self._order: list[str] = []
        self._in_order = True
        self._made: dict[str, Event] = {}
        self._lanes: dict[Lane, str] | None = None
        self._counts: Mapping[str, int] | None = None

    def put(self, event_id: str, record: Record) -> None:
        """Take in a record, or another content for one."""
        if event_id not in self.records:
            self._in_order = self._in_order and (not self._order or self._order[-1] < event_id)
            self._order.append(event_id)
        self.records[event_id] = record
        self._made.pop(event_id, None)
        self._lanes = self._lanes if self._in_order else None
        self._counts = None
        if self._lanes is not None:
            self._lanes[_lane(record)] = event_id

    def order(self) -> list[str]:
        """The ids in their order; later ids may still be added to the very same list."""
        if not self._in_order:
            self._order = sorted(self._order)
            self._in_order = True
        return self._order

    def event(self, event_id: str) -> Event | None:
        """The event of that id, when it is here and whole."""
        if event_id not in self._made and event_id in self.records:
            event = event_or_problem(self.records[event_id])
            if isinstance(event, Problem):
                self.problems[event_id] = event
                return None
            self._made[event_id] = event
        return self._made.get(event_id)

    def events(self) -> tuple[Event, ...]:
        """All of them in the order of their ids."""
        found = (self.event(event_id) for event_id in self.order())
        return tuple(one for one in found if one is not None)

    def last(self, lane: Lane) -> Event | None:
        """The last event of a lane."""
        if self._lanes is None:
            self._lanes = {_lane(self.records[one]): one for one in self.order()}
        return self.event(self._lanes.get(lane, ""))

    def counts(self) -> Mapping[str, int]:
        """How many annotations of each verdict stand."""
        if self._counts is None:
            self._counts = self._quick_counts()
        if self._counts is None:
            found = standing(self.events())
            self._counts = Counter(one.verdict for one in found if one.verdict is not None)
        return self._counts

    def _quick_counts(self) -> Mapping[str, int] | None:
        """The counts where nothing is out of the ordinary; None where `standing` must decide."""
        last: dict[tuple[str, str], str | None] = {}
        for event_id in self.order():
            record = self.records[event_id]
            if record["kind"] not in ("tag", "note", "retract"):
                return None
            last[record["statement"], record["reviewer"]] = record.get("verdict")
        counts: dict[str, int] = {}
        for verdict in last.values():
            if verdict is not None:
                counts[verdict] = counts.get(verdict, 0) + 1
        return counts


def event_or_problem(record: Record) -> Event | Problem:
    """The event of a record, or what is wrong with it."""
    try:
        return event_from_record(record)
    except ObelosError as error:
        return Problem(record["id"], str(error))


def _lane(record: Record) -> Lane:
    return record["article"], record["statement"], record["reviewer"]

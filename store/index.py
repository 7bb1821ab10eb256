"""Events in memory, ready for what the screen asks; knows nothing of where they are kept."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from model import Event, Problem
from store.lines import dumps
from store.records import bare, event_from_record, is_fit
from store.shelf import Record, Shelf, event_or_problem
from store.standing import Lane


class Index:
    """Every event by article; records become events when they are asked for."""

    def __init__(self, reviewer: str, *, afresh: bool = False) -> None:
        """`afresh`: it takes another's place, so whoever asks what is new is told everything."""
        self._afresh = afresh
        self._reviewer = reviewer
        self._shelves: dict[str, Shelf] = {}
        self._own = Shelf()
        self._arrived: list[tuple[str, str]] = []
        self._told = 0
        self._clashes: dict[str, Problem] = {}

    def add(self, record: Record, *, arriving: bool = True) -> None:
        """Take a record in; the same id with other content is noted, and one of them shown.

        Raises:
            ObelosError: when it is no record of an event, saying why.
        """
        if not is_fit(record):
            event_from_record(record)
        event_id, article = record["id"], record["article"]
        shelf = self._shelves.get(article)
        if shelf is None:
            shelf = self._shelves[article] = Shelf()
        known = shelf.records.get(event_id)
        if known is not None:
            if known == record:
                return
            record = self._clash(known, record)
        shelf.put(event_id, record)
        if record["reviewer"] == self._reviewer:
            self._own.put(event_id, record)
        if arriving and known is None:
            self._arrived.append((event_id, article))

    def add_own(self, record: Record) -> None:
        """Take in what was written here: it comes before what nobody was told of yet.

        So whoever asks what came after it learns of everything that others wrote meanwhile.
        """
        self.add(record, arriving=False)
        self._arrived.insert(self._told, (record["id"], record["article"]))
        self._told += 1

    def holds(self, record: Record) -> bool:
        """Whether this very record is here."""
        shelf = self._shelves.get(record.get("article", ""))
        return shelf is not None and shelf.records.get(record["id"]) == record

    def get(self, article: str, event_id: str) -> Event | None:
        """The event of that id, when it is here and whole."""
        shelf = self._shelves.get(article)
        return shelf.event(event_id) if shelf else None

    def of(self, article: str) -> tuple[Event, ...]:
        """Everybody's events on an article, in the order of their ids."""
        shelf = self._shelves.get(article)
        return shelf.events() if shelf else ()

    def all(self) -> Iterator[Event]:
        """Every event, article by article."""
        for article in sorted(self._shelves):
            yield from self.of(article)

    def own(self) -> Sequence[Event]:
        """The reviewer's own events in the order of their ids, made only when looked at."""
        return Slice(self._own.records, self._own.order(), len(self._own.records))

    def last_id(self, reviewer: str) -> str:
        """The greatest id among a reviewer's events; empty when there is none."""
        if reviewer == self._reviewer:
            return next(reversed(self._own.order()), "")
        records = (one for shelf in self._shelves.values() for one in shelf.records.values())
        return max((one["id"] for one in records if one["reviewer"] == reviewer), default="")

    def last(self, lane: Lane) -> Event | None:
        """The last event of a lane."""
        shelf = self._shelves.get(lane[0])
        return shelf.last(lane) if shelf else None

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many annotations of each verdict stand, by article."""
        return {article: shelf.counts() for article, shelf in self._shelves.items()}

    def since(self, event_id: str | None) -> tuple[Event, ...]:
        """What came in after `event_id` did; everything when it is None or unknown."""
        start = self._position(event_id)
        self._afresh, self._told = False, len(self._arrived)
        if start is None:
            return tuple(sorted(self.all(), key=lambda one: one.id))
        found = (self.get(article, one) for one, article in self._arrived[start:])
        return tuple(one for one in found if one is not None)

    def newest(self) -> str | None:
        """The id after which nothing has come in so far; None when there is nothing at all."""
        self._told = len(self._arrived)
        if self._arrived:
            return self._arrived[-1][0]
        return next((one for shelf in self._shelves.values() for one in shelf.records), None)

    def problems(self) -> tuple[Problem, ...]:
        """Ids with two contents, and records looked at so far that are no whole events."""
        unfit = (shelf.problems.values() for shelf in self._shelves.values())
        return (*self._clashes.values(), *(one for some in unfit for one in some))

    def _position(self, event_id: str | None) -> int | None:
        """Where among the arrivals those after `event_id` begin; None when it was never here."""
        if self._afresh or event_id is None:
            return None
        for position in range(len(self._arrived), 0, -1):
            if self._arrived[position - 1][0] == event_id:
                return position
        known = any(event_id in shelf.records for shelf in self._shelves.values())
        return 0 if known else None

    def _clash(self, known: Record, record: Record) -> Record:
        """The one of the two that every copy of the store shows: that with the greater bytes."""
        event_id = record["id"]
        reason = "Two different events carry this id; both are kept, one is shown."
        self._clashes[event_id] = Problem(event_id, reason)
        return max(known, record, key=dumps)


class Slice(Sequence[Event]):
    """Events in order, made from their records when looked at; what is added later is not seen."""

    def __init__(self, records: Mapping[str, Record], order: Sequence[str], length: int) -> None:
        self._records = records
        self._order = order
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Event]: ...
    def __getitem__(self, position: int | slice) -> Event | Sequence[Event]:
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(self._length))]
        record = self._records[self._order[range(self._length)[position]]]
        event = event_or_problem(record)
        return event if isinstance(event, Event) else event_from_record(bare(record))

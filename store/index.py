"""Events in memory, ready for what the screen asks; knows nothing of where they are kept."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import overload

from model import Event, ObelosError, Problem
from store.ids import is_id
from store.lines import dumps
from store.records import bare, event_from_record, required_of
from store.shelf import Batch, Record, Shelf, event_or_problem
from store.standing import Lane


class Index:
    """Every event by article, and the reviewer's own in their order."""

    def __init__(self, reviewer: str, *, afresh: bool = False) -> None:
        """`afresh`: it takes another's place, so whoever asks what is new is told everything."""
        self._afresh = afresh
        self._reviewer = reviewer
        self._shelves: dict[str, Shelf] = {}
        self._own: dict[str, Batch] = {}
        self._own_order: list[str] | None = []
        self._arrived: list[tuple[str, str]] = []
        self._told = 0
        self._contested: dict[str, list[Record]] = {}

    def add(
        self, batch: Batch, records: Mapping[str, Record], *, arriving: bool = True
    ) -> Iterator[tuple[str, str]]:
        """Take in records of a batch; gives the numbers of those that are no events, and why.

        The same id with other content is noted, and one of the two shown.
        """
        shelves, me, mine = self._shelves, self._reviewer, []
        for number, record in records.items():
            try:
                event_id, kind, reviewer, _, article, _, statement = required_of(record)
            except ObelosError as error:
                yield number, str(error)
                continue
            batch.ids.add(event_id)
            shelf = shelves.get(article)
            if shelf is None:
                shelf = shelves[article] = Shelf()
            if event_id in shelf.batches:
                if not self._prevails(shelf, record):
                    continue
            elif arriving:
                self._arrived.append((event_id, article))
            shelf.put(batch, (event_id, kind, record.get("verdict")), (statement, reviewer))
            if reviewer == me:
                mine.append(event_id)
        self._add_mine(mine, batch)

    def add_own(
        self, batch: Batch, records: Mapping[str, Record], events: Iterable[Event] = ()
    ) -> None:
        """Take in what was written here: it comes before what nobody was told of yet.

        So whoever asks what came after it learns of everything that others wrote meanwhile.
        `events` are what the records hold, where they are at hand.
        """
        deque(self.add(batch, records, arriving=False), maxlen=0)
        for event in events:
            self._shelves[event.article].hand(event, batch)
        told = [(one["id"], one["article"]) for one in records.values()]
        self._arrived[self._told : self._told] = told
        self._told += len(told)

    def get(self, article: str, event_id: str) -> Event | None:
        """The event of that id, when it is here and whole."""
        shelf = self._shelves.get(article)
        return shelf.event(event_id) if shelf else None

    def of(self, article: str) -> tuple[Event, ...]:
        """Everybody's events on an article, in the order of their ids."""
        shelf = self._shelves.get(article)
        return shelf.events() if shelf else ()

    def annotated(self) -> Set[str]:
        """The articles that events are about."""
        return frozenset(self._shelves)

    def all(self) -> Iterator[Event]:
        """Every event, article by article."""
        for article in sorted(self._shelves):
            yield from self._shelves[article].stream()

    def digests(self) -> dict[str, tuple[str, bytes]]:
        """By event id its article and a digest of its content."""
        return {
            event_id: (article, blake2b(dumps(record), digest_size=16).digest())
            for article, shelf in self._shelves.items()
            for event_id, record in shelf.all_records()
        }

    def own(self) -> Sequence[Event]:
        """The reviewer's own events in the order of their ids, made only when looked at."""
        return _Own(self._own, self._own_ids())

    def last_id(self, reviewer: str) -> str:
        """The greatest id among a reviewer's events; empty when there is none."""
        if reviewer == self._reviewer:
            return next((one for one in reversed(self._own_ids()) if is_id(one)), "")
        return max((shelf.last_id(reviewer) for shelf in self._shelves.values()), default="")

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
        return next((one for shelf in self._shelves.values() for one in shelf.batches), None)

    def problems(self) -> tuple[Problem, ...]:
        """Ids with two contents, and records looked at so far that are no whole events."""
        reason = "Two different events carry this id; both are kept, one is shown."
        clashes = (Problem(event_id, reason) for event_id in self._contested)
        unfit = (shelf.problems.values() for shelf in self._shelves.values())
        return (*clashes, *(one for some in unfit for one in some))

    def contested(self) -> tuple[Event, ...]:
        """The contents that are not shown because another one carries the same id."""
        found = (event_or_problem(one) for some in self._contested.values() for one in some)
        return tuple(one for one in found if isinstance(one, Event))

    def _add_mine(self, ids: list[str], batch: Batch) -> None:
        """One's own: as a rule greater ids than before, so that nothing need be sorted again."""
        order = self._own_order
        new = sorted(one for one in ids if one not in self._own)
        self._own.update(dict.fromkeys(ids, batch))
        if order is None or (order and new and order[-1] > new[0]):
            self._own_order = None
        else:
            order.extend(new)

    def _own_ids(self) -> list[str]:
        if self._own_order is None:
            self._own_order = sorted(self._own)
        return self._own_order

    def _position(self, event_id: str | None) -> int | None:
        """Where among the arrivals those after `event_id` begin; None when it was never here."""
        if self._afresh or event_id is None:
            return None
        for position in range(len(self._arrived), 0, -1):
            if self._arrived[position - 1][0] == event_id:
                return position
        return 0 if any(event_id in shelf.batches for shelf in self._shelves.values()) else None

    def _prevails(self, shelf: Shelf, record: Record) -> bool:
        """Whether this record takes the place of the one known by its id.

        Of two different ones every copy of the store shows the same: that with the greater bytes.
        """
        event_id = record["id"]
        known = shelf.record(event_id)
        if known == record:
            return True
        prevails = dumps(record) > dumps(known)
        hidden = self._contested.setdefault(event_id, [])
        if (loser := known if prevails else record) not in hidden:
            hidden.append(loser)
        shelf.forget(event_id)
        return prevails


class _Own(Sequence[Event]):
    """Events in order, made from their records when looked at; later ones are not seen."""

    def __init__(self, batches: Mapping[str, Batch], order: Sequence[str]) -> None:
        self._batches = batches
        self._order = order
        self._length = len(order)
        self._open: tuple[Batch | None, dict[str, Record]] = (None, {})

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Event]: ...
    def __getitem__(self, position: int | slice) -> Event | Sequence[Event]:
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(self._length))]
        event_id = self._order[range(self._length)[position]]
        batch = self._batches[event_id]
        if self._open[0] is not batch:
            self._open = batch, batch.records()
        record = self._open[1][event_id]
        event = event_or_problem(record)
        return event if isinstance(event, Event) else event_from_record(bare(record))

"""New acts, and taking them back across restarts; knows nothing of how events are kept."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from model import Event, EventKind
from store.standing import stands


def new_event(
    kind: EventKind, *, reviewer: str, article: str, version: str, statement: str, **rest: Any
) -> Event:
    """An act of this moment; the store gives it its id. `rest` are further fields of `Event`."""
    return Event(
        id="",
        kind=kind,
        reviewer=reviewer,
        at=_now(),
        article=article,
        version=version,
        statement=statement,
        **rest,
    )


def moment(at: datetime) -> str:
    """A time in UTC as events write it: to the thousandth of a second, so that what was undone and
    given again at once is not taken for what was undone; a whole second without a fraction.
    """
    at, thousandths = at.astimezone(UTC), at.microsecond // 1000
    fraction = f".{thousandths:03}" if thousandths else ""
    return f"{at:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def undo_event(events: Sequence[Event], reviewer: str) -> Event | None:
    """The event that takes back the reviewer's last act; None when there is nothing to take back.

    `events` are as a store keeps them, in the order of their ids; only those needed are read.
    """
    past = _Past(events, reviewer)
    gone: set[str] = set()
    for event in past.newest_first():
        if event.id not in gone and past.takes_back(event) != "act":
            return _restoring(past.find(event.prev), event)
        if event.undoes is not None:
            gone.add(event.undoes)
    return None


def redo_event(events: Sequence[Event], reviewer: str) -> Event | None:
    """The event that brings back what was taken back last, while no new act has come between."""
    past = _Past(events, reviewer)
    gone: set[str] = set()
    for event in past.newest_first():
        if event.undoes is None:
            return None
        if event.id not in gone and past.takes_back(event) == "act":
            taken = past.find(event.undoes)
            return _restoring(taken, event) if taken is not None else None
        if event.undoes is not None:
            gone.add(event.undoes)
    return None


class _Past:
    """One reviewer's events, looked up by id and gone through from the last one back."""

    def __init__(self, events: Sequence[Event], reviewer: str) -> None:
        self._events = events
        self._reviewer = reviewer

    def newest_first(self) -> Iterator[Event]:
        return (event for event in reversed(self._events) if event.reviewer == self._reviewer)

    def find(self, event_id: str | None) -> Event | None:
        if event_id is None:
            return None
        position = bisect_left(self._events, event_id, key=lambda one: one.id)
        found = self._events[position] if position < len(self._events) else None
        return found if found is not None and found.id == event_id else None

    def takes_back(self, event: Event) -> str:
        """`nothing`, an `act`, or an `undo`: then it is a redo."""
        depth = 0
        target = self.find(event.undoes)
        while target is not None:
            depth += 1
            target = self.find(target.undoes)
        return "act" if depth % 2 else "undo" if depth else "nothing"


def _restoring(state: Event | None, event: Event) -> Event:
    """The event after which it is as it was after `state`, taking back `event`."""
    if state is not None and (stands(state) or state.kind == "names"):
        kept, kind = state, _kind(state)
    else:
        kind = "names" if event.kind == "names" else "retract"
        kept = replace(event, verdict=None, note=None, evidence=(), attribution=None, extra=())
    return replace(
        kept,
        id="",
        kind=kind,
        at=_now(),
        prev=None,
        saw=kept.saw if kind == "adjudicate" else (),
        undoes=event.id,
    )


def _kind(kept: Event) -> EventKind:
    if kept.kind in ("adjudicate", "names"):
        return kept.kind
    return "tag" if kept.verdict is not None else "note"


def _now() -> str:
    return moment(datetime.now(UTC))

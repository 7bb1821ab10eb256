"""New acts, and taking them back across restarts; knows nothing of how events are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from model import Event, EventKind
from store.standing import lane_of, stands


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


def undo_event(events: Sequence[Event], reviewer: str) -> Event | None:
    """The event that takes back the reviewer's last act; None when there is nothing to take back.

    `events` are in the order of their ids. They are read from the end and only as far as needed.
    """
    past = _Past(events, reviewer)
    gone: set[str] = set()
    for event in past.newest_first():
        if event.id not in gone and past.takes_back(event) != "act":
            return _restoring(past.before(event), event)
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
    """One reviewer's events, looked at from the last one back, each at most once."""

    def __init__(self, events: Sequence[Event], reviewer: str) -> None:
        self._unread = (event for event in reversed(events) if event.reviewer == reviewer)
        self._read: list[Event] = []
        self._by_id: dict[str, Event] = {}

    def newest_first(self) -> Iterator[Event]:
        position = 0
        while position < len(self._read) or self._more():
            yield self._read[position]
            position += 1

    def find(self, event_id: str | None) -> Event | None:
        while event_id not in self._by_id and self._more():
            pass
        return self._by_id.get(event_id or "")

    def takes_back(self, event: Event) -> str:
        """`nothing`, an `act`, or an `undo`: then it is a redo."""
        depth = 0
        target = self.find(event.undoes) if event.undoes else None
        while target is not None:
            depth += 1
            target = self.find(target.undoes) if target.undoes else None
        return "act" if depth % 2 else "undo" if depth else "nothing"

    def before(self, event: Event) -> Event | None:
        """The event of the same lane before this one."""
        lane = lane_of(event)
        older = (one for one in self.newest_first() if one.id < event.id and lane_of(one) == lane)
        return next(older, None)

    def _more(self) -> bool:
        event = next(self._unread, None)
        if event is None:
            return False
        self._read.append(event)
        self._by_id[event.id] = event
        return True


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
        saw=(),
        undoes=event.id,
    )


def _kind(kept: Event) -> EventKind:
    if kept.kind in ("adjudicate", "names"):
        return kept.kind
    return "tag" if kept.verdict is not None else "note"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

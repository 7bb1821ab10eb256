"""Gives new acts their ids and what they replace; knows nothing of where they are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model import Event
from store.ids import new_id
from store.index import Index
from store.standing import Lane, carry, lane_of


@dataclass(frozen=True, slots=True)
class Admitted:
    """Events as they are to be kept."""

    kept: tuple[Event, ...]
    """One for each that was given, in their order."""
    new: tuple[Event, ...]
    """Those that are not kept yet, each once."""
    known: tuple[Event, ...]
    """Those that were kept before."""


def admit(events: Sequence[Event], index: Index) -> Admitted:
    """The events with their ids; one whose id is known is left as it was kept."""
    kept: list[Event] = []
    known: list[Event] = []
    new: dict[str, Event] = {}
    last: dict[Lane, Event] = {}
    for event in events:
        there = index.get(event.article, event.id)
        if there is not None:
            known.append(there)
        elif event.id not in new:
            event = event if event.id else _begun(event, index, last, new)
            new[event.id] = last[lane_of(event)] = event
        kept.append(there or new[event.id])
    return Admitted(tuple(kept), tuple(new.values()), tuple(known))


def _begun(event: Event, index: Index, last: dict[Lane, Event], new: dict[str, Event]) -> Event:
    event = carry(event, last.get(lane_of(event)) or index.last(lane_of(event)))
    before = max(index.last_id(event.reviewer), next(reversed(new), ""))
    return replace(event, id=new_id(before))

"""Unites stores; knows nothing of how each of them keeps its events."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model import Article, Event, Problem
from store.bundle import Bundle
from store.protocol import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a union."""

    added: int = 0
    """Events that were new."""
    known: int = 0
    """Events that were there already."""
    problems: tuple[Problem, ...] = ()
    """Ids that stand for two different events, and what the others could not read."""


def merge(into: Store, others: Iterable[Store]) -> Merged:
    """Add to `into` whatever `others` hold: the union, whatever the order and however often."""
    merged = Merged()
    for other in others:
        events = tuple(other.all())
        part = _unite(into, other.versions(), events, other.contested())
        merged = Merged(
            merged.added + part.added,
            merged.known + part.known,
            (*merged.problems, *part.problems, *other.problems()),
        )
    return merged


def take_in(into: Store, bundle: Bundle) -> Merged:
    """Add to `into` the history and the texts that a bundle brings."""
    return _unite(into, bundle.articles, bundle.events)


def _unite(
    into: Store,
    articles: Iterable[Article],
    events: tuple[Event, ...],
    contested: tuple[Event, ...] = (),
) -> Merged:
    for article in articles:
        into.keep(article)
    here = {event.id: event for article in _articles(events) for event in into.of(article)}
    new = [event for event in events if event.id not in here]
    into.append_all(new)
    here |= {event.id: event for event in new}
    clashes = [event for event in (*events, *contested) if _differs(event, here[event.id])]
    hidden = into.contested() if clashes else ()
    for event in clashes:
        if all(_differs(event, one) for one in hidden):
            into.set_aside(event)
    known = len(events) - len(new)
    return Merged(
        len(new), known, tuple(_clash(one) for one in dict.fromkeys(e.id for e in clashes))
    )


def _articles(events: Iterable[Event]) -> list[str]:
    return sorted({event.article for event in events})


def _differs(one: Event, other: Event) -> bool:
    return replace(one, extra=()) != replace(other, extra=()) or dict(one.extra) != dict(
        other.extra
    )


def _clash(event_id: str) -> Problem:
    reason = "It stands for two different events; both were kept, to be looked at."
    return Problem(f"The event {event_id}", reason)

"""Unites stores; knows nothing of how each of them keeps its events."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from model import Article, Event, Problem, quoted, visible_line
from store.bundle import Bundle
from store.protocol import Digests, Store
from store.standing import Lane, lane_of


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a union."""

    added: int = 0
    """Events that were new."""
    known: int = 0
    """Events that were there already."""
    older: int = 0
    """How many of those are copies of what its reviewer has changed since."""
    problems: tuple[Problem, ...] = ()
    """Ids that stand for two different events, and what the others could not read."""

    def __add__(self, more: "Merged") -> "Merged":
        """What both came to."""
        return Merged(
            self.added + more.added,
            self.known + more.known,
            self.older + more.older,
            (*self.problems, *more.problems),
        )


def merge(into: Store, others: Iterable[Store]) -> Merged:
    """Add to `into` whatever `others` hold: the union, whatever the order and however often."""
    merged = Merged()
    for other in others:
        merged += bring(into, other, into.digests(), other.digests())
    return merged


def bring(into: Store, other: Store, mine: Digests, theirs: Digests) -> Merged:
    """Add to `into` what `other` holds, where what each of them holds was looked up before."""
    wanted = {one for one, found in theirs.items() if mine.get(one) != found}
    articles = sorted({theirs[one][0] for one in wanted})
    events = tuple(one for name in articles for one in other.of(name) if one.id in wanted)
    part = _unite(into, other.versions(into.kept()), events, other.contested())
    problems = (*part.problems, *other.problems())
    return Merged(part.added, len(theirs) - part.added, problems=problems)


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
    here = _known(into, (*events, *contested))
    new = [event for event in events if event.id not in here]
    if new:  # A store that can only be read is not asked for nothing.
        into.append_all(new)
    here |= {event.id: event for event in new}
    clashes = [one for one in (*events, *contested) if _differs(one, here.get(one.id, one))]
    hidden = into.contested() if clashes else ()
    for event in clashes:
        if all(_differs(event, one) for one in hidden):
            into.set_aside(event)
    ids = dict.fromkeys(event.id for event in clashes)
    problems = (*map(_clash, ids), *told_apart(into, new))
    return Merged(len(new), len(events) - len(new), problems=problems)


def told_apart(store: Store, new: Iterable[Event]) -> Iterator[Problem]:
    """What somebody said of the same words on two machines that did not know of one another, of
    which these events are new here: the last of it stands, and nothing else would tell of the rest.
    """
    ids = {event.id for event in new}
    lanes: dict[Lane, list[Event]] = {lane_of(one): [] for one in new if one.kind != "names"}
    for article in sorted({lane[0] for lane in lanes}):
        for event in store.of(article):
            lanes.get(lane_of(event), []).append(event)
    for (_, _, reviewer), events in ((lane, some) for lane, some in lanes.items() if some):
        replaced = {event.prev for event in events}
        # In a file that was tampered with all of them may replace one another.
        *others, last = [event for event in events if event.id not in replaced] or events[-1:]
        known = {event.id: event for event in events}
        for one in reversed(others):
            if _said(one) != _said(last) and _is_news(one, last, known, ids):
                yield Problem(_about(last), _apart(reviewer, one, last))
                break


def _is_news(one: Event, last: Event, known: Mapping[str, Event], new: Set[str]) -> bool:
    """Whether neither was here together with the other, or with what the other replaces."""
    at: Event | None = last
    while one.id not in new and at is not None and at.id > one.id:
        if at.id not in new:
            return False
        before = at.prev or ""
        at = known.get(before) if before < at.id else None
    return True


def _said(event: Event) -> tuple[object, ...]:
    at = event.selector.start if event.selector else None
    return event.verdict, event.note or "", event.evidence, event.version, at


def _about(event: Event) -> str:
    return quoted(event.selector.exact if event.selector else "")


def _apart(reviewer: str, one: Event, last: Event) -> str:
    former, later = one.verdict or "no verdict", last.verdict or "no verdict"
    return (
        f"{visible_line(reviewer)} judged these words on two machines, {former} and {later}:"
        f" {later} stands, and the history has both."
    )


def _known(store: Store, events: Iterable[Event]) -> dict[str, Event]:
    """Those of the events that are there already, as they are there."""
    wanted = {event.id: event.article for event in events}
    there = (one for article in sorted(set(wanted.values())) for one in store.of(article))
    return {one.id: one for one in there if one.id in wanted}


def _differs(one: Event, other: Event) -> bool:
    """Whether they say different things; the order of unknown fields says nothing."""
    if one is other or one == other:
        return False
    known = replace(one, extra=()) == replace(other, extra=())
    return not known or dict(one.extra) != dict(other.extra)


def _clash(event_id: str) -> Problem:
    reason = "It stands for two different events; both were kept, to be looked at."
    return Problem(f"The event {event_id}", reason)

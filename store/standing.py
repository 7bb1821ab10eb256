"""Tells from events what stands now; knows nothing of how they are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model import Annotation, Event, Selector

Lane = tuple[str, str, str]
"""Article, statement and reviewer: one act there replaces another."""


def standing(events: Iterable[Event]) -> tuple[Annotation, ...]:
    """What stands: an adjudication where there is one, else everyone's last word.

    In the order of articles, then of the text, then of reviewers.
    """
    lanes = _lanes(events)
    settled = settlements(lane[-1] for lane in lanes.values())
    return _annotations(
        lane for lane in lanes.values() if _in_force(lane[-1], settled.get(lane_of(lane[-1])[:2]))
    )


def everyones(events: Iterable[Event]) -> tuple[Annotation, ...]:
    """Each reviewer's own last word, as if nothing had been adjudicated."""
    return _annotations(_lanes(one for one in events if one.kind != "adjudicate").values())


def settlements(events: Iterable[Event]) -> dict[tuple[str, str], Event]:
    """The adjudication in force, by article and statement.

    Where several people adjudicated, the one that no other saw or replaced; should two have done
    so unseen by one another, the one with the greater id, so that every copy agrees.
    """
    latest: dict[Lane, Event] = {}
    for event in sorted(events, key=lambda one: one.id):
        latest[lane_of(event)] = event
    latest = {lane: event for lane, event in latest.items() if event.kind == "adjudicate"}
    seen = {known for event in latest.values() for known in event.saw}
    settled: dict[tuple[str, str], Event] = {}
    for event in sorted(latest.values(), key=lambda one: (one.id not in seen, one.id)):
        if stands(event):
            settled[event.article, event.statement] = event
    return settled


def lane_of(event: Event) -> Lane:
    """Where the event replaces the one before it."""
    return event.article, event.statement, event.reviewer


def stands(event: Event) -> bool:
    """Whether the event, being the last of its lane, leaves something standing."""
    if event.kind == "names" or (event.kind == "place" and event.selector is None):
        return False
    return event.verdict is not None or bool(event.note) or bool(event.evidence)


def carry(event: Event, last: Event | None) -> Event:
    """The event made whole, so that it says by itself what stands after it.

    What a new event leaves open it takes over from the `last` of its lane: a verdict given again
    keeps its note. What it says, and what an undo restores, is left as it is.
    """
    if last is None:
        return event
    event = replace(event, prev=event.prev or last.id)
    if event.undoes is not None or event.kind == "names":
        return event
    if event.selector is None and last.selector is not None and event.kind != "place":
        event = replace(event, selector=last.selector, version=last.version)
    if event.kind in ("retract", "adjudicate") or not stands(last):
        return event
    return replace(
        event,
        verdict=last.verdict if event.verdict is None else event.verdict,
        note=last.note if event.note is None else event.note,
        evidence=event.evidence if event.kind == "note" else event.evidence or last.evidence,
        attribution=event.attribution or last.attribution,
    )


def _in_force(event: Event, settled: Event | None) -> bool:
    return settled is None or event is settled


def _lanes(events: Iterable[Event]) -> dict[Lane, list[Event]]:
    """The first and the last event of every lane."""
    lanes: dict[Lane, list[Event]] = {}
    for event in sorted(events, key=lambda one: one.id):
        if event.kind != "names":
            lane = lanes.setdefault(lane_of(event), [event])
            lane[1:] = [event]
    return lanes


def _annotations(lanes: Iterable[Sequence[Event]]) -> tuple[Annotation, ...]:
    found = (_annotation(lane[0], lane[-1]) for lane in lanes if stands(lane[-1]))
    return tuple(sorted(found, key=_order))


def _order(annotation: Annotation) -> tuple[str, int, int, str, str]:
    selector = annotation.selector
    start, end = selector.start or 0, selector.end or 0
    return annotation.article_id, start, end, annotation.reviewer, annotation.id


def _annotation(first: Event, last: Event) -> Annotation:
    return Annotation(
        id=first.id,
        article_id=last.article,
        selector=last.selector or first.selector or Selector(""),
        verdict=last.verdict,
        note=last.note or "",
        evidence=last.evidence,
        statement=last.statement,
        attribution=last.attribution,
        reviewer=last.reviewer,
        created=first.at,
        modified=last.at,
        version=last.version,
        event=last.id,
    )

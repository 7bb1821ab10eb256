"""Several people's verdicts side by side; knows nothing of how they are kept or shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model import Annotation, Event, Evidence
from store.history import new_event
from store.standing import everyones, settlements


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement on which reviewers gave different verdicts."""

    article: str
    statement: str
    annotations: tuple[Annotation, ...]
    """Each reviewer's own last word on it, by reviewer."""
    settled: Event | None = None
    """The adjudication in force, when someone has changed their mind since it was given."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The different verdicts, in the order of the alphabet."""
        return tuple(sorted({one.verdict for one in self.annotations if one.verdict}))


def disagreements(events: Iterable[Event]) -> tuple[Disagreement, ...]:
    """The queue for adjudication, in the order of articles and of the text.

    Statements with different verdicts that nobody adjudicated, or on which a verdict was given
    that the adjudicator had not seen and that is not theirs.
    """
    events = tuple(events)
    settled = settlements(events)
    found = []
    for annotations in _by_statement(everyones(events)):
        first = annotations[0]
        decision = settled.get((first.article_id, first.statement))
        case = Disagreement(first.article_id, first.statement, annotations, decision)
        if len(case.verdicts) > 1 and (decision is None or _is_reopened(case, decision)):
            found.append(case)
    return tuple(found)


def adjudication(
    case: Disagreement,
    *,
    reviewer: str,
    verdict: str,
    note: str = "",
    evidence: tuple[Evidence, ...] = (),
) -> Event:
    """The act that settles a disagreement, with everything that was seen of it."""
    latest = case.annotations[0]
    return new_event(
        "adjudicate",
        reviewer=reviewer,
        article=case.article,
        version=latest.version,
        statement=case.statement,
        selector=latest.selector,
        verdict=verdict,
        note=note,
        evidence=evidence,
        attribution=latest.attribution,
        saw=_seen(case),
    )


def blind(annotations: Sequence[Annotation], reviewer: str) -> tuple[Annotation, ...]:
    """What a reviewer may see who is to judge alone: one's own, and of the others only what is
    on statements on which one's own verdict is given.
    """
    judged = {
        (one.article_id, one.statement)
        for one in annotations
        if one.reviewer == reviewer and one.verdict is not None
    }
    return tuple(
        one
        for one in annotations
        if one.reviewer == reviewer or (one.article_id, one.statement) in judged
    )


def _by_statement(annotations: Iterable[Annotation]) -> list[tuple[Annotation, ...]]:
    """Each statement's annotations by reviewer; statements where the first of them stands."""
    groups: dict[tuple[str, str], list[Annotation]] = {}
    for one in annotations:
        groups.setdefault((one.article_id, one.statement), []).append(one)
    return [tuple(sorted(some, key=lambda one: one.reviewer)) for some in groups.values()]


def _is_reopened(case: Disagreement, decision: Event) -> bool:
    return any(
        one.event not in decision.saw
        for one in case.annotations
        if one.reviewer != decision.reviewer and one.verdict != decision.verdict
    )


def _seen(case: Disagreement) -> tuple[str, ...]:
    seen = {one.event for one in case.annotations}
    return tuple(sorted(seen | ({case.settled.id} if case.settled else set())))

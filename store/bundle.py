"""Everything that goes out or comes in at once; knows no format."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from model import Annotation, Article, Event, Placement
from store.protocol import Store
from store.standing import lane_of, standing


@dataclass(frozen=True, slots=True)
class Bundle:
    """Annotations with all that is needed to understand them and to go on from them."""

    articles: tuple[Article, ...] = ()
    """Every version that an event speaks of, those of one article in the order they were kept."""
    annotations: tuple[Annotation, ...] = ()
    events: tuple[Event, ...] = ()
    """The whole history, in the order of the ids."""
    placements: Mapping[str, Placement] = field(default_factory=dict)
    """Where annotations stand in today's texts, by annotation id."""
    with_texts: bool = False
    """Whether the articles' texts may leave also in a format that does without."""


def bundle_of(store: Store) -> Bundle:
    """All that a store holds."""
    events = tuple(sorted(store.all(), key=lambda one: one.id))
    return Bundle(tuple(store.versions()), standing(events), events)


def select(
    bundle: Bundle,
    *,
    articles: Collection[str] | None = None,
    verdicts: Collection[str] | None = None,
    reviewers: Collection[str] | None = None,
    since: str | None = None,
) -> Bundle:
    """The part of it that is asked for; None asks for all. `since` is an ISO 8601 day or time.

    What stands is told from the chosen articles and reviewers alone; with verdicts or a time, the
    history is that of the annotations chosen.
    """
    events = tuple(
        one
        for one in bundle.events
        if (articles is None or one.article in articles)
        and (reviewers is None or one.reviewer in reviewers)
    )
    annotations = tuple(
        one
        for one in standing(events)
        if (verdicts is None or one.verdict in verdicts)
        and (since is None or one.modified >= since)
    )
    if verdicts is not None or since is not None:
        last = {one.event for one in annotations}
        lanes = {lane_of(one) for one in events if one.id in last}
        events = tuple(one for one in events if lane_of(one) in lanes)
    named = {one.article for one in events}
    return replace(
        bundle,
        articles=tuple(one for one in bundle.articles if one.id in named),
        annotations=annotations,
        events=events,
        placements={
            one.id: bundle.placements[one.id] for one in annotations if one.id in bundle.placements
        },
    )

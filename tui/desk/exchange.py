"""Annotations out to other tools and back in; knows no screen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import store
from model import Annotation, Article, Event, Group, ObelosError, Placement, Problem, quoted
from store import exports
from tui.desk.stores import need_store
from tui.desk.texts import written_whole

if TYPE_CHECKING:
    from store.imports import Foreign, Incoming
    from tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations are to leave."""

    verdict: str | None = None
    reviewer: str | None = None
    since: str | None = None
    """ISO 8601: a day or a moment."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is there to leave."""

    bundle: store.Bundle
    desk: "Desk | None" = None
    """Whose articles they are, for reports that show which statements are the same."""


def everything(kept: store.Store) -> Outgoing:
    """All that the store holds; selectors count in the text each annotation was given on."""
    return Outgoing(store.bundle_of(kept))


def of_desk(kept: store.Store, desk: "Desk") -> Outgoing:
    """What the store holds of the desk's articles, with where it stands in today's texts."""
    placements = {
        placed.annotation.id: placed.placement for i in desk.ids() for placed in desk.placed(i)
    }
    bundle = replace(store.bundle_of(kept), placements=placements)
    return Outgoing(store.select(bundle, articles=desk.ids()), desk)


def of_library(kept: store.Store, desk: "Desk") -> Outgoing:
    """All that the store holds, with where it stands in the articles of the library."""
    placements: dict[str, Placement] = {}
    for article_id in desk.ids():
        with suppress(ObelosError):  # Its text is gone, of which reading it has told.
            placements |= {p.annotation.id: p.placement for p in desk.placed(article_id)}
    return Outgoing(replace(store.bundle_of(kept), placements=placements), desk)


def is_report(form: str) -> bool:
    """Whether the format shows which statements are the same, and what is open."""
    return form in _reports()


def refuse_unknown(outgoing: Outgoing, wanted: Wanted, verdicts: Iterable[str]) -> None:
    """Raise ObelosError where a verdict or reviewer is wanted that nobody knows: it is misspelt.

    `verdicts` are those that the user may give; others' own count where they were given.
    """
    events = outgoing.bundle.events
    known = dict.fromkeys([*verdicts, *sorted({e.verdict for e in events if e.verdict})])
    if wanted.verdict is not None and wanted.verdict not in known:
        raise ObelosError(f"There is no verdict {wanted.verdict!r}; there are {', '.join(known)}.")
    if wanted.reviewer is not None and wanted.reviewer not in {e.reviewer for e in events}:
        raise ObelosError(f"Nobody called {wanted.reviewer!r} has judged anything here.")


def chosen(outgoing: Outgoing, wanted: Wanted) -> Outgoing:
    """The part of it that is wanted; ObelosError when the day is none."""
    some = store.select(
        outgoing.bundle,
        verdicts=None if wanted.verdict is None else (wanted.verdict,),
        reviewers=None if wanted.reviewer is None else (wanted.reviewer,),
        since=None if wanted.since is None else _in_utc(wanted.since),
    )
    return replace(outgoing, bundle=some)


def write_out(outgoing: Outgoing, form: str, out: TextIO) -> None:
    """Write the annotations; ObelosError when there is no such format."""
    bundle = outgoing.bundle
    if outgoing.desk is not None and form in _reports():
        articles, groups = _linked(outgoing.desk)
        bundle = replace(bundle, articles=(*bundle.articles, *articles))
        exports.write(form, bundle, out, groups=groups)
    else:
        exports.write(form, bundle, out)


def _in_utc(moment: str) -> str:
    """The moment as events write theirs, without the last letter: a time with a fraction of a
    second comes after the same one without. A time without an offset is taken to be UTC.
    """
    try:
        if len(moment) <= len("2023-10-19"):
            return date.fromisoformat(moment).isoformat()
        at = datetime.fromisoformat(moment)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ObelosError(f"{moment!r} is no date; write it like 2023-10-19.") from None
    return store.moment(at).removesuffix("Z")


def _reports() -> frozenset[str]:
    return frozenset(e.name for e in exports.EXPORTERS if e.write_joined is not None)


def _linked(desk: "Desk") -> tuple[tuple[Article, ...], tuple[Group, ...]]:
    """Today's articles, and which of their statements are the same; takes as long as `links`."""
    articles = []
    for article_id in desk.ids():
        with suppress(ObelosError):
            desk.analyze(article_id)
            articles.append(desk.article(article_id))
    desk.fold_and_link()
    return tuple(articles), desk.groups()


def write_file(outgoing: Outgoing, form: str, path: Path) -> None:
    """As `write_out`, into a file that is written whole or not at all.

    Raises:
        ObelosError: when it cannot be written; a file that was there is as it was.
    """
    with written_whole(path, replace=True) as out:
        write_out(outgoing, form, out)


def read_file(data: bytes, name: str) -> "Incoming":
    """What a file of annotations holds.

    Raises:
        ObelosError: when it is none we can read.
    """
    from store import imports  # An export does without them.

    return imports.read(data, name)


def take_texts(library: Path, incoming: "Incoming", name: str) -> tuple[int, tuple[Problem, ...]]:
    """Take the texts that annotations of other tools stand on into the library; how many are new.

    One that is there already, as it stands or under the address that it names, is left as it is.
    """
    from tui.desk.catalogue import shelve

    return shelve(library, incoming.annotations_elsewhere, name)


def take_back(
    kept: store.Store, library: Path, incoming: "Incoming", verdicts: Iterable[str]
) -> store.Merged:
    """Keep the annotations that came in; what is already here is left as it is.

    Those of other tools are placed in the articles of the library and the store.
    """
    bundle = store.Bundle(articles=incoming.articles, events=incoming.events)
    merged = store.take_in(kept, bundle)
    merged = store.Merged(problems=incoming.problems) + merged
    if not incoming.annotations_elsewhere:
        return merged
    return merged + _adopt(kept, library, incoming.annotations_elsewhere, verdicts)


def _adopt(
    kept: store.Store,
    library: Path,
    foreign: "Sequence[Foreign]",
    verdicts: Iterable[str],
) -> store.Merged:
    # Only annotations of other tools need the texts, and so the corpus and the analysis.
    from tui.desk.catalogue import catalogue
    from tui.desk.foreign import adopted

    articles = catalogue(kept, library)
    now = store.moment(datetime.now(UTC))
    events, problems, concerned = adopted(foreign, articles, kept, verdicts, now)
    for article in concerned:
        kept.keep(article)
    lanes: dict[store.Lane, list[Event]] = defaultdict(list)
    for event in (e for article_id in {e.article for e in events} for e in kept.of(article_id)):
        lanes[store.lane_of(event)].append(event)
    found = [(e, lanes[store.lane_of(e)]) for e in events]
    other = [(e, lane) for e, lane in found if not _stands(e, lane)]
    fresh = [(e, lane) for e, lane in other if not _was_said(e, lane, now)]
    late = [e for e, lane in fresh if _is_older(e, lane)]
    new = [_with_evidence(e, lane) for e, lane in fresh if not _is_older(e, lane)]
    kept.append_all(new)
    return store.Merged(
        len(new),
        len(events) - len(fresh),
        len(other) - len(fresh),
        problems=(*problems, *map(_left_out, late)),
    )


def _with_evidence(event: Event, lane: Sequence[Event]) -> Event:
    """A note without evidence leaves what stands there, as a verdict does by itself."""
    stands = store.everyones(lane)
    return replace(event, evidence=stands[0].evidence) if stands and not event.evidence else event


def _stands(event: Event, lane: Sequence[Event]) -> bool:
    return any(_says(one, event) for one in store.everyones(lane))


def _was_said(event: Event, lane: Sequence[Event], now: str) -> bool:
    """Whether the same reviewer said it of these words at that very time, or ever where the file
    does not say when, so that it is given `now`: then it is an older copy, and what they have said
    since counts.
    """
    return any(event.at in (one.at, now) and _says(one, event) for one in lane)


def _is_older(event: Event, lane: Sequence[Event]) -> bool:
    """Whether the reviewer said something else of these words here after that; of what comes from
    other tools nothing but the time tells.
    """
    return bool(lane) and event.at.removesuffix("Z") < lane[-1].at.removesuffix("Z")


def _left_out(event: Event) -> Problem:
    words = "" if event.selector is None else quoted(event.selector.exact)
    reason = f"It was left out, as {event.reviewer} has judged these words since. {words}"
    return Problem("an annotation", reason)


def _says(one: Annotation | Event, event: Event) -> bool:
    """Whether it says all that the event does, which may leave open what stands."""
    return (
        event.verdict in (None, one.verdict)
        and event.note in (None, one.note or "")
        and set(event.evidence) <= set(one.evidence)
    )


def unite(kept: store.Store, places: Sequence[str]) -> store.Merged:
    """Add what the stores at `places` hold.

    Raises:
        ObelosError: when one of them is not there.
    """
    for place in places:
        need_store(place)
    return store.merge(kept, [store.open(place, kept.reviewer) for place in places])

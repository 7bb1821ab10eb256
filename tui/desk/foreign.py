"""Annotations of other tools brought to the articles they are about; knows no format."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

import store
from analysis import anchoring
from model import Article, Event, Placement, Problem, Selector, Span, quoted
from store.imports import Foreign, Reference, code_points
from store.names import reviewer_name
from tui.desk.catalogue import HELD, Catalogue, called
from tui.desk.standing import Standing, standing_in


def adopted(
    foreign: Sequence[Foreign],
    articles: Catalogue,
    kept: store.Store,
    verdicts: Iterable[str],
    now: str,
) -> tuple[list[Event], list[Problem], list[Article]]:
    """The annotations as events of ours, what could not be placed, and the texts they stand in.

    A verdict that is not known here becomes part of the note: nothing is thrown away. What does
    not say when it was given is given `now`, all alike: of these none is the later.
    """
    known = frozenset(verdicts)
    events: list[Event] = []
    problems: list[Problem] = []
    homeless: Counter[Reference] = Counter()
    olds: dict[tuple[str, str], Article] = {}
    todays: dict[str, Article] = {}
    standing: dict[str, Standing] = {}
    given: dict[store.Lane, Event] = {}
    version = lru_cache(HELD)(kept.version)
    for each in filter(_says_something, foreign):
        each, rivals = _with_one_verdict(each, known)
        problems += rivals
        article = articles.of(each)
        if article is None:
            homeless[each.article] += 1
            continue
        if article.id not in standing:
            standing[article.id] = standing_in(article, kept)
        anchored = _anchored(each, article, _version_of(each, article, articles, version))
        if anchored.placement.span is None:
            reason = f"Its words are not in {article.title!r}: {each.selector.exact!r}."
            problems.append(Problem(each.id or "an annotation", reason))
            continue
        todays[article.id] = article
        if anchored.text is not None:
            olds[article.id, anchored.text.digest] = anchored.text
        named = (each.reviewer or "").strip()
        whose = reviewer_name(named) if named else kept.reviewer
        statement = _statement(anchored, whose, standing[article.id])
        event = _event(each, anchored, article, statement, whose, known, now)
        if _is_rival(event, given.setdefault(store.lane_of(event), event)):
            problems.append(_left_out(each, event, given[store.lane_of(event)]))
            continue
        given[store.lane_of(event)] = event
        standing[article.id].note(event, anchored.placement)
        events.append(event)
    # What is said twice counts once; of all that one reviewer said of the same words, the last is
    # to stand, wherever the file has it.
    events = sorted(dict.fromkeys(events), key=lambda event: event.at.removesuffix("Z"))
    problems += [_empty(each) for each in foreign if not _says_something(each)]
    problems += [Problem(called(about), _missing(about, n)) for about, n in homeless.items()]
    # What is kept last is what an article that is nowhere else is known by.
    return events, problems, [*olds.values(), *todays.values()]


def _says_something(foreign: Foreign) -> bool:
    return bool(foreign.verdict or foreign.note or foreign.evidence)


def _empty(foreign: Foreign) -> Problem:
    reason = "It was left out, since it has neither a verdict nor a note nor evidence."
    return Problem(foreign.id or "an annotation", f"{reason} {quoted(foreign.selector.exact)}")


def _with_one_verdict(foreign: Foreign, known: frozenset[str]) -> tuple[Foreign, list[Problem]]:
    """The annotation with the one verdict of its labels that is known here; with none, and a
    problem, where they are several: none of them is chosen in silence.
    """
    said = dict.fromkeys(one for one in (foreign.verdict, *foreign.rivals) if one)
    verdicts = [one for one in said if one in known]
    if not verdicts or verdicts == [foreign.verdict]:
        return foreign, []
    first = f"[{foreign.verdict}]"
    note = "\n".join(part for part in (first, foreign.note) if part)
    if len(verdicts) == 1:
        return replace(foreign, verdict=verdicts[0], note=note), []
    names = " and ".join(verdicts)
    reason = f"It says {names} of the same words, so it is kept as a note without a verdict."
    problem = Problem(foreign.id or "an annotation", f"{reason} {quoted(foreign.selector.exact)}")
    return replace(foreign, verdict=None, note=note), [problem]


def _is_rival(event: Event, other: Event) -> bool:
    """Whether both say different things of the same words, and none is known to be the later."""
    differ = None not in (event.verdict, other.verdict) and event.verdict != other.verdict
    return differ and event.at == other.at


def _left_out(foreign: Foreign, event: Event, other: Event) -> Problem:
    reason = f"It was left out, as the file says both {other.verdict} and {event.verdict} here."
    return Problem(foreign.id or "an annotation", f"{reason} {quoted(foreign.selector.exact)}")


def _missing(about: Reference, number: int) -> str:
    left = "An annotation was" if number == 1 else f"{number:,} annotations were"
    way = "add it" if about.text is None else "add it, or import with --with-texts to take it along"
    return f"{left} left out, since the article is not here; {way}."


@dataclass(frozen=True, slots=True)
class _Anchored:
    """An annotation from elsewhere brought to an article."""

    selector: Selector
    text: Article | None
    """The version that the selector counts in; None when no version is known to hold the words."""
    placement: Placement
    """In today's text."""


def _anchored(foreign: Foreign, article: Article, old: Article | None) -> _Anchored:
    """Only words found as they were given are taken for those of today's text.

    Any others are kept with the text they were given on, where the file or the store holds it, or
    else by themselves, and so are shown as changed or in doubt until somebody has decided.
    """
    selector = foreign.selector
    span = _counted(selector, old.text) if old else None
    if old is not None and span is not None:
        placement = anchoring.follow(old.text, article.text, [span])[0]
        return _Anchored(anchoring.describe(old.text, span), old, placement)
    units = foreign.utf16 and code_points(article.text, *foreign.utf16)
    if units:
        selector = replace(selector, start=units.start, end=units.end)
    placement = anchoring.find(selector, article.text)
    span = _counted(selector, article.text)
    if placement.state == "review" and span is not None:
        # The words stand in several places; the position tells which of them it is.
        placement = Placement("kept", span)
    alone = placement.state == "moved" and not selector.prefix and not selector.suffix
    if placement.span is not None and (placement.state == "kept" or alone):
        selector = anchoring.describe(article.text, placement.span)
        return _Anchored(selector, article, Placement("kept", placement.span))
    return _Anchored(replace(selector, start=None, end=None), None, placement)


def _version_of(
    foreign: Foreign,
    article: Article,
    articles: Catalogue,
    kept: Callable[[str], Article | None],
) -> Article | None:
    """The text that the annotation was given on, where it is at hand.

    One that a file brings is taken for an earlier version where the library has today's.
    """
    about = foreign.article
    if about.text is not None and articles.is_shelved(article.id):
        return replace(article, text=about.text, digest=about.digest)
    if not about.digest or about.digest == article.digest:
        return article if about.digest else None
    version = kept(about.digest)
    return version if version is not None and version.id == article.id else None


def _counted(selector: Selector, text: str) -> Span | None:
    """Where the selector says that the words are, if they are there."""
    start, end = selector.start, selector.end
    if start is None or end is None or not 0 <= start < end:
        return None
    return Span(start, end) if text[start:end] == selector.exact else None


def _statement(anchored: _Anchored, reviewer: str, standing: Standing) -> str:
    """The id that the words have; words that are not today's never get that of today's."""
    span = anchored.placement.span
    if span is not None and anchored.placement.state in ("kept", "moved"):
        return standing.id_today(span, reviewer)
    version = anchored.text.digest if anchored.text else ""
    known = standing.id_judged(version, anchored.selector, span, reviewer)
    return standing.new_id(anchored.selector.exact) if known is None else known


def _event(
    foreign: Foreign,
    anchored: _Anchored,
    article: Article,
    statement: str,
    reviewer: str,
    known: frozenset[str],
    now: str,
) -> Event:
    verdict = foreign.verdict if foreign.verdict in known else None
    label = f"[{foreign.verdict}]" if foreign.verdict and verdict is None else ""
    event = store.new_event(
        "tag" if verdict else "note",
        reviewer=reviewer,
        article=article.id,
        version=anchored.text.digest if anchored.text else "",
        statement=statement,
        selector=anchored.selector,
        verdict=verdict,
        # Without a note in the file the one that stands there stays.
        note=" ".join(part for part in (label, foreign.note) if part) or None,
        evidence=foreign.evidence,
        attribution=foreign.attribution,
    )
    return replace(event, at=_given_at(foreign) or now)


def _given_at(foreign: Foreign) -> str | None:
    """When it was given, as events write it; None when the file does not say."""
    try:
        at = datetime.fromisoformat(foreign.modified or foreign.created or "")
        return store.moment(at.replace(tzinfo=UTC) if at.tzinfo is None else at)
    except (ValueError, OverflowError):
        return None

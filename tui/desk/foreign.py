"""Annotations of other tools brought to the articles they are about; knows no format."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import corpus
import store
from analysis import anchoring
from model import Article, Event, ObelosError, Placement, Problem, Span
from store.imports import Foreign, Reference, code_points
from tui.desk.acts import words_id

# What is shown of a text that has no name, in code points.
_OPENING = 60


class Catalogue:
    """The articles an annotation may be about; `load` brings one's text by id."""

    def __init__(self, entries: Iterable[Article], load: Callable[[str], Article]) -> None:
        entries = tuple(entries)
        self._load = load
        self._by_id = {a.id: a for a in entries}
        self._by_digest = {a.digest: a.id for a in entries}
        self._by_place = {_address(p): a.id for a in entries for p in (a.url, a.path) if p}
        self._by_title = {a.title.casefold(): a.id for a in entries if a.title}

    def of(self, foreign: Foreign) -> Article | None:
        """The article by its id here, its words, its url or path, or its title; text and all."""
        found = self.id_of(foreign.article)
        return None if found is None else self._load(found)

    def id_of(self, about: Reference) -> str | None:
        """Under which the article is here, if it is."""
        return (
            (about.id if about.id in self._by_id else None)
            or self._by_digest.get(about.digest)
            or self._by_place.get(_address(about.url or ""))
            or self._by_place.get(about.path or "")
            or self._by_title.get(about.title.casefold())
        )


def _address(place: str) -> str:
    """The same for every way of writing an address; a path as it stands."""
    return corpus.canonical_url(place) or place


def catalogue(kept: store.Store, folder: Path) -> Catalogue:
    """The articles of the library and those the store kept a version of."""
    library = corpus.Library(folder)
    shelved = {entry.id: entry for entry in library.entries()}
    remembered = {a.id: a for a in kept.articles() if a.id not in shelved}

    def load(article_id: str) -> Article:
        if article_id in shelved:
            return library.article(article_id)
        whole = kept.version(remembered[article_id].digest)
        return whole or remembered[article_id]

    return Catalogue((*shelved.values(), *remembered.values()), load)


def shelve(folder: Path, foreign: Iterable[Foreign], name: str) -> tuple[int, tuple[Problem, ...]]:
    """Take into the library what texts of the file `name` are not there: how many, and problems."""
    library = corpus.Library(folder)
    there = Catalogue(library.entries(), library.article)
    texts = {one.article.text: one.article for one in foreign if there.id_of(one.article) is None}
    taken, problems = 0, []
    for text, about in texts.items():
        if text is None:
            continue
        try:
            added = library.add(corpus.of_words(text, name, title=about.title, url=about.url))
            taken += added.outcome != "known"
        except ObelosError as error:
            problems.append(Problem(_called(about), str(error)))
    return taken, tuple(problems)


def adopted(
    foreign: Sequence[Foreign], articles: Catalogue, reviewer: str, verdicts: Iterable[str]
) -> tuple[list[Event], list[Problem], list[Article]]:
    """The annotations as events of ours, what could not be placed, and the articles concerned.

    A verdict that is not known here becomes part of the note: nothing is thrown away.
    """
    known = frozenset(verdicts)
    events: list[Event] = []
    problems: list[Problem] = []
    concerned: dict[str, Article] = {}
    homeless: Counter[Reference] = Counter()
    for each in foreign:
        article = articles.of(each)
        if article is None:
            homeless[each.article] += 1
            continue
        placement = _place(each, article)
        if placement.span is None:
            reason = f"Its words are not in {article.title!r}: {each.selector.exact!r}."
            problems.append(Problem(each.id or "an annotation", reason))
            continue
        concerned[article.id] = article
        events.append(_event(each, article, placement.span, reviewer, known))
    problems += [Problem(_called(about), _missing(about, n)) for about, n in homeless.items()]
    return events, problems, list(concerned.values())


def _missing(about: Reference, count: int) -> str:
    left = "An annotation was" if count == 1 else f"{count:,} annotations were"
    way = "add it" if about.text is None else "add it, or import with --with-texts to take it along"
    return f"{left} left out, since the article is not here; {way}."


def _called(about: Reference) -> str:
    """The article by what the file says of it, or by how it begins."""
    opening = " ".join((about.text or "")[:_OPENING].split())
    return about.title or about.url or about.path or about.id or opening or "an annotation"


def _place(foreign: Foreign, article: Article) -> Placement:
    selector = foreign.selector
    span = code_points(article.text, *foreign.utf16) if foreign.utf16 is not None else None
    if span is not None:
        selector = replace(selector, start=span.start, end=span.end)
    return anchoring.find(selector, article.text)


def _event(
    foreign: Foreign, article: Article, span: Span, reviewer: str, known: frozenset[str]
) -> Event:
    verdict = foreign.verdict if foreign.verdict in known else None
    label = f"[{foreign.verdict}]" if foreign.verdict and verdict is None else ""
    event = store.new_event(
        "tag" if verdict else "note",
        reviewer=foreign.reviewer or reviewer,
        article=article.id,
        version=article.digest,
        statement=words_id(article, span),
        selector=anchoring.describe(article.text, span),
        verdict=verdict,
        note=" ".join(part for part in (label, foreign.note) if part),
        evidence=foreign.evidence,
        attribution=foreign.attribution,
    )
    return replace(event, at=_given_at(foreign) or event.at)


def _given_at(foreign: Foreign) -> str | None:
    """When it was given, as events write it; None when the file does not say."""
    try:
        at = datetime.fromisoformat(foreign.modified or foreign.created or "")
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")

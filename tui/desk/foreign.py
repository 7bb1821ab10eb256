"""Annotations of other tools brought to the articles they are about; knows no format."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import corpus
import store
from analysis import anchoring
from model import Article, Event, Placed, Placement, Problem, Span
from store.imports import Foreign, code_points
from tui.desk.acts import words_id
from tui.desk.placing import place_all


class Catalogue:
    """The articles an annotation may be about; `load` brings one's text by id."""

    def __init__(self, entries: Iterable[Article], load: Callable[[str], Article]) -> None:
        entries = tuple(entries)
        self._load = load
        self._by_id = {a.id: a for a in entries}
        self._by_digest = {a.digest: a.id for a in entries}
        self._by_place = {p: a.id for a in entries for p in (a.url, a.path) if p}
        self._by_title = {a.title.casefold(): a.id for a in entries if a.title}

    def of(self, foreign: Foreign) -> Article | None:
        """The article by its id here, its words, its url or path, or its title; text and all."""
        about = foreign.article
        found = (
            (about.id if about.id in self._by_id else None)
            or self._by_digest.get(about.digest)
            or self._by_place.get(about.url or "")
            or self._by_place.get(about.path or "")
            or self._by_title.get(about.title.casefold())
        )
        return None if found is None else self._load(found)


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


def adopted(
    foreign: Sequence[Foreign], articles: Catalogue, kept: store.Store, verdicts: Iterable[str]
) -> tuple[list[Event], list[Problem], list[Article]]:
    """The annotations as events of ours, what could not be placed, and the articles concerned.

    A verdict that is not known here becomes part of the note: nothing is thrown away.
    """
    known = frozenset(verdicts)
    events: list[Event] = []
    problems: list[Problem] = []
    concerned: dict[str, tuple[Article, tuple[Placed, ...]]] = {}
    """By id, with what stands in it."""
    for each in foreign:
        article = articles.of(each)
        if article is None:
            about = each.article.title or each.article.url or each.article.path or each.article.id
            problems.append(Problem(about or "an annotation", "Its article is not here; add it."))
            continue
        placement = _place(each, article)
        if placement.span is None:
            reason = f"Its words are not in {article.title!r}: {each.selector.exact!r}."
            problems.append(Problem(each.id or "an annotation", reason))
            continue
        if article.id not in concerned:
            standing = store.everyones(kept.of(article.id))
            concerned[article.id] = article, place_all(article, standing, kept.version)
        whose = each.reviewer or kept.reviewer
        events.append(_event(each, *concerned[article.id], placement.span, whose, known))
    return events, problems, [article for article, _ in concerned.values()]


def _place(foreign: Foreign, article: Article) -> Placement:
    selector = foreign.selector
    span = code_points(article.text, *foreign.utf16) if foreign.utf16 is not None else None
    if span is not None:
        selector = replace(selector, start=span.start, end=span.end)
    return anchoring.find(selector, article.text)


def _event(
    foreign: Foreign,
    article: Article,
    placed: Sequence[Placed],
    span: Span,
    reviewer: str,
    known: frozenset[str],
) -> Event:
    verdict = foreign.verdict if foreign.verdict in known else None
    label = f"[{foreign.verdict}]" if foreign.verdict and verdict is None else ""
    event = store.new_event(
        "tag" if verdict else "note",
        reviewer=reviewer,
        article=article.id,
        version=article.digest,
        statement=words_id(article, span, reviewer=reviewer, placed=placed),
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

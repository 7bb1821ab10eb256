"""Texts with the annotations that stand in them, for formats that mark up texts; knows none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from model import Annotation, Article, Placement, Span
from store.bundle import Bundle
from store.exports.records import annotation_record, text_order
from store.exports.versions import Versions


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation where it stands in a document."""

    span: Span
    annotation: Annotation

    def record(self) -> dict[str, Any]:
        """All of the annotation, and `at`: where it was put, to see whether a tool moved it."""
        return {**annotation_record(self.annotation), "at": [self.span.start, self.span.end]}


@dataclass(frozen=True, slots=True)
class Document:
    """A text with marks, those of all reviewers in the order of the text."""

    name: str
    """What to call it: its article and version, or its article and its one annotation."""
    text: str
    article: Article
    marks: tuple[Mark, ...]

    def by_reviewer(self) -> dict[str, tuple[Mark, ...]]:
        """The marks of each reviewer: two may disagree on the same words."""
        shares: dict[str, list[Mark]] = {}
        for mark in self.marks:
            shares.setdefault(mark.annotation.reviewer, []).append(mark)
        return {name: tuple(shares[name]) for name in sorted(shares)}


def documents(bundle: Bundle) -> Iterator[Document]:
    """Every text with annotations, in a fixed order.

    An annotation whose text is not in the bundle, or that stands nowhere in it, comes in a short
    document of its own: its quote with the words around it. So none is left out.
    """
    versions = Versions(bundle.articles)
    whole: dict[tuple[str, str], list[Mark]] = {}
    alone: list[Annotation] = []
    for annotation in sorted(bundle.annotations, key=text_order):
        found = _place(annotation, versions, bundle.placements)
        if found is None:
            alone.append(annotation)
        else:
            article, span = found
            whole.setdefault((article.id, article.digest), []).append(Mark(span, annotation))
    texts = {(one.id, one.digest): one for one in bundle.articles}
    for key in sorted(whole):
        article = texts[key]
        marks = sorted(whole[key], key=lambda mark: (mark.span, mark.annotation.id))
        yield Document(f"{article.id}-{article.digest[:8]}", article.text, article, tuple(marks))
    yield from (_excerpt(one, versions.best(one)) for one in alone)


def _place(
    annotation: Annotation, versions: Versions, placements: Mapping[str, Placement]
) -> tuple[Article, Span] | None:
    article, selector = versions.judged(annotation), annotation.selector
    if article is not None and selector.start is not None and selector.end is not None:
        span = Span(selector.start, selector.end)
        if article.text and span.of(article.text) == selector.exact:
            return article, span
    article, placement = versions.latest(annotation.article_id), placements.get(annotation.id)
    if article is None or placement is None or placement.span is None:
        return None
    return (article, placement.span) if placement.span.end <= len(article.text) else None


def _excerpt(annotation: Annotation, article: Article | None) -> Document:
    selector = annotation.selector
    start = len(selector.prefix)
    text = selector.prefix + selector.exact + selector.suffix
    known = article or Article(annotation.article_id, "", "", digest=annotation.version)
    mark = Mark(Span(start, start + len(selector.exact)), annotation)
    return Document(f"{known.id}-{annotation.id}", text, known, (mark,))

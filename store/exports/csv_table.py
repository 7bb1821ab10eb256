"""Writes a table of what stands, safe to open in a spreadsheet; knows nothing of history."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from model import Annotation, Article, Attribution, Placement, visible_line
from store.bundle import Bundle
from store.exports.cells import cell, text_of_cell
from store.exports.records import text_order

COLUMNS = (
    "article",
    "title",
    "publisher",
    "published",
    "url",
    "quote",
    "verdict",
    "note",
    "evidence",
    "evidence_role",
    "evidence_note",
    "speaker",
    "source",
    "cue",
    "content",
    "kind",
    "origin",
    "reviewer",
    "created",
    "modified",
    "start",
    "end",
    "prefix",
    "suffix",
    "placement",
    "placed_start",
    "placed_end",
    "reason",
    "annotation",
    "statement",
    "version",
    "exact",
)
"""The last holds, as JSON, what other cells of the line can only show with marks in it."""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a header and one line an annotation (RFC 4180), with its place where it is known."""
    versions = {(one.id, one.digest): one for one in bundle.articles}
    latest = {one.id: one for one in bundle.articles}
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in sorted(bundle.annotations, key=text_order):
        article = versions.get((one.article_id, one.version)) or latest.get(one.article_id)
        values = list(_row(one, article, bundle.placements))
        writer.writerow([*map(cell, values), _exact(values)])


def _row(
    annotation: Annotation, article: Article | None, placements: Mapping[str, Placement]
) -> Iterator[str | int | None]:
    selector = annotation.selector
    yield annotation.article_id
    yield from _of_article(article)
    yield from (selector.exact, annotation.verdict, annotation.note)
    yield _lines(one.ref for one in annotation.evidence)
    yield _lines(one.role for one in annotation.evidence)
    yield _lines(one.note for one in annotation.evidence)
    said = annotation.attribution or Attribution()
    yield from (said.speaker, said.source, said.cue, said.content, said.kind, said.origin)
    yield from (annotation.reviewer, annotation.created, annotation.modified)
    yield from (selector.start, selector.end, selector.prefix, selector.suffix)
    yield from _of_placement(placements.get(annotation.id))
    yield from (annotation.id, annotation.statement, annotation.version)


def _of_article(article: Article | None) -> tuple[str | None, ...]:
    if article is None:
        return (None,) * 4
    return article.title, article.publisher, article.published, article.url


def _of_placement(placement: Placement | None) -> tuple[str | int | None, ...]:
    if placement is None:
        return (None,) * 4
    span = placement.span
    start, end = (None, None) if span is None else (span.start, span.end)
    return placement.state, start, end, placement.reason


def _exact(values: Iterable[str | int | None]) -> str:
    """The values that a cell changes for good, by column; empty when there are none, as usual."""
    changed = {
        name: value
        for name, value in zip(COLUMNS, values, strict=False)
        if isinstance(value, str) and text_of_cell(cell(value)) != value
    }
    # JSON escapes all that is not ASCII and every control but this one.
    return json.dumps(changed).replace("\x7f", "\\u007f") if changed else ""


def _lines(texts: Iterable[str]) -> str:
    """Each on a line of its own, so that the columns of evidence can be read side by side."""
    return "\n".join(visible_line(one) for one in texts)

"""Writes our own JSON, which is read back without loss; knows nothing of other formats."""

from typing import Any, TextIO

from model import Annotation, Article, Placement
from store.bundle import Bundle
from store.exports.json_text import write_list
from store.exports.records import annotation_record, text_order
from store.records import article_to_record, event_to_record

FORMAT = "obelos"
VERSION = 1
"""Raised when a reader of the version before would misread the file; new fields do not."""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write articles, annotations and events, one a line; the same bundle gives the same bytes.

    The annotations are there to be read: they are derived from the events, which are the record.
    """
    out.write(f'{{"format":"{FORMAT}","version":{VERSION},\n"articles":')
    articles = sorted(bundle.articles, key=lambda one: one.id)  # Stable: versions stay in order.
    write_list((_article(one, with_text=bundle.with_texts) for one in articles), out)
    out.write(',\n"annotations":')
    annotations = sorted(bundle.annotations, key=text_order)
    write_list((_annotation(one, bundle.placements.get(one.id)) for one in annotations), out)
    out.write(',\n"events":')
    events = sorted(bundle.events, key=lambda one: one.id)
    write_list((event_to_record(one) for one in events), out)
    out.write("}\n")


def _article(article: Article, *, with_text: bool) -> dict[str, Any]:
    record = article_to_record(article)
    return {**record, "text": article.text} if with_text and article.text else record


def _annotation(annotation: Annotation, placement: Placement | None) -> dict[str, Any]:
    record = annotation_record(annotation)
    return record if placement is None else {**record, "placement": _placement(placement)}


def _placement(placement: Placement) -> dict[str, Any]:
    span = placement.span
    return {
        "state": placement.state,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "reason": placement.reason,
    }

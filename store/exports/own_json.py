"""Writes our own JSON, which is read back without loss; knows nothing of other formats."""

from typing import Any, TextIO

from model import Annotation, Evidence, Placement, Selector
from store.bundle import Bundle
from store.exports.json_text import write_list
from store.fields import part_to_record
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
    write_list((article_to_record(one) for one in articles), out)
    out.write(',\n"annotations":')
    annotations = sorted(bundle.annotations, key=text_order)
    write_list((_annotation(one, bundle.placements.get(one.id)) for one in annotations), out)
    out.write(',\n"events":')
    events = sorted(bundle.events, key=lambda one: one.id)
    write_list((event_to_record(one) for one in events), out)
    out.write("}\n")


def text_order(annotation: Annotation) -> tuple[str, int, int, str, str]:
    """By article, then as they stand in the text, then by reviewer."""
    selector = annotation.selector
    start, end = selector.start or 0, selector.end or 0
    return annotation.article_id, start, end, annotation.reviewer, annotation.id


def selector_record(selector: Selector) -> dict[str, Any]:
    """A selector with all its fields."""
    return {
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
    }


def evidence_record(evidence: Evidence) -> dict[str, str]:
    """A piece of evidence with all its fields."""
    return {"ref": evidence.ref, "role": evidence.role, "note": evidence.note}


def _annotation(annotation: Annotation, placement: Placement | None) -> dict[str, Any]:
    attribution = annotation.attribution
    record = {
        "id": annotation.id,
        "article_id": annotation.article_id,
        "selector": selector_record(annotation.selector),
        "verdict": annotation.verdict,
        "note": annotation.note,
        "evidence": [evidence_record(one) for one in annotation.evidence],
        "statement": annotation.statement,
        "attribution": None if attribution is None else part_to_record(attribution),
        "reviewer": annotation.reviewer,
        "created": annotation.created,
        "modified": annotation.modified,
        "version": annotation.version,
        "event": annotation.event,
    }
    if placement is not None:
        record["placement"] = _placement(placement)
    return record


def _placement(placement: Placement) -> dict[str, Any]:
    span = placement.span
    return {
        "state": placement.state,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "reason": placement.reason,
    }

"""Writes JSON lines as Prodigy and spaCy's users know them; knows nothing of history."""

from typing import Any, TextIO

from store.bundle import Bundle
from store.exports.documents import Document, Mark, documents
from store.exports.json_text import json_text
from store.exports.records import reference_record

NOTE = "note"
"""The label of an annotation without a verdict."""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write one line for each text and reviewer, with spans in code points that may overlap."""
    for document in documents(bundle):
        for reviewer, marks in document.by_reviewer().items():
            out.write(json_text(_task(document, reviewer, marks)) + "\n")


def label_of(verdict: str | None) -> str:
    """A verdict, as a label."""
    return verdict or NOTE


def _task(document: Document, reviewer: str, marks: tuple[Mark, ...]) -> dict[str, Any]:
    reference = reference_record(document.article)
    return {
        "text": document.text,
        "spans": [_span(mark) for mark in marks],
        "meta": {name: reference[name] for name in ("title", "url") if name in reference},
        "answer": "accept",
        "_annotator_id": reviewer,
        "obelos": {"article": reference},
    }


def _span(mark: Mark) -> dict[str, Any]:
    return {
        "start": mark.span.start,
        "end": mark.span.end,
        "label": label_of(mark.annotation.verdict),
        "obelos": mark.record(),
    }

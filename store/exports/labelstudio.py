"""Writes tasks for Label Studio, annotations included; knows nothing of history."""

from typing import Any, TextIO

from store.bundle import Bundle
from store.exports.documents import Document, Mark, documents
from store.exports.json_text import write_list
from store.exports.records import reference_record
from store.exports.spacy_jsonl import label_of

TEXT, VERDICT = "text", "verdict"
"""What the tags of the labelling interface are called; docs/formats-out.md shows it."""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write one task for each text, with one annotation in it for each reviewer."""
    write_list((_task(document) for document in documents(bundle)), out)
    out.write("\n")


def _task(document: Document) -> dict[str, Any]:
    records = {mark.annotation.id: mark.record() for mark in document.marks}
    return {
        "data": {
            TEXT: document.text,
            "title": document.article.title,
            "obelos": {"article": reference_record(document.article), "annotations": records},
        },
        "annotations": [
            {"result": [_region(mark, document.text) for mark in marks]}
            for marks in document.by_reviewer().values()
        ],
    }


def _region(mark: Mark, text: str) -> dict[str, Any]:
    annotation, span = mark.annotation, mark.span
    region: dict[str, Any] = {
        "id": annotation.id,
        "from_name": VERDICT,
        "to_name": TEXT,
        "type": "labels",
        "value": {
            "start": span.start,
            "end": span.end,
            "text": span.of(text),
            "labels": [label_of(annotation.verdict)],
        },
    }
    return {**region, "meta": {"text": [annotation.note]}} if annotation.note else region

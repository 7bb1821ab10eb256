"""Writes brat standoff as one patch of new files; knows nothing of history.

brat wants a pair of files for each text. A patch is one stream of text that holds many files, and
`git apply` or `patch -p1` lays them out in a folder. Our own reader takes it as it is.
"""

import re
from collections.abc import Iterator
from typing import TextIO

from model import Span, visible, visible_line
from store.bundle import Bundle
from store.exports.documents import Document, documents
from store.exports.json_text import json_text
from store.exports.records import reference_record
from store.exports.spacy_jsonl import label_of

RECORD, ARTICLE = "obelos", "obelos-article"
"""The types of the notes that hold what brat has no word for, as JSON on one line."""
_LONGEST = 100
"""In characters, of a file's name without number and suffix: any file system takes it."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a text and its annotations for each document.

    Controls in a text are shown by visible marks, one for one, so that offsets hold.
    """
    for number, document in enumerate(documents(bundle), 1):
        name = f"{number:04d}-{_UNSAFE.sub('_', document.name)[:_LONGEST]}"
        text = visible(document.text)
        _write_file(f"{name}.txt", text, out)
        _write_file(f"{name}.ann", "".join(f"{one}\n" for one in _lines(document, text)), out)


def type_of(verdict: str | None) -> str:
    """A verdict as brat's type, which may hold no spaces."""
    return _UNSAFE.sub("_", label_of(verdict))


def _lines(document: Document, text: str) -> Iterator[str]:
    notes = 0
    for number, mark in enumerate(document.marks, 1):
        pieces = _pieces(mark.span, text)
        at = ";".join(f"{one.start} {one.end}" for one in pieces)
        words = " ".join(one.of(text) for one in pieces).replace("\n", " ")
        yield f"T{number}\t{type_of(mark.annotation.verdict)} {at}\t{words}"
        if mark.annotation.note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{number}\t{visible_line(mark.annotation.note)}"
        notes += 1
        record = {**mark.record(), "at": [pieces[0].start, pieces[-1].end]}
        yield f"#{notes}\t{RECORD} T{number}\t{json_text(record)}"
    reference = json_text(reference_record(document.article))
    yield f"#{notes + 1}\t{ARTICLE} T1\t{reference}"


def _pieces(span: Span, text: str) -> list[Span]:
    """brat lets no annotation cross the end of a line, so it is split there."""
    lines = re.finditer(r"[^\n]+", span.of(text))
    pieces = [Span(span.start + one.start(), span.start + one.end()) for one in lines]
    return pieces or [span]


def _write_file(name: str, text: str, out: TextIO) -> None:
    out.write(f"diff --git a/{name} b/{name}\nnew file mode 100644\n")
    if not text:
        return
    lines = text.removesuffix("\n").split("\n")
    out.write(f"--- /dev/null\n+++ b/{name}\n@@ -0,0 +1,{len(lines)} @@\n")
    out.writelines(f"+{line}\n" for line in lines)
    if not text.endswith("\n"):
        out.write("\\ No newline at end of file\n")

"""Annotations from files, one module a format; knows no screen and opens nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from model import ObelosError
from store.imports import (
    brat,
    claimreview,
    csv_table,
    hypothesis,
    labelstudio,
    own_json,
    spacy_jsonl,
    webannotation,
)
from store.imports.limits import MAX_BYTES, few, json_lines_of, json_of
from store.imports.patches import files_of_patch, files_of_zip
from store.imports.positions import code_points
from store.imports.values import Foreign, Incoming, Reference

__all__ = ["MAX_BYTES", "Foreign", "Incoming", "Reference", "code_points", "read"]

JSON_READERS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Incoming]], ...] = (
    (own_json.fits, own_json.read),
    (claimreview.fits, claimreview.read),
    (hypothesis.fits, hypothesis.read),
    (webannotation.fits, webannotation.read),
    (labelstudio.fits, labelstudio.read),
    (spacy_jsonl.fits, spacy_jsonl.read),
)
"""What a JSON value may be, and how it is then read; the first that fits is taken."""

_LINES = re.compile(r"\s*\{.*\}[ \t\r]*\n\{")
"""An object on a line of its own, and another one on the next."""
_UNKNOWN = "The file holds no annotations in a format that is known here."


def read(data: bytes, name: str = "") -> Incoming:
    """What a file of annotations holds; `name` is what the file is called.

    Raises:
        ObelosError: when it is damaged as a whole, or of no format that is known here.
    """
    if len(data) > MAX_BYTES:
        raise ObelosError(f"The file is larger than {MAX_BYTES >> 20} MB and was not read.")
    if data.startswith(b"PK\x03\x04"):
        incoming = brat.read_files(files_of_zip(data))
    else:
        incoming = _read_text(_decoded(data), name)
    return replace(incoming, problems=few(incoming.problems))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ObelosError("The file is no text in UTF-8, and no format known here.") from None


def _read_text(text: str, name: str) -> Incoming:
    if text.lstrip()[:1] in ("{", "["):
        return _read_json(text)
    if brat.fits_patch(text):
        return brat.read_files(files_of_patch(text))
    if brat.fits(text):
        return brat.read(text, name)
    if csv_table.fits(text):
        return csv_table.read(text)
    raise ObelosError(_UNKNOWN)


def _read_json(text: str) -> Incoming:
    whole, problems = json_lines_of(text) if _LINES.match(text) else (json_of(text), [])
    for fits, reader in JSON_READERS:
        if fits(whole):
            incoming = reader(whole)
            return replace(incoming, problems=(*problems, *incoming.problems))
    raise ObelosError(_UNKNOWN)

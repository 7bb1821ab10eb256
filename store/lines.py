"""The bytes of a store's files: valid TinyDB JSON, one document a line; knows nothing of disks."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from model import ObelosError

EVENTS = "events"
"""The name of the TinyDB table."""

Documents = dict[str, dict[str, Any]]
Tables = dict[str, Documents]

_LINE = re.compile(rb'^(?:\{"\w+": ?\{)?\s*,?\s*"(\d+)": ?(\{.*\})\s*,?\s*(?:\}\}\s*)?$')
_MARKER = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""The lines by which git marks a conflict."""
_FRAME = re.compile(rb'^\s*(?:\{?"\w+": ?\{|\}+,?|\{\}|\{)?\s*$')
"""The lines between which the documents stand."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a damaged file."""

    documents: Documents
    clashes: Documents
    """Documents whose id came twice with different content: the later ones."""
    lost: tuple[int, ...]
    """The numbers of the lines, from 1 on, that hold no whole document."""


def dumps(value: object) -> bytes:
    """JSON in UTF-8; lone surrogates as escapes, which every JSON reader gives back."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Any:
    """The value of `data`, lone surrogates included.

    Raises:
        ValueError: when it is no JSON.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        try:
            return json.loads(data)
        except RecursionError:
            raise ValueError("It is nested too deeply.") from None


def encode(tables: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> bytes:
    """The file of these tables: documents in the order of their ids, each on a line of its own.

    The comma leads, so that an event added changes no other line.
    """
    parts = []
    for name in sorted(tables):
        documents = sorted((int(number), dict(one)) for number, one in tables[name].items())
        lines = (b'"%d": %b' % (number, dumps(one)) for number, one in documents)
        parts.append(b"%b: {\n%b\n}" % (dumps(name), b"\n,".join(lines)))
    return b"{" + b",\n".join(parts) + b"}\n"


def decode(data: bytes) -> Tables:
    """The tables of a file.

    Raises:
        ObelosError: when it is no whole TinyDB file.
    """
    if not data.strip():
        return {}
    try:
        tables = loads(data)
    except ValueError:
        raise ObelosError("The file is damaged or was edited by hand.") from None
    whole = isinstance(tables, dict) and all(isinstance(one, dict) for one in tables.values())
    if not whole or not all(_is_table(one) for one in tables.values()):
        raise ObelosError("The file holds JSON, but no events.")
    return tables  # type: ignore[no-any-return]


def salvage(data: bytes) -> Salvaged:
    """Every whole document line of a damaged file: torn, with conflict markers, edited by hand."""
    documents: Documents = {}
    clashes: Documents = {}
    lost = []
    for number, line in enumerate(data.split(b"\n"), 1):
        key, document = _document(line)
        if document is None:
            if not _FRAME.match(line) and not _MARKER.match(line):
                lost.append(number)
        elif documents.setdefault(key, document) != document:
            clashes[key] = document
    return Salvaged(documents, clashes, tuple(lost))


def _is_table(table: Mapping[str, Any]) -> bool:
    return all(map(str.isdecimal, table)) and set(map(type, table.values())) <= {dict}


def _document(line: bytes) -> tuple[str, dict[str, Any] | None]:
    found = _LINE.match(line)
    if found is None:
        return "", None
    try:
        document = loads(found[2])
    except ValueError:
        return "", None
    return found[1].decode("ascii"), document

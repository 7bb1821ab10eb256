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

_ENTRY = re.compile(r'"(\d+)":\s*(?=\{)')
_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""The lines by which git marks a conflict."""
_FRAME = re.compile(r'(?:[\s{},]|"[A-Za-z_]\w*":)*')
"""What stands between the documents."""
_END = b"\n}}\n"
"""How a file of a single table ends, after its last document."""
_LAST = re.compile(rb',?"(\d+)": \{')
"""How the line of a document begins."""
_NO_UTF8 = re.compile("[\udc80-\udcff]")


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


def extend(data: bytes, documents: Mapping[int, Mapping[str, Any]]) -> bytes | None:
    """The file `data`, a whole one of one table, with documents after its last.

    What is there stays byte for byte, so it need be neither read nor written anew. None where the
    lines are not as `encode` writes them, or it would put these documents between them.
    """
    start = data.rfind(b"\n", 0, -len(_END)) + 1
    last = _LAST.match(data, start)
    if last is None or not data.endswith(b"}" + _END) or int(last[1]) >= min(documents):
        return None
    if any(b'"%d"' % number in data for number in documents):
        return None
    lines = (b'\n,"%d": %b' % (number, dumps(documents[number])) for number in sorted(documents))
    return b"%b%b%b" % (data[: -len(_END)], b"".join(lines), _END)


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
    """Every whole document of a damaged file: torn, with conflict markers, edited by hand."""
    text = data.decode("utf-8", "surrogateescape")
    documents: Documents = {}
    clashes: Documents = {}
    between = []
    position = 0
    while entry := _ENTRY.search(text, position):
        document, end = _document(text, entry.end())
        if document is None:
            between.append(text[position : entry.end()])
        else:
            between.append(
                text[position : entry.start()] + "\n" * text.count("\n", entry.start(), end)
            )
            if documents.setdefault(entry[1], document) != document:
                clashes[entry[1]] = document
        position = end
    lines = "".join((*between, text[position:])).split("\n")
    lost = (number for number, line in enumerate(lines, 1) if _is_lost(line))
    return Salvaged(documents, clashes, tuple(lost))


def _is_table(table: Mapping[str, Any]) -> bool:
    return all(map(str.isdecimal, table)) and set(map(type, table.values())) <= {dict}


def _document(text: str, start: int) -> tuple[dict[str, Any] | None, int]:
    """The object that begins there and where it ends; none when it is torn or not in UTF-8."""
    try:
        document, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start
    return (None, start) if _NO_UTF8.search(text, start, end) else (document, end)


def _is_lost(line: str) -> bool:
    return not (_FRAME.fullmatch(line) or _MARKER.fullmatch(line.rstrip("\r")))

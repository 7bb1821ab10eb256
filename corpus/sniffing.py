"""What the first characters of a source say it is; reads no further."""

import json
import re
from typing import Any

from corpus.decoding import decode
from corpus.intake import Raw
from model import Problem

_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^<>\[]*(?:\[.*?\]\s*)?>\s*)*<(?P<root>[\w:.-]+)",
    re.S | re.I,
)
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
# What parsing JSON may cost: an empty list of two bytes takes sixty in memory, so that 20 MB of
# brackets would take 600 MB. A real export has a bracket in a hundred bytes.
_MAX_BRACKETS = 500_000
_MAX_QUOTES = 2_000_000


def xml_root(opening: str) -> str:
    """The name of the first element in lower case; empty when it is not XML."""
    found = _PROLOG.match(opening)
    return found["root"].lower() if found else ""


def defines_entities(source: str) -> bool:
    """Whether XML brings definitions of its own: no feed needs them, and a few fill any memory."""
    return _ENTITY.search(source) is not None


def looks_like_json(opening: str) -> bool:
    """Whether it opens as a JSON object or list."""
    return opening.lstrip()[:1] in ("{", "[")


def load_json(raw: Raw) -> Any | Problem:
    """The value in a JSON source, or a Problem."""
    text = decode(raw.data, raw.charset).text
    if text.count("[") + text.count("{") > _MAX_BRACKETS or text.count('"') > _MAX_QUOTES:
        return Problem(raw.name, "This JSON has more pieces than any list of articles.")
    try:
        return json.loads(text)
    except RecursionError:
        return Problem(raw.name, "This JSON is nested too deeply to be read.")
    except ValueError as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        return Problem(raw.name, f"This JSON is broken or cut off{where}.")


def text_at(value: Any, *names: str) -> str | None:
    """The first of the named members that is a filled string, on one line."""
    if not isinstance(value, dict):
        return None
    for name in names:
        found = value.get(name)
        if isinstance(found, str) and found.strip():
            return " ".join(found.split())
    return None

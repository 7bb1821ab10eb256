"""JSON that no terminal and no parser stumbles over; knows nothing of what is in it."""

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

# DEL and C1 controls, bidirectional controls, line and paragraph separators, the byte order mark
# and lone surrogates. C0 controls are escaped by every JSON writer.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON, with whatever could steer a terminal as an escape; keys stay in order."""
    between = (",", ":") if indent is None else (",", ": ")
    plain = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=between, indent=indent
    )
    return _STEERING.sub(_escape, plain)


def write_list(records: Iterable[Any], out: TextIO) -> None:
    """Write a JSON list with each of the records on a line of its own, as they come."""
    out.write("[")
    before = "\n"
    for record in records:
        out.write(f"{before}{json_text(record)}")
        before = ",\n"
    out.write("\n]")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"

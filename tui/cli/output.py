"""Lines out: JSON that cannot steer a terminal, and progress where someone watches."""

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from model import visible_line

# Everything `model.visible` would replace; inside JSON strings it can be escaped without loss.
_STEERING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Work that takes less is over before a line about it is read (design: "over about a second").
_PATIENCE = 1.0

T = TypeVar("T")


def json_line(value: Any) -> str:
    """`value` as one line of JSON; controls and lone surrogates are escaped."""
    plain = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def say(line: str = "") -> None:
    """One line on stdout that cannot steer the terminal."""
    sys.stdout.write(visible_line(line) + "\n")


def write_json(value: Any) -> None:
    """One JSON object on a line of its own."""
    sys.stdout.write(json_line(value) + "\n")


def watched(things: Iterable[T], doing: str) -> Iterator[T]:
    """Pass `things` on, telling on stderr how many, if that is a terminal and it takes long."""
    begun = said = time.monotonic()
    for count, thing in enumerate(things, 1):
        now = time.monotonic()
        if sys.stderr.isatty() and now - begun > _PATIENCE and now - said > _PATIENCE / 5:
            sys.stderr.write(f"\r{doing} {count}")
            sys.stderr.flush()
            said = now
        yield thing
    if said != begun:
        sys.stderr.write("\r\x1b[K")

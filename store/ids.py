"""Makes and reads event ids, UUIDv7; knows nothing of what they name."""

import os
import re
import time
from uuid import UUID

_TAIL = (1 << 74) - 1
"""The bits of a UUIDv7 that are free: 12 beside the version, 62 beside the variant (RFC 9562)."""
_ID = re.compile("[0-7][0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
"""A UUIDv7 before the year 6429: past it there might be no room for a greater one."""


def new_id(after: str = "") -> str:
    """A UUIDv7 of this moment, greater than `after` even when the clock was set back."""
    last = number_of(after) if after else 0
    fresh = _join(time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10), "big") & _TAIL)
    return str(UUID(int=fresh if fresh > last else _successor(last)))


def is_id(text: str) -> bool:
    """Whether `text` is a UUIDv7 in its one canonical spelling, and leaves room for later ones."""
    return _ID.fullmatch(text) is not None


def number_of(event_id: str) -> int:
    """The TinyDB document id of an event: its UUID as an integer, in the same order."""
    return int(event_id.replace("-", ""), 16)


def _successor(last: int) -> int:
    milliseconds = last >> 80
    tail = ((last >> 64 & 0xFFF) << 62 | last & (1 << 62) - 1) + 1
    return _join(milliseconds + (tail >> 74), tail & _TAIL)


def _join(milliseconds: int, tail: int) -> int:
    return milliseconds << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & (1 << 62) - 1

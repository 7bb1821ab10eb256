"""Tells which of many texts may hold some words, by runs of bytes; knows no text and no label.

Of every run of 1, 2, 3 and 5 bytes it is noted in which texts it stands: a text that lacks a run
of the words lacks the words. Runs share places in the table by chance, so what may hold them is
looked at; most texts are not.
"""

import struct
import sys
import threading
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tui.desk.unnamed import Unnamed

SIZES = (1, 2, 3, 5)
"""Bytes of a run. The long ones tell the most apart, the short ones are for what is short; each
size more takes room for as many runs as a text has letters.
"""

_FACTORS = (2654435, 3266489, 2246822, 3668339, 1374761)
"""Of the bytes of a run, in the sum its place is made of: primes or near it, no more than 2**24
together, so that with bytes the sum is less than 2**32.
"""

PLACES = 1 << 15
"""In the table; a report has some 3,000 runs."""

_SHIFT = 12
"""Bits of the sum that hang on few bytes, and are left out."""

TOGETHER = 64
"""Texts in one table: a bit of a number for each."""

_STRETCH = 4096
"""Bytes of a text at a time: what it takes to look at them is ten times as much."""

_EVERY = (1 << TOGETHER) - 1
_WIDTH = TOGETHER // 8
_TABLE = _WIDTH * PLACES
"""Bytes."""


def places(text: bytes) -> bytes:
    """Where its runs stand in the table, two bytes a number."""
    found = set[int]()
    for start in range(0, len(text), _STRETCH):
        # A run that begins in a stretch may end in the next.
        found.update(*_by_size(text[start : start + _STRETCH + max(SIZES) - 1]))
    return array("H", found).tobytes()


def _by_size(text: bytes) -> Iterator[Sequence[int]]:
    """The places of its runs, size by size, of all that are as long as the text or shorter.

    All sums are made at once, in numbers as long as the text with four bytes for each of its own:
    one by one it takes three times as long, and it is done for every report at every start.
    """
    spread = bytearray(4 * len(text))
    spread[::4] = text
    bytes_of_runs = int.from_bytes(spread, "little")
    mask = int.from_bytes((PLACES - 1).to_bytes(4, "little") * len(text), "little")
    sums = 0
    for size, factor in enumerate(_FACTORS[: len(text)], 1):
        sums += factor * bytes_of_runs
        bytes_of_runs >>= 32
        if size in SIZES:
            each = (sums >> _SHIFT & mask).to_bytes(len(spread), "little")
            # The last ones are of runs that the text ends in.
            yield struct.unpack(f"<{len(text)}I", each)[: len(text) - size + 1]


class Runs:
    """Which runs are in which texts: tables of 64 texts, all but the last in a file."""

    def __init__(self, folder: Path) -> None:
        self._file = Unnamed(folder)
        self._count = 0
        self._last = array("Q")
        self._unwritten = set[int]()
        """Tables that found no room: what is in them may hold anything."""
        self._lock = threading.Lock()

    def add(self, found: bytes) -> None:
        """The next text has these runs, as `places` tells them."""
        with self._lock:
            number, place = divmod(self._count, TOGETHER)
            self._last = self._last or array("Q", bytes(_TABLE))
            last, bit = self._last, 1 << place
            for each in array("H", found):
                last[each] |= bit
            self._count += 1
            if self._count % TOGETHER == 0:
                if not self._file.write(memoryview(last).cast("B"), number * _TABLE):
                    self._unwritten.add(number)
                self._last = array("Q")

    def may_hold(self, words: bytes) -> list[int]:
        """Of every 64 texts, in the order they were added, the bits of those that may hold them."""
        # The longest are the rarest; those of one size less are for what came to their places.
        wanted = list(chain.from_iterable(reversed(list(_by_size(words))[-2:])))
        with self._lock:
            full, rest = divmod(self._count, TOGETHER)
            found = [self._common(number, wanted) for number in range(full)]
            if rest:
                found.append(_all_of(self._last[each] for each in wanted))
        return found

    def _common(self, number: int, wanted: Sequence[int]) -> int:
        if number in self._unwritten:
            return _EVERY
        read, start = self._file.read, number * _TABLE
        return _all_of(
            int.from_bytes(read(_WIDTH, start + _WIDTH * each), sys.byteorder) for each in wanted
        )


def _all_of(bits: Iterator[int]) -> int:
    found = _EVERY
    for each in bits:
        found &= each
        if not found:
            break
    return found

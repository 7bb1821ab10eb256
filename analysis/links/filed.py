"""Numbers too many to be held: all but the last of them stand in a file; knows not what they mean.

Of ten thousand reports they are 300 MB. What is read of the file is not held either: it is read
again, in some microseconds, by who looks at it again.
"""

import os
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, TypeVar

_Number = TypeVar("_Number", int, float)

_BLOCK = 1 << 12
"""Numbers that go to the file at a time, and are read together by who goes through all."""
_HEAP = 1 << 9
"""Things that have a heap together."""
_FEW = 1 << 6
_HEAPED = 1 << 16
"""Numbers on heaps that are held: written together, those of one heap are some hundred."""


class Space:
    """A file that grows; there is none until something is written.

    `make` opens a new one, which nobody else has.
    """

    def __init__(self, make: Callable[[], BinaryIO] = tempfile.TemporaryFile) -> None:
        self._make = make
        self._handle = -1
        self._end = 0

    def write(self, numbers: "array[int] | array[float]") -> int:
        """Where they stand from now on, in bytes; raises OSError when they cannot be written."""
        if self._handle < 0:
            with self._make() as file:
                self._handle = os.dup(file.fileno())
            weakref.finalize(self, os.close, self._handle)
        left = memoryview(numbers).cast("B")
        start = self._end
        while left:
            written = os.pwrite(self._handle, left, self._end)
            self._end += written
            left = left[written:]
        return start

    def read(self, start: int, length: int) -> bytes:
        """So many bytes from there on."""
        return os.pread(self._handle, length, start)


class Filed(Iterable[_Number]):
    """An array that grows at its end. `kind` is as for `array`."""

    def __init__(self, kind: str, space: Space) -> None:
        self._kind = kind
        self._space = space
        self._blocks = array("Q")
        """Where each stands in the file."""
        self._filed = 0
        """How many numbers are in the file."""
        self._last: array[_Number] = array(kind)

    def __len__(self) -> int:
        return self._filed + len(self._last)

    def append(self, number: _Number) -> None:
        """Keep one more."""
        self._last.append(number)
        if len(self._last) == _BLOCK:
            self._put_away()

    def extend(self, numbers: Iterable[_Number]) -> None:
        """Keep these as well."""
        more = iter(numbers)
        while taken := tuple(islice(more, _BLOCK - len(self._last))):
            self._last.extend(taken)
            if len(self._last) == _BLOCK:
                self._put_away()

    def _put_away(self) -> None:
        self._blocks.append(self._space.write(self._last))
        self._filed += _BLOCK
        del self._last[:]

    def __getitem__(self, place: slice) -> "array[_Number]":
        """Those from a place on up to another."""
        start, end, filed = place.start, place.stop, self._filed
        if start >= filed:
            return self._last[start - filed : end - filed]
        size = self._last.itemsize
        found: array[_Number] = array(self._kind)
        while start < min(end, filed):
            block, at = divmod(start, _BLOCK)
            count = min(end - start, _BLOCK - at)
            found.frombytes(self._space.read(self._blocks[block] + at * size, count * size))
            start += count
        return found + self._last[: end - filed] if start < end else found

    def __iter__(self) -> Iterator[_Number]:
        for start in range(0, len(self), _BLOCK):
            yield from self[start : min(len(self), start + _BLOCK)]


class Heaps(Iterable[tuple[range, "array[_Number]"]]):
    """Numbers about so many things, of which some that follow one another have a heap; a heap has
    its numbers in the order they came.
    """

    def __init__(self, kind: str, things: int, space: Space) -> None:
        self._kind = kind
        self._space = space
        self._of = [range(at, min(at + _HEAP, things)) for at in range(0, things, _HEAP)]
        self._heaps: list[array[_Number]] = [array(kind) for _ in self._of]
        self._written = [array("Q") for _ in self._of]
        """Of each heap start and length of what is in the file, in bytes."""
        self._held = 0

    def put(self, thing: int, number: _Number) -> None:
        """On top of the heap of that thing."""
        self._heaps[thing // _HEAP].append(number)
        self._held += 1
        if self._held >= _HEAPED:
            self._write()

    def _write(self) -> None:
        for number, heap in enumerate(self._heaps):
            if heap:
                place = self._space.write(heap), len(heap) * heap.itemsize
                self._written[number].extend(place)
                self._heaps[number] = array(self._kind)
        self._held = 0

    def __iter__(self) -> Iterator[tuple[range, "array[_Number]"]]:
        for things, written, heap in zip(self._of, self._written, self._heaps, strict=True):
            found: array[_Number] = array(self._kind)
            for at in range(0, len(written), 2):
                found.frombytes(self._space.read(*written[at : at + 2]))
            yield things, found + heap


def parts(things: range) -> Iterator[range]:
    """Those of a heap a few at a time, for who makes objects of their numbers: a whole heap may
    have 200,000, which are 20 MB then.
    """
    return (things[at : at + _FEW] for at in range(0, len(things), _FEW))

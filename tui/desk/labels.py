"""Keeps what can be found in texts out of memory; knows not where in a text it stands.

Of ten thousand reports the words are 20 MB: they are written one below the other into a file
without a name, and looked through a piece at a time.
"""

import contextlib
import os
import pickle
import threading
import weakref
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.desk.pieces import nameless
from tui.desk.searching import Findable, Target, reaches

_CODEC = ("utf-8", "surrogatepass")
_AHEAD = 1 << 18
"""Bytes read at a time: who looks through one text looks through the next as well."""


class Labels:
    """A file to which words are added; from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = -1
        self._ends = array("Q", (0,))
        """In bytes: where the labels of each text end, where all that is kept of it does."""
        self._contexts: dict[str, tuple[str, str]] = {}
        """One copy of each, with how it is written in keys: most outlets have many reports."""
        self._read: tuple[int, bytes] = 0, b""
        """Where what was read last begins, and what it is."""
        self._lock = threading.Lock()

    def shelved(self, found: Findable) -> "Findable | Shelved":
        """The same with its labels in the file; as it is, where nothing can be written."""
        labels = found.labels.encode(*_CODEC)
        written = labels + pickle.dumps((found.spans, found.names))
        with self._lock, contextlib.suppress(OSError):
            if self._handle < 0:
                with nameless(self._folder) as file:
                    self._handle = os.dup(file.fileno())
                weakref.finalize(self, os.close, self._handle)
            start = self._ends[-1]
            if labels and os.pwrite(self._handle, written, start) == len(written):
                self._ends.extend((start + len(labels), start + len(written)))
                context = (found.context, found.folded)
                context = self._contexts.setdefault(found.context, context)
                return Shelved(self, len(self._ends) // 2 - 1, context)
        return found

    def has(self, wanted: str, number: int) -> bool:
        """Whether these words stand in the labels of a text."""
        start, end, _ = self._place(number)
        begin, known = self._read
        if not begin <= start <= end <= begin + len(known):
            known = os.pread(self._handle, max(_AHEAD, end - start), start)
            begin, self._read = start, (start, known)
        return known.find(wanted.encode(*_CODEC), start - begin, end - begin) >= 0

    def read(self, number: int) -> tuple[str, bytes, tuple[str, ...]]:
        """The labels of a text, their spans and names, as in `Findable`."""
        start, middle, end = self._place(number)
        known = os.pread(self._handle, end - start, start)
        spans, names = pickle.loads(known[middle - start :])
        return known[: middle - start].decode(*_CODEC), spans, names

    def _place(self, number: int) -> "array[int]":
        return self._ends[2 * number : 2 * number + 3]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What can be found in one text, by its number in the file."""

    labels: Labels
    number: int
    context: tuple[str, str]
    """As it is shown, and as keys are written."""

    @property
    def names(self) -> tuple[str, ...]:
        """As `Findable.names`."""
        return self.labels.read(self.number)[2]

    def may_have(self, wanted: str, ends: tuple[str, ...]) -> bool:
        """As `Findable.may_have`."""
        return reaches(self.context[1], wanted, ends) or self.labels.has(wanted, self.number)

    def having(self, article_id: str, wanted: str) -> Iterator[Target]:
        """As `Findable.having`."""
        return self._whole().having(article_id, wanted)

    def called(self, article_id: str, label: str) -> Iterator[Target]:
        """As `Findable.called`."""
        return self._whole().called(article_id, label)

    def _whole(self) -> Findable:
        labels, spans, names = self.labels.read(self.number)
        return Findable(*self.context, labels, spans, names)

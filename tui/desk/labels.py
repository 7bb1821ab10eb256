"""Keeps what can be found in texts out of memory; knows not where in a text it stands.

Of ten thousand reports the words are 20 MB: they are written one below the other into a file
without a name, and looked through where they stand.
"""

import contextlib
import mmap
import os
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui.desk.linking import nameless
from tui.desk.searching import Findable, Target

_CODEC = ("utf-8", "surrogatepass")


class Labels:
    """A file to which words are added; from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = -1
        self._size = 0
        """Bytes that are in the file."""
        self._mapped: mmap.mmap | None = None
        self._lock = threading.Lock()

    def shelved(self, found: Findable) -> "Findable | Shelved":
        """The same with its labels in the file; as it is, where nothing can be written."""
        written = found.labels.encode(*_CODEC)
        with self._lock, contextlib.suppress(OSError):
            if self._handle < 0:
                with nameless(self._folder) as file:
                    self._handle = os.dup(file.fileno())
                weakref.finalize(self, os.close, self._handle)
            start, end = self._size, self._size + len(written)
            if start < end == start + os.pwrite(self._handle, written, start):
                self._size = end
                return Shelved(replace(found, labels=""), self, start, end)
        return found

    def has(self, wanted: str, start: int, end: int) -> bool:
        """Whether these words stand between two places."""
        return self._map(end).find(wanted.encode(*_CODEC), start, end) >= 0

    def read(self, start: int, end: int) -> str:
        """What stands there."""
        return self._map(end)[start:end].decode(*_CODEC)

    def _map(self, end: int) -> mmap.mmap:
        """A view of the file that goes so far; who holds an earlier one may go on with it."""
        mapped = self._mapped
        if mapped is None or len(mapped) < end:
            with self._lock:
                mapped = mmap.mmap(self._handle, self._size, prot=mmap.PROT_READ)
                self._mapped = mapped
        return mapped


@dataclass(frozen=True, slots=True)
class Shelved:
    """What can be found in one text, its labels between two places of the file."""

    rest: Findable
    labels: Labels
    start: int
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """As `Findable.names`."""
        return self.rest.names

    def may_have(self, wanted: str, ends: tuple[str, ...]) -> bool:
        """As `Findable.may_have`."""
        return self.rest.may_have(wanted, ends) or self.labels.has(wanted, self.start, self.end)

    def having(self, article_id: str, wanted: str) -> Iterator[Target]:
        """As `Findable.having`."""
        return self._whole().having(article_id, wanted)

    def called(self, article_id: str, label: str) -> Iterator[Target]:
        """As `Findable.called`."""
        return self._whole().called(article_id, label)

    def _whole(self) -> Findable:
        return replace(self.rest, labels=self.labels.read(self.start, self.end))

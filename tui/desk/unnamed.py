"""A file without a name that is there when it is first written to; knows not what is in it."""

import os
import weakref
from pathlib import Path

from tui.desk.pieces import nameless


class Unnamed:
    """Written and read at any place, from any thread; gone with its last reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = -1

    def write(self, written: bytes | memoryview, at: int) -> bool:
        """Whether all of it could be written."""
        try:
            if self._handle < 0:
                self._open()
            return os.pwrite(self._handle, written, at) == len(written)
        except OSError:
            return False

    def read(self, length: int, at: int) -> bytes:
        """What was written there."""
        return os.pread(self._handle, length, at)

    def _open(self) -> None:
        with nameless(self._folder) as file:
            self._handle = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._handle)

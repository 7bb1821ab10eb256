"""Lets one process at a time write a store, and counts the writes; knows nothing of events."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from model import ObelosError
from store.durable import make_folder

LOCK = ".lock"
_PATIENCE = 10.0
"""In seconds: a write takes milliseconds, so a lock held this long belongs to something stuck."""
_PAUSE = 0.002
"""In seconds, between two attempts: about one durable write."""
_DIGITS = 20
"""In bytes: more than any count of writes will ever have."""


class WriteLock:
    """The right to write; the file holds how many writes there were, as a hint to the others."""

    def __init__(self, root: Path) -> None:
        self._path = root / LOCK
        self._handle = -1

    @contextlib.contextmanager
    def held(self) -> Iterator[int]:
        """Hold the lock, in a folder made for it if need be; gives the count of writes so far.

        Raises:
            ObelosError: when another process does not let go of it.
        """
        handle = self._open()
        try:
            self._wait(handle)
            self._handle = handle
            yield _count(handle)
        finally:
            self._handle = -1
            os.close(handle)

    def writes(self) -> int:
        """How many writes were counted so far, by all processes; 0 where nobody counted."""
        try:
            handle = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return 0
        try:
            return _count(handle)
        finally:
            os.close(handle)

    def count_write(self) -> int:
        """One write more, with the lock held; gives the new count.

        A count that cannot be kept does no harm: others then look at the folders themselves.
        """
        count = _count(self._handle) + 1
        with contextlib.suppress(OSError):
            os.pwrite(self._handle, b"%d" % count, 0)
        return count

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        try:
            return os.open(self._path, flags, 0o644)
        except FileNotFoundError:
            make_folder(self._path.parent)
            return os.open(self._path, flags, 0o644)

    def _wait(self, handle: int) -> None:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise ObelosError(
                        f"Another program has kept {self._path.parent} locked for too long."
                    ) from None
                time.sleep(_PAUSE)


def _count(handle: int) -> int:
    try:
        return int(os.pread(handle, _DIGITS, 0) or b"0")
    except (OSError, ValueError):
        return 0

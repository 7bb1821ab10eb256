"""Writes a text where the user asked for it, whole or not at all; knows not what it says."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from model import ObelosError


def write_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write `text` into the file named, as `written_whole`."""
    with written_whole(path, replace=replace) as out:
        out.write(text)


@contextlib.contextmanager
def written_whole(path: Path, *, replace: bool = False) -> Iterator[TextIO]:
    """The file named, to be written as UTF-8; lone surrogates become question marks.

    A file that is there stays as it was unless `replace` is said, and until everything is written;
    a link is followed; what is no file (a device, a pipe) is written to and never replaced.

    Raises:
        ObelosError: when it cannot be written; then nothing has changed.
    """
    named = path.expanduser()
    try:
        there = named.stat() if named.exists() else None
        if there is not None and not replace:
            raise ObelosError(f"{path} is there already.")
        if there is not None and not stat.S_ISREG(there.st_mode):
            with named.open("w", encoding="utf-8", errors="replace", newline="") as out:
                yield out
        else:
            with _beside(Path(os.path.realpath(named))) as out:
                yield out
    except OSError as error:
        raise ObelosError(f"{path} cannot be written: {error.strerror or error}.") from error


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[TextIO]:
    """A file beside that takes the target's place: on disk, renamed, and the folder on disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

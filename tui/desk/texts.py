"""Writes a text where the user asked for it, whole or not at all; knows not what it says."""

import contextlib
import os
import stat
from pathlib import Path

from model import ObelosError


def write_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write `text` as UTF-8 into the file named; lone surrogates become question marks.

    A file that is there stays as it was unless `replace` is said; what is no file (a device, a
    pipe) is written to and never replaced.

    Raises:
        ObelosError: when it cannot be written; then nothing has changed.
    """
    target = Path(os.path.realpath(path.expanduser()))
    try:
        there = target.stat() if target.exists() else None
        if there is not None and not replace:
            raise ObelosError(f"{path} is there already.")
        data = text.encode("utf-8", "replace")
        if there is not None and not stat.S_ISREG(there.st_mode):
            target.write_bytes(data)
        else:
            _write_whole(target, data)
    except OSError as error:
        raise ObelosError(f"{path} cannot be written: {error.strerror or error}.") from error


def _write_whole(target: Path, data: bytes) -> None:
    """Beside, on disk, renamed, and the folder on disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as out:
            out.write(data)
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

"""Replaces files whole and makes that durable; knows nothing of what is in them."""

import contextlib
import os
from pathlib import Path

TEMPORARY = ".new.tmp"
"""One name a folder: a leftover of a killed process is overwritten by the next write."""


Signature = tuple[int, int, int]
"""Time of change in nanoseconds, size in bytes, inode: another one means another content."""


def write_whole(path: Path, data: bytes) -> Signature:
    """Replace `path` by `data`: after any failure or power cut it holds the old or the new.

    Only for one writer a folder at a time. Durable on return.
    """
    beside = path.with_name(TEMPORARY)
    try:
        signature = _write_synced(beside, data)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)
    return signature


def signature_of(status: os.stat_result) -> Signature:
    """By what a file is known to be unchanged; renaming keeps it."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def make_folder(folder: Path) -> bool:
    """Make `folder` and what is missing above it; whether anything was.

    Not durable before `sync_names` of it.
    """
    if folder.is_dir():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    return True


def sync_names(folder: Path) -> None:
    """Make durable that `folder` is there, up to the root as far as we may look.

    Whoever made one of them may have been killed before that was durable.
    """
    sync_folder(folder.parent)
    for above in folder.parents:
        with contextlib.suppress(OSError):
            sync_folder(above.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_whole(path: str, known: Signature | None = None) -> tuple[Signature, bytes | None]:
    """The contents of a file and its signature; no contents when it is still the `known` one."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        status = os.fstat(handle)
        signature = signature_of(status)
        if signature == known:
            return signature, None
        data = os.read(handle, status.st_size)
        while len(data) < status.st_size and (more := os.read(handle, status.st_size)):
            data += more
        return signature, data
    finally:
        os.close(handle)


def _write_synced(path: Path, data: bytes) -> Signature:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
        return signature_of(os.fstat(handle))
    finally:
        os.close(handle)

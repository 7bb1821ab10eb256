"""Files written whole or not at all; knows nothing of what is in them."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path

from model import ObelosError

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you have no permission to write there",
    errno.EPERM: "you have no permission to write there",
}


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`: beside it, to disk, then in its place in one step.

    Raises:
        ObelosError: when it could not be kept; what stood at `path` is untouched then.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _write_synced([(beside, data)])
        beside.replace(path)
        settle(path.parent)
    except OSError as error:
        _discard(beside)
        raise failure(path, error) from error


def write_all(*stages: tuple[Path, Mapping[str, bytes]]) -> None:
    """Put files into folders, each stage a folder with what belongs there by name.

    All are on disk beside their places before the first takes its place, and the names of a stage
    are on disk before those of the next change. Only for one writer a folder at a time: the names
    beside are always the same few, so that a next write takes what a killed one left.

    Raises:
        OSError: when it failed; some files may be in their places then, each whole.
    """
    besides = [list(_besides(folder, len(files))) for folder, files in stages]
    try:
        contents = [files.values() for _, files in stages]
        _write_synced(zip(chain(*besides), chain(*contents), strict=True))
        for (folder, files), written in zip(stages, besides, strict=True):
            for beside, name in zip(written, files, strict=True):
                beside.replace(folder / name)
            settle(folder)
    except BaseException:
        for beside in chain(*besides):
            _discard(beside)
        raise


def append(path: Path, data: bytes) -> None:
    """Put `data` at the end of the file; on disk on return, or an OSError.

    What is interrupted may leave a first part of it.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
    try:
        _fill(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, their names on disk on return."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    settle(folder.parent)


def settle(folder: Path) -> None:
    """Bring the names in `folder` to disk: a rename alone may be lost with the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def failure(path: Path, error: OSError) -> ObelosError:
    """The sentence for a write to `path` that went wrong."""
    cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
    return ObelosError(f"Nothing was saved in {path.parent}: {cause}.")


def _besides(folder: Path, count: int) -> Iterator[Path]:
    """Where so many files are written before they take their places in the folder."""
    return (folder / f".{number}.new" for number in range(count))


def _write_synced(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write them all, and then wait for the disk, which is done with many sooner than with each."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    with ExitStack() as opened:
        handles = []
        for path, data in files:
            handle = os.open(path, flags, 0o666)
            opened.callback(os.close, handle)
            _fill(handle, data)
            _send_off(handle)
            handles.append(handle)
        for handle in handles:
            os.fsync(handle)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _send_off(handle: int) -> None:
    """Have what was written on its way to disk before anyone waits for it.

    Saying that it is not needed again makes Linux begin at once; a hint, and no promise.
    """
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _discard(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # Never made, in its place already, or out of reach, which the first error says.
        return

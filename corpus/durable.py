"""Files written whole or not at all; knows nothing of what is in them."""

import errno
import os
from collections.abc import Iterator, Mapping
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
        _write_synced(beside, data)
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
    moves = [list(_moves(folder, files)) for folder, files in stages]
    try:
        for (_, files), pairs in zip(stages, moves, strict=True):
            for (beside, _), data in zip(pairs, files.values(), strict=True):
                _write_synced(beside, data)
        for (folder, _), pairs in zip(stages, moves, strict=True):
            for beside, place in pairs:
                beside.replace(place)
            settle(folder)
    except BaseException:
        for pairs in moves:
            for beside, _ in pairs:
                _discard(beside)
        raise


def append(path: Path, data: bytes) -> None:
    """Put `data` at the end of the file; on disk on return, or an OSError.

    What is interrupted may leave a first part of it.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
    _fill(handle, data)


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


def _moves(folder: Path, files: Mapping[str, bytes]) -> Iterator[tuple[Path, Path]]:
    """Where each file is written first, and its place."""
    for number, name in enumerate(files):
        yield folder / f".{number}.new", folder / name


def _write_synced(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    _fill(os.open(path, flags, 0o666), data)


def _fill(handle: int, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _discard(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # Never made, in its place already, or out of reach, which the first error says.
        return

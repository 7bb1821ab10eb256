"""Files and folders to bytes, within limits; knows nothing of what the bytes mean."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from corpus.batches import MAX_CONTAINER, batches, members_of
from corpus.intake import Raw
from corpus.limits import MAX_BYTES, megabytes
from model import Problem

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# How much of a big file is looked at to know what it is, in bytes.
_HEAD = 2048
_CAUSES = {
    errno.ENOENT: "There is no such file.",
    errno.EACCES: "You have no permission to read it.",
    errno.EPERM: "You have no permission to read it.",
    errno.ELOOP: "The link leads round in a circle.",
    errno.ENAMETOOLONG: "Its name is too long for this system.",
    errno.ENOTDIR: "A part of its path is a file, not a folder.",
    errno.EIO: "The disk gives an error when it is read.",
}


def files_at(path: Path) -> Iterator[Path | Problem]:
    """The file at `path`, or every file below it when it is a folder; none is opened."""
    try:
        if path.is_dir():
            yield from _files_in(path)
        else:
            yield path
    except OSError as error:
        yield _problem(str(path), error)


def from_file(path: Path) -> Iterator[Raw | Problem]:
    """The bytes of one file; of a big mailbox or web archive, batch by batch."""
    try:
        yield from _from_file(path)
    except ValueError:
        # Python refuses a name with a NUL before the system sees it.
        yield Problem(repr(str(path)), "No file can have a name like this.")


def has_more_files(sources: Iterable[str | Path], count: int) -> bool:
    """Whether the sources, folders with all below them, are more files than `count`."""
    files = (one for source in sources for one in _below(Path(source)))
    return next(islice(files, count, None), None) is not None


def _below(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for _, _, files in os.walk(path):
        yield from files


def size_of(path: Path) -> int:
    """In bytes; 0 of what is not there or has none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def from_stream(stream: BinaryIO, name: str) -> Raw | Problem:
    """All bytes of `stream`, a pipe most often, up to the limit."""
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _problem(name, error)
    return _within_limit(Raw(name, data, retrieved=now()))


def now() -> str:
    """The present second in UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _files_in(folder: Path) -> Iterator[Path | Problem]:
    """Every file below `folder`, folder by folder in the order of names, hidden ones left out."""
    unlisted: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            yield Path(place, name)
        for link in (Path(place, name) for name in folders):
            if link.is_symlink():
                yield Problem(
                    str(link), "It is a link to a folder, and such links are not followed."
                )
    for error in unlisted:
        yield _problem(str(error.filename), error)
    if empty and not unlisted:
        yield Problem(str(folder), "There is no file in this folder.")


def _from_file(path: Path) -> Iterator[Raw | Problem]:
    name = str(path)
    try:
        status = path.stat()
    except OSError as error:
        if path.is_symlink() and error.errno == errno.ENOENT:
            yield Problem(name, f"It is a link to {path.readlink()}, which does not exist.")
        else:
            yield _problem(name, error)
        return
    if not stat.S_ISREG(status.st_mode):
        yield Problem(name, f"It is {_kind(status.st_mode)}, not a file.")
        return
    try:
        # Without waiting: what was a file a moment ago may be a pipe that nobody writes to now.
        with open(path, "rb", opener=_open_without_waiting) as file:
            if status.st_size > MAX_BYTES:
                yield from _in_batches(file, path, status.st_size)
            else:
                yield _within_limit(_raw(name, file.read(MAX_BYTES + 1), path))
    except OSError as error:
        yield _problem(name, error)


def _in_batches(file: BinaryIO, path: Path, size: int) -> Iterator[Raw | Problem]:
    """A mailbox or web archive batch by batch; anything else of this size is refused."""
    members = members_of(file.read(_HEAD))
    if members is None or size > MAX_CONTAINER:
        yield _too_big(str(path), f"has {megabytes(size)}")
        return
    file.seek(0)
    for number, batch in enumerate(batches(members(file)), start=1):
        name = f"{path}, part {number}"
        if batch is None:
            yield Problem(name, f"This piece of it is bigger than {megabytes(MAX_BYTES)}.")
        else:
            yield _raw(name, batch, path)


def _raw(name: str, data: bytes, path: Path) -> Raw:
    return Raw(name, data, path=os.path.normpath(path.absolute()), retrieved=now())


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _within_limit(raw: Raw) -> Raw | Problem:
    if not raw.data:
        return Problem(raw.name, "It is empty.")
    if len(raw.data) > MAX_BYTES:
        return _too_big(raw.name, "goes on after that")
    return raw


def _too_big(name: str, how: str) -> Problem:
    return Problem(
        name, f"It is too big for a report: at most {megabytes(MAX_BYTES)} are read, and it {how}."
    )


def _kind(mode: int) -> str:
    return next((words for test, words in _KINDS if test(mode)), "something special")


def _problem(name: str, error: OSError) -> Problem:
    cause = _CAUSES.get(error.errno or 0)
    return Problem(name, cause or f"It cannot be read: {error.strerror or error}.")

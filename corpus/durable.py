"""Files written whole or not at all; knows nothing of what is in them."""

import errno
import os
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
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        settle(path.parent)
    except OSError as error:
        _discard(beside)
        raise failure(path, error) from error


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


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The folder itself is out of reach; the first error says so already.
        return

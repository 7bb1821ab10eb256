"""Where the files of a store are, whatever it was named by; knows nothing of what is in them."""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import platformdirs

from model import ObelosError
from store.locking import LOCK

MERGED_BY_LINES = b"*.json -text merge=union\n"
"""What git is told of a store."""
_SCHEMES = ("postgresql://", "postgres://")
_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]*://")
"""A scheme as RFC 3986 allows it, and an authority."""


def is_url(path_or_url: str | Path) -> bool:
    """Whether it names a database.

    Raises:
        ObelosError: when it is an address at which no store can be.
    """
    if not isinstance(path_or_url, str) or not _ADDRESS.match(path_or_url):
        return False
    if not path_or_url.startswith(_SCHEMES):
        raise ObelosError(f"{path_or_url} is no store: a store is a folder or postgresql://….")
    return True


def is_store(folder: Path) -> bool:
    """Whether somebody has written there, git brought it, or a file begins as those of events do.

    Raises:
        ObelosError: when it cannot be looked at.
    """
    try:
        return (
            (folder / LOCK).is_file()
            or _begins(folder / ".gitattributes", MERGED_BY_LINES)
            or any(_begins(each, b'{"events":') for each in folder.glob("*/*.json"))
        )
    except OSError as error:
        raise ObelosError(f"{folder} cannot be read: {error.strerror}.") from error


def _begins(path: Path, how: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(how)) == how


def folder_of(path_or_url: str | Path) -> Path:
    """The folder of a store; of a database the one where acts are kept before they are sent.

    That is below `OBELOS_DATA`, or the platform's usual folder for data.
    """
    if not is_url(path_or_url):
        return Path(path_or_url)
    data = os.environ.get("OBELOS_DATA") or platformdirs.user_data_dir("obelos")
    name = hashlib.sha256(shown(str(path_or_url)).encode()).hexdigest()[:16]
    return Path(data).expanduser() / "mirrors" / name


def shown(url: str) -> str:
    """The url as it may be shown: without a password."""
    parts = urlsplit(url)
    user = f"{parts.username}@" if parts.username else ""
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, user + place, parts.path, "", ""))

"""Where the files of a store are, whatever it was named by; knows nothing of what is in them."""

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import platformdirs

_SCHEMES = ("postgresql://", "postgres://")


def is_url(path_or_url: str | Path) -> bool:
    """Whether it names a database."""
    return isinstance(path_or_url, str) and path_or_url.startswith(_SCHEMES)


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

"""Names the analysis by what it is made of; knows nothing of what it finds."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def edition() -> str:
    """Changes whenever our code or data changes: a hash of names, sizes and times of change.

    12 hexadecimal digits. Contents are not read: it is asked for before the first article shows.
    A release of a library below it is not seen; it comes with a new environment, which is.
    """
    digest = hashlib.sha256()
    for path, state in sorted(_files(str(Path(__file__).parent))):
        digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:12]


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """All but what Python compiles; `Path.rglob` takes five times as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path, entry.stat()
            elif entry.name != "__pycache__":
                yield from _files(entry.path)

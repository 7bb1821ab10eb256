"""Puts damaged files in order without throwing anything away; knows nothing of events."""

from itertools import count
from pathlib import Path

from store.durable import write_whole
from store.lines import EVENTS, encode, salvage


def mend_events(path: Path) -> Path:
    """Write again what can be read of a damaged file, and keep it as it was beside.

    Gives the file that holds it as it was.
    """
    aside = keep_as_it_was(path)
    write_whole(path, encode({EVENTS: salvage(path.read_bytes()).documents}))
    return aside


def keep_as_it_was(path: Path) -> Path:
    """Copy a file beside itself under a name that is not read; gives the copy."""
    places = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
    aside = next(one for one in places if not one.exists())
    write_whole(aside, path.read_bytes())
    return aside

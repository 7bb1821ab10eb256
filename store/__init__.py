"""Annotations kept: events in, what stands out; knows no screen and no analysis.

What opening a store does without is imported when it is first used.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from model import ObelosError
from model.later import later
from store.backends.folder import FolderStore
from store.history import moment, new_event, redo_event, undo_event
from store.locations import folder_of, is_store, is_url
from store.protocol import Store
from store.standing import Lane, everyones, lane_of, standing

if TYPE_CHECKING:
    from store.agreement import Agreement, Measure, agreements
    from store.bundle import Bundle, bundle_of, select
    from store.checking import Report, check
    from store.merging import Merged, merge, take_in
    from store.review import Disagreement, adjudication, blind, disagreements
    from store.syncing import Synced, sync

__all__ = [
    "Agreement",
    "Bundle",
    "Disagreement",
    "Lane",
    "Measure",
    "Merged",
    "Report",
    "Store",
    "Synced",
    "adjudication",
    "agreements",
    "blind",
    "bundle_of",
    "check",
    "disagreements",
    "everyones",
    "folder_of",
    "is_store",
    "is_url",
    "lane_of",
    "merge",
    "moment",
    "new_event",
    "open",
    "redo_event",
    "select",
    "standing",
    "sync",
    "sync_with",
    "take_in",
    "undo_event",
]

_HOMES = {
    "Agreement": "agreement",
    "Bundle": "bundle",
    "Disagreement": "review",
    "Measure": "agreement",
    "Merged": "merging",
    "Report": "checking",
    "Synced": "syncing",
    "adjudication": "review",
    "agreements": "agreement",
    "blind": "review",
    "bundle_of": "bundle",
    "check": "checking",
    "disagreements": "review",
    "merge": "merging",
    "select": "bundle",
    "sync": "syncing",
    "take_in": "merging",
}

__getattr__ = later(__name__, _HOMES)


def open(path_or_url: str | Path, reviewer: str) -> Store:
    """The store there, to which `reviewer` adds; a folder is made at the first write.

    Of a database it is a folder at hand that is kept in step with it.

    Raises:
        ObelosError: when it cannot be read.
    """
    if not is_url(path_or_url):
        return FolderStore(Path(path_or_url), reviewer)
    _need_psycopg()
    from store.backends.mirror import MirrorStore

    return MirrorStore(str(path_or_url), folder_of(path_or_url), reviewer)


def sync_with(here: Store, path_or_url: str | Path) -> "Synced":
    """Make `here` and the store named hold what either holds.

    Raises:
        ObelosError: when it cannot be reached; what was carried so far is kept.
    """
    from store.syncing import sync

    if not is_url(path_or_url):
        return sync(here, FolderStore(Path(path_or_url), here.reviewer))
    _need_psycopg()
    from store.backends.postgres import PostgresStore

    there = PostgresStore(str(path_or_url), here.reviewer)
    try:
        return sync(here, there)
    finally:
        there.close()


def _need_psycopg() -> None:
    if find_spec("psycopg") is None:
        raise ObelosError("A database needs the extra: install `obelos[postgres]`.")

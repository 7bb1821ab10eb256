"""Annotations kept: events in, what stands out; knows no screen and no analysis."""

from pathlib import Path

from store.agreement import Agreement, Measure, agreements
from store.backends.folder import FolderStore
from store.bundle import Bundle, bundle_of, select
from store.checking import Report, check
from store.history import new_event, redo_event, undo_event
from store.merging import Merged, merge, take_in
from store.protocol import Store
from store.review import Disagreement, adjudication, blind, disagreements
from store.standing import everyones, standing

__all__ = [
    "Agreement",
    "Bundle",
    "Disagreement",
    "Measure",
    "Merged",
    "Report",
    "Store",
    "adjudication",
    "agreements",
    "blind",
    "bundle_of",
    "check",
    "disagreements",
    "everyones",
    "merge",
    "new_event",
    "open",
    "redo_event",
    "select",
    "standing",
    "take_in",
    "undo_event",
]


def open(path_or_url: str | Path, reviewer: str) -> Store:
    """The store there, to which `reviewer` adds; a folder is made at the first write.

    Raises:
        ObelosError: when it cannot be read.
    """
    return FolderStore(Path(path_or_url), reviewer)

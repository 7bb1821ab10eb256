"""Opens a desk as the options say."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from model import ObelosError, Problem
from tui.cli.output import complain, watched
from tui.desk.config import Settings, settings
from tui.desk.paths import Folders, folders
from tui.desk.stores import begun, is_missing, missing, need_room

if TYPE_CHECKING:
    from corpus import Library, Reach
    from tui.desk.desk import Desk


def places(arguments: argparse.Namespace) -> tuple[Folders, Settings]:
    """The folders and settings in force."""
    first = folders(arguments.store)
    chosen = settings(first.config, arguments.reviewer, getattr(arguments, "keymap", None))
    return folders(arguments.store, chosen.store), chosen


def kept_in(arguments: argparse.Namespace) -> tuple[Folders, Settings]:
    """As `places`, for who only reads: nothing is begun. Where a variable or the settings name a
    store that is not there, it is as where the usual place has none yet.

    Raises:
        ObelosError: when the option names one that is not there: it is misspelt.
    """
    where, chosen = places(arguments)
    if arguments.store and is_missing(where):
        raise ObelosError(missing(where))
    return where, chosen


@contextmanager
def written_in(arguments: argparse.Namespace) -> Iterator[tuple[Folders, Settings]]:
    """As `places`, for who writes: a store that is named and not there is begun with the first
    thing written, and that is said, as it may be a slip of the pen.

    Raises:
        ObelosError: when something else is there.
    """
    where, chosen = places(arguments)
    is_new = is_missing(where)
    if is_new:
        need_room(where.store)
    try:
        yield where, chosen
    finally:
        if is_new and not is_missing(where):
            complain(begun(where))


def reach_in(arguments: argparse.Namespace, chosen: Settings) -> "Reach":
    """How far the addresses named may lead."""
    from tui.desk.intake import reach_of  # Not every command reads articles.

    return reach_of(
        chosen,
        follow=getattr(arguments, "follow", False),
        private=arguments.allow_private,
        seconds=arguments.timeout,
    )


def desk_on(
    arguments: argparse.Namespace, sources: Sequence[str], library: "Library | None" = None
) -> "Desk":
    """A desk with nothing read yet; `library` is the one there where that is open already."""
    return desk_at(kept_in(arguments), arguments, sources, library)


def desk_at(
    there: tuple[Folders, Settings],
    arguments: argparse.Namespace,
    sources: Sequence[str],
    library: "Library | None" = None,
) -> "Desk":
    """As `desk_on`, in these folders and with these settings."""
    from tui.desk.opening import open_desk  # Reads and analyses: what only exports does without.

    where, chosen = there
    return open_desk(where, chosen, sources, reach_in(arguments, chosen), library)


def read_all(desk: "Desk") -> int:
    """Read every article, naming on stderr what is left out; returns how many were left out."""
    left_out = 0
    for found in watched(iter(desk.read_next, None), "reading"):
        if isinstance(found, Problem):
            complain(str(found))
            left_out += 1
    return left_out


def analyze_all(desk: "Desk") -> int:
    """Find out what is in each, naming on stderr whose text cannot be read; returns how many."""
    unread = 0
    for article_id in watched(desk.ids(), "analysing"):
        try:
            desk.analyze(article_id)
        except ObelosError as error:
            complain(str(error))
            unread += 1
    return unread

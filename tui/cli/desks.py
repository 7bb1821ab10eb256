"""Opens a desk as the options say."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from model import ObelosError, Problem
from tui.cli.output import complain, watched
from tui.desk.config import Settings, settings
from tui.desk.paths import Folders, folders
from tui.desk.stores import begin, is_missing, missing

if TYPE_CHECKING:
    from corpus import Library, Reach
    from tui.desk.desk import Desk


def places(arguments: argparse.Namespace) -> tuple[Folders, Settings]:
    """The folders and settings in force."""
    first = folders(arguments.store)
    chosen = settings(first.config, arguments.reviewer, getattr(arguments, "keymap", None))
    return folders(arguments.store, chosen.store), chosen


def kept_in(arguments: argparse.Namespace) -> tuple[Folders, Settings]:
    """As `places`, with a store there: one that was named is begun only where `--new` asks for it.

    Raises:
        ObelosError: when a store was named that is not there, as nothing is begun by a slip.
    """
    where, chosen = places(arguments)
    if is_missing(where):
        may_begin = getattr(arguments, "new", None)
        if not may_begin:
            way = "" if may_begin is None else " To begin one there, say --new."
            raise ObelosError(missing(where) + way)
        begin(where, chosen.reviewer)
    return where, chosen


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

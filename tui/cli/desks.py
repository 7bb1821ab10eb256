"""Opens a desk as the options say."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from model import ObelosError, Problem
from tui.cli.output import complain, watched
from tui.desk.config import Settings, settings
from tui.desk.paths import Folders, folders

if TYPE_CHECKING:
    from corpus import Library, Reach
    from tui.desk.desk import Desk


def places(arguments: argparse.Namespace) -> tuple[Folders, Settings]:
    """The folders and settings in force."""
    first = folders(arguments.store)
    chosen = settings(first.config, arguments.reviewer, getattr(arguments, "keymap", None))
    return folders(arguments.store, chosen.store), chosen


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
    from tui.desk.opening import open_desk  # Reads and analyses: what only exports does without.

    where, chosen = places(arguments)
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

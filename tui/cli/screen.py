"""`obelos [PATH | URL | -]...`: opens the screen."""

import argparse
import codecs
import gc
import os
import sys
from typing import TYPE_CHECKING

from model import Article, ObelosError
from tui.cli.desks import desk_at, places
from tui.cli.main import COULD_NOT, DONE
from tui.cli.output import complain
from tui.desk.stores import is_missing, missing, need_room

if TYPE_CHECKING:
    from tui.desk import Desk


def open_command(arguments: argparse.Namespace) -> int:
    """Read the first article, then show the screen, which reads the others."""
    in_browser = "TEXTUAL_DRIVER" in os.environ
    if not (sys.stdout.isatty() or in_browser):
        raise ObelosError("The screen needs a terminal; to a pipe try list, analyze or export.")
    if not in_browser:
        _refuse_other_places()
        _refuse_other_signs(sys.stderr.encoding)
    # What is made before the first page stays: to look through it for rubbish takes a tenth of the
    # time to start. The screen collects once that page is shown.
    gc.disable()
    where, chosen = places(arguments)
    is_new = is_missing(where)
    if is_new:
        need_room(where.store)
    desk = desk_at((where, chosen), arguments, arguments.sources)
    if not _read_first(desk):
        desk.close()
        return COULD_NOT
    if "-" in arguments.sources or not (sys.stdin.isatty() or in_browser):
        _take_keys_from_terminal()
    begins = f"{missing(where)} Your first verdict begins one there." if is_new else ""
    _show(arguments, desk, begins)
    return DONE


def _refuse_other_places() -> None:
    """Raise ObelosError where the error output leads elsewhere: the screen is written there."""
    if not sys.stderr.isatty():
        raise ObelosError("The screen is drawn on the error output, so that must be the terminal.")


def _refuse_other_signs(encoding: str) -> None:
    """Raise ObelosError where the marks of verdicts cannot be shown: the screen is written to
    stderr, and what its encoding lacks would be told in digits and push all else aside.
    """
    if codecs.lookup(encoding).name != "utf-8":
        raise ObelosError(
            f"The screen needs UTF-8, and this terminal is set to {encoding};"
            " where it speaks UTF-8 nevertheless, LC_ALL=C.UTF-8 says so."
        )


def _read_first(desk: "Desk") -> bool:
    """Read until there is something to show; whether there is, what was left out being said.

    Raises:
        ObelosError: when nothing is there and nothing was left out.
    """
    left_out = 0
    while (found := desk.read_next()) is not None:
        if isinstance(found, Article):
            return True
        complain(str(found))
        left_out += 1
    if not left_out:
        raise ObelosError("There is no article to read in what was named.")
    return False


def _take_keys_from_terminal() -> None:
    """Standard input was the article, or is that of `xargs`: the keys come from the terminal on
    which the screen is drawn.
    """
    try:
        terminal = os.open(os.ttyname(sys.stderr.fileno()), os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise ObelosError("There is no terminal to read keys from.") from error
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)


def _show(arguments: argparse.Namespace, desk: "Desk", first_said: str) -> None:
    # Imported here, after all that can be refused: Textual takes a tenth of a second.
    from tui.app import run
    from tui.cli.keymap import keymap_in_force
    from tui.themes import asked_for

    where, chosen = places(arguments)
    keymap = keymap_in_force(where, chosen)
    desk.worker.go_aside()
    try:
        run(desk, keymap, theme=asked_for(arguments.theme or chosen.theme), first_said=first_said)
    finally:
        desk.close()

"""`serve`: the same screen in a browser."""

import argparse
import shlex
import sys

from model import ObelosError
from tui.cli.main import DONE


def serve_command(arguments: argparse.Namespace) -> int:
    """Serve until ctrl+c; every tab is a session of its own over the same store."""
    try:
        from tui.web.server import KeyedServer
    except ImportError as error:
        raise ObelosError("Serving needs textual-serve: install obelos[web] to have it.") from error
    try:
        KeyedServer(_command(arguments), arguments.host, arguments.port).serve()
    except OSError as error:
        where = f"{arguments.host}:{arguments.port}"
        raise ObelosError(f"It cannot be served at {where}: {error.strerror}.") from error
    return DONE


def _command(arguments: argparse.Namespace) -> str:
    """The command line of one session, quoted for the shell that the server starts it with."""
    words = [sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())"]
    for option in ("store", "reviewer", "keymap", "theme", "timeout"):
        if value := getattr(arguments, option):
            words += [f"--{option}", str(value)]
    if arguments.allow_private:
        words.append("--allow-private")
    return shlex.join([*words, *arguments.sources])

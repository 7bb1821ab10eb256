"""The command line: one sentence on stderr when something cannot be done, never a traceback."""

from tui.cli.main import main

__all__ = ["main"]

"""Runs one command and turns what went wrong into a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

from model import ObelosError
from tui.cli.arguments import parse
from tui.cli.output import complain, prepare

DONE, COULD_NOT, INTERRUPTED = 0, 1, 130
"""Exit codes; wrong usage is 2, argparse's own."""


def main(words: Sequence[str] | None = None) -> int:
    """Run `obelos` with these arguments, the process's own when None; returns the exit code."""
    prepare()
    arguments = parse(sys.argv[1:] if words is None else words)
    try:
        code = arguments.run(arguments)
        sys.stdout.flush()
    except ObelosError as error:
        complain(str(error))
        return COULD_NOT
    except BrokenPipeError:
        # The reader of our output has gone: what is left to flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except OSError as error:
        # Whoever asked the system could not put it better: which file, and what it said.
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}.")
        return COULD_NOT
    except KeyboardInterrupt:
        return INTERRUPTED
    return int(code)

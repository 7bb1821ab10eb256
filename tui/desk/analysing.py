"""The process beside the screen: `python -m tui.desk.analysing`, started by `tui/desk/aside.py`.

Its standard input is the line to the screen; it knows no terminal and ends when the line does.
"""

import contextlib
import os
import signal
import sys
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

import corpus
from model import ObelosError
from tui.desk.asking import Analyze, Hold, Linking, Place, Read, Refused, Renamed
from tui.desk.findings import Findings
from tui.desk.work import Work

NICE = 19
"""On one core the keys go first."""

FIRST_TO_GO = 500
"""Of a thousand: where memory runs out, the screen is to live."""


def main() -> None:
    """Do what is asked until nobody is there to ask."""
    # Ctrl-C is for the screen, wherever this process is in the end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO), "ascii")
    line = _line()
    place: Place = line.recv()
    work = Work(Findings(place.cache, place.version), partial(corpus.with_text, place.library))
    asked: SimpleQueue[tuple[Any, int]] = SimpleQueue()
    Thread(target=_fetch, args=(line, asked), daemon=True).start()
    line.send(True)
    while True:
        _answer(line, work, *asked.get())


def _line() -> Connection:
    """Standard input under another number: nothing that anyone writes may get in between."""
    line = Connection(os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return line


def _fetch(line: Connection, asked: "SimpleQueue[tuple[Any, int]]") -> None:
    """Take what is sent at once, and end with whom it comes from, whatever is being done."""
    try:
        while True:
            request = line.recv()
            handle = recv_handle(line) if isinstance(request, Linking) else -1
            asked.put((request, handle))
    finally:
        os._exit(0)


def _answer(line: Connection, work: Work, request: Any, handle: int) -> None:
    try:
        _do(line, work, request, handle)
    except ObelosError as error:
        line.send(Refused(str(error)))
    except MemoryError:
        sys.exit(1)
    except OSError as error:
        line.send(Refused(f"Findings cannot be kept: {error.strerror or error}."))
    except Exception as error:  # noqa: BLE001 - one article must not end the work on the others
        line.send(Refused(f"The analysis met an error: {error!r}."))


def _do(line: Connection, work: Work, request: Any, handle: int) -> None:
    match request:
        case Hold(entry, mark):
            work.hold(entry, mark)
        case Read(file, reach):
            line.send(tuple(corpus.read(file, reach=reach)))
        case Analyze(entry, hints):
            line.send(work.analyze(entry, hints))
        case Linking():
            with os.fdopen(handle, "wb") as out:
                line.send(_linked(line, work, request, out))


def _linked(line: Connection, work: Work, request: Linking, out: BinaryIO) -> Any:
    return work.link(
        request.ids,
        request.hints,
        out,
        lambda article_id, findable: line.send(
            Renamed(article_id, findable, work.marks[article_id])
        ),
    )


if __name__ == "__main__":
    main()

"""The process beside the screen: `python -m tui.desk.analysing`, started by `tui/desk/aside.py`.

Its standard input is the line to the screen; it knows no terminal and ends when the line does.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import corpus
from model import Article, ObelosError, Problem
from tui.desk.asking import Analyze, Fold, Linking, Place, Read, Refused, Renamed
from tui.desk.findings import Findings
from tui.desk.pieces import Pieces
from tui.desk.stories import Outline
from tui.desk.work import Work

NICE = 19
"""On one core the keys go first."""

FIRST_TO_GO = 500
"""Of a thousand: where memory runs out, the screen is to live."""

HELD = 4
"""Analyses kept in memory: each is read when it is its turn, and once more right after."""

_Task = Callable[[], Any]
"""Gives the answer to what was asked."""


def main() -> None:
    """Do what is asked until nobody is there to ask."""
    # Ctrl-C is for the screen, wherever this process is in the end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_GO), "ascii")
    line = _line()
    place: Place = line.recv()
    findings = Findings(place.cache, place.version, HELD)
    work = Work(findings, partial(corpus.with_text, place.library))
    asked: SimpleQueue[_Task] = SimpleQueue()
    Thread(target=_fetch, args=(line, work, asked), daemon=True).start()
    line.send(True)
    while True:
        _answer(line, asked.get())


def _line() -> Connection:
    """Standard input under another number: nothing that anyone writes may get in between."""
    line = Connection(os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return line


def _fetch(line: Connection, work: Work, asked: "SimpleQueue[_Task]") -> None:
    """Take what is sent at once, and end with whom it comes from, whatever is being done."""
    try:
        while True:
            match line.recv():
                case Read(file, reach):
                    asked.put(partial(_read, file, reach))
                case Analyze(entry, hints):
                    asked.put(partial(work.analyze, entry, hints))
                case Fold() as fold:
                    asked.put(partial(_fold, line, work, fold, *_handles(line, 2)))
                case Linking() as linking:
                    asked.put(partial(_link, work, linking, *_handles(line, 3)))
    finally:
        os._exit(0)


def _handles(line: Connection, count: int) -> list[int]:
    return [recv_handle(line) for _ in range(count)]


def _answer(line: Connection, task: _Task) -> None:
    try:
        line.send(task())
    except ObelosError as error:
        line.send(Refused(str(error)))
    except MemoryError:
        sys.exit(1)
    except OSError as error:
        line.send(Refused(f"Findings cannot be kept: {error.strerror or error}."))
    except Exception as error:  # noqa: BLE001 - one article must not end the work on the others
        line.send(Refused(f"The analysis met an error: {error!r}."))


def _read(file: Path, reach: corpus.Reach) -> tuple[Article | Problem, ...]:
    return tuple(corpus.read(file, reach=reach))


def _fold(line: Connection, work: Work, asked: Fold, told: int, names: int) -> bytes:
    with os.fdopen(names, "wb") as out:
        return work.fold(
            Pieces(told, asked.told), asked.hints, out, lambda *of: line.send(Renamed(*of))
        )


def _link(work: Work, asked: Linking, told: int, names: int, links: int) -> Outline:
    with os.fdopen(links, "wb") as out:
        return work.link(Pieces(told, asked.told), Pieces(names, asked.names), asked.hints, out)


if __name__ == "__main__":
    main()

"""A process beside this one that reads, analyses and links, so that a key never waits for it.

Knows how to start, ask and end it, and what to do when it dies; not what it finds.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from corpus import Reach
from model import Article, Hints, ObelosError, Problem
from tui.desk.asking import Analyze, Fold, Linking, Place, Read, Refused, Renamed
from tui.desk.pieces import nameless, write_pieces
from tui.desk.stories import Outline, Stories
from tui.desk.work import Noted, Tell

MODULE = "tui.desk.analysing"
"""What runs there, as it is seen in a list of processes."""

GIVES_BACK = {"MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "131072"}
"""Bytes from which on the C library (glibc; others do not know them) gives back what is let go. By
itself it keeps more the more was asked for at a time: 15 MB after some links.
"""

TRIES = 2
"""Times that the same is asked: who dies of it twice is not asked again."""


WORN = 500
"""Articles analysed by one process: what it remembers of words and names takes 10 MB by then."""

MUCH, MANY = 1000, 50
"""Statements found in one article, and articles linked, from which on the process is let go
afterwards, and before so many, or one with so many, are folded or linked: it keeps half of what it
took, and another one is there in half a second.
"""

ENDED = "The analysis was ended."

_COMPARISON = "the comparison of the reports"

_Told = TypeVar("_Told")


class Aside:
    """One process at a time, started when it is first needed and again when it died.

    `notice` hears a sentence when something went wrong that mends itself. Answers are None where
    no process can be started.
    """

    def __init__(self, place: Place, notice: Callable[[str], None]) -> None:
        self._place = place
        self._notice = notice
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._analyzed = 0
        """By that process."""
        self._long = set[str]()
        """Articles in which much was found."""
        self._closed = False
        self._lock = threading.Lock()

    def analyze(self, entry: Article, hints: Hints) -> Noted | None:
        """As `Work.analyze`.

        Raises:
            ObelosError: when it cannot be done, also where the process died of it twice.
        """

        def ask(line: Connection) -> Noted:
            line.send(Analyze(entry, hints))
            found: Noted = _answer(line)
            return found

        noted = self._tried(ask, f"the analysis of {entry.title!r}")
        if noted is not None:
            self._analyzed += noted.anew
            if noted.statements > MUCH:
                self._long.add(entry.id)
            if noted.statements > MUCH or self._analyzed >= WORN:
                self.rest()
        return noted

    def read(self, file: Path, reach: Reach) -> Sequence[Article | Problem] | None:
        """The articles in a file; a Problem where the process died of it twice."""

        def ask(line: Connection) -> Sequence[Article | Problem]:
            line.send(Read(file, reach))
            found: Sequence[Article | Problem] = _answer(line)
            return found

        try:
            return self._tried(ask, f"reading {file.name!r}")
        except ObelosError as error:
            if self._closed:
                raise
            return (Problem(str(file), str(error)),)

    def link(
        self, marked: Sequence[tuple[Article, bytes]], hints: Hints, tell: Tell
    ) -> Stories | None:
        """As `Worker.link`, each article with the mark of its names; raises as `analyze`."""
        many = len(marked) > MANY or any(entry.id in self._long for entry, _ in marked)
        # What is needed for one thing is not needed for the next.
        between = self.rest if many else bool
        cache = self._place.cache
        try:
            with nameless(cache) as told, nameless(cache) as names, nameless(cache) as links:
                between()
                places = write_pieces(marked, told)
                folded = self._fold(Fold(hints, places), told, names, tell)
                between()
                if folded is None:
                    return None
                return self._link(Linking(hints, places, folded), told, names, links)
        except OSError as error:
            raise ObelosError(f"Links cannot be kept: {error.strerror or error}.") from error
        finally:
            between()

    def _fold(self, asked: Fold, told: BinaryIO, names: BinaryIO, tell: Tell) -> bytes | None:
        def ask(line: Connection) -> bytes:
            _send(line, asked, told, _emptied(names))
            while isinstance(answer := _answer(line), Renamed):
                tell(answer.article_id, answer.findable, answer.mark)
            folded: bytes = answer
            return folded

        return self._tried(ask, _COMPARISON)

    def _link(
        self, asked: Linking, told: BinaryIO, names: BinaryIO, links: BinaryIO
    ) -> Stories | None:
        def ask(line: Connection) -> Stories:
            _send(line, asked, told, names, _emptied(links))
            outline: Outline = _answer(line)
            return Stories(outline, os.dup(links.fileno()))

        return self._tried(ask, _COMPARISON)

    def rest(self) -> None:
        """Let the process go until it is needed again: it holds what it has read."""
        with self._lock:
            self._end()

    def close(self) -> None:
        """Let it go for good, also in the middle of its work: what it found is on disk."""
        with self._lock:
            self._closed = True
            self._end()

    def _tried(self, ask: Callable[[Connection], _Told], what: str) -> _Told | None:
        for left in reversed(range(TRIES)):
            line = self._line or self._begin()
            if line is None:
                return None
            try:
                return ask(line)
            except (EOFError, OSError) as error:
                how = self._bury(error)
                if left:
                    self._notice(f"The process for {what} ended{how}; another one goes on.")
        raise ObelosError(f"The process for {what} ended twice{how}, so that was left out.")

    def _begin(self) -> Connection | None:
        """Start a process; None when none can be started here."""
        with self._lock:
            if self._closed:
                raise ObelosError(ENDED)
            ours, theirs = Pipe()
            with contextlib.closing(theirs):
                try:
                    self._process = _start(theirs.fileno())
                except (OSError, ValueError):
                    ours.close()
                    return None
            self._line = ours
        try:
            ours.send(self._place)
            ours.recv()
        except (EOFError, OSError) as error:
            self._bury(error)
            return None
        return ours

    def _bury(self, error: Exception) -> str:
        """End what is left of a process; how it ended, where that is known."""
        with self._lock:
            if self._closed:
                raise ObelosError(ENDED) from error
            process = self._process
            self._end()
        code = process.returncode if process is not None else 0
        return f" by signal {-code}" if code < 0 else ""

    def _end(self) -> None:
        process, line = self._process, self._line
        self._process = self._line = None
        self._analyzed = 0
        if process is not None:
            process.kill()
            process.wait()
        if line is not None:
            line.close()


def _send(line: Connection, asked: object, *files: BinaryIO) -> None:
    line.send(asked)
    for file in files:
        send_handle(line, file.fileno(), 0)


def _emptied(file: BinaryIO) -> BinaryIO:
    """Who wrote to it before may have died of it."""
    os.truncate(file.fileno(), 0)
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    return file


def _answer(line: Connection) -> Any:
    told = line.recv()
    if isinstance(told, Refused):
        raise ObelosError(told.reason)
    return told


def _start(handle: int) -> "subprocess.Popen[bytes]":
    """A new program in a process group of its own: no key, no closing terminal reaches it. It stays
    in our session: Linux shares the processors out among sessions (sched(7), autogroup), so that
    the low priority of one is of no use to another.

    It finds its modules where we found ours, and never in the folder one happens to be in.
    """
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", MODULE, "for", "obelos"],
        stdin=handle,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
        env={**os.environ, "PYTHONPATH": paths, **GIVES_BACK},
    )

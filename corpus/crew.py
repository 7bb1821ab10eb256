"""Many files read by several processes, in their order; knows no format and keeps nothing."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.files import size_of
from corpus.intake import Intake
from corpus.limits import SMALL
from corpus.reach import Reach
from corpus.reading import Found, outcomes
from model import Problem

Outcome = Intake | Problem

# Keeping an article takes a third of the time of reading it, and is done by one process.
_HANDS = 2
# Files that each has before it: enough for the time in which what was read is brought to disk, and
# few enough for their names to find room on the line while nobody takes them from it.
_AHEAD = 16
# Whoever presses keys meanwhile goes first; on a machine that has nothing else to do it costs
# nothing.
_NICE = 10


def has_several_cores() -> bool:
    """Whether there is anything to be gained by it."""
    return (os.cpu_count() or 1) > 1


def taken_apart(all_found: Iterable[Found], reach: Reach) -> Iterator[Outcome]:
    """What `outcomes` gives for each, in the same order.

    A file that ends the process reading it becomes a Problem, and the others are read.
    """
    hands = [_Hand(reach) for _ in range(_HANDS)]
    turns = cycle(hands)
    busy: deque[_Hand] = deque()
    """Whose outcomes come next, in the order of the files."""
    try:
        for one in all_found:
            if isinstance(one, Path) and size_of(one) <= SMALL:
                hand = next(turns)
                hand.give(one)
                busy.append(hand)
                if len(busy) == _HANDS * _AHEAD:
                    yield from busy.popleft().outcomes()
            else:
                yield from chain.from_iterable(hand.outcomes() for hand in busy)
                busy.clear()
                yield from outcomes(one, reach)
        yield from chain.from_iterable(hand.outcomes() for hand in busy)
    finally:
        for hand in hands:
            hand.dismiss()


class _Hand:
    """One process that reads one file after the other."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._files: deque[Path] = deque()
        self._is_up = False
        self._start()

    def give(self, file: Path) -> None:
        """Have `file` read after those given before."""
        self._files.append(file)
        self._send(file)

    def _send(self, file: Path) -> None:
        try:
            self._line.send(file)
        except OSError:
            # It is gone; whoever asks for the outcomes will learn it.
            return

    def outcomes(self) -> list[Outcome]:
        """All there is in the first of what it was given whose outcomes were not fetched yet."""
        file = self._files.popleft()
        try:
            if not self._is_up:
                self._is_up = bool(self._line.recv())
            found: list[Outcome] = self._line.recv()
        except (EOFError, OSError):
            return self._without(file)
        return found

    def dismiss(self) -> None:
        """End it, also in the middle of its work: it keeps nothing."""
        self._line.close()
        self._process.terminate()
        self._process.join()

    def _without(self, file: Path) -> list[Outcome]:
        """A process that never came up is done without; one that broke down has a successor."""
        if not self._is_up:
            return list(outcomes(file, self._reach))
        self.dismiss()
        self._start()
        for each in self._files:
            self._send(each)
        return [Problem(str(file), "Reading it broke down, and nothing of it was taken.")]

    def _start(self) -> None:
        # A new program and not a fork: a copy of threads and locks in the middle of something.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._is_up = False
        self._process = context.Process(target=_work, args=(theirs, self._reach), daemon=True)
        self._process.start()
        theirs.close()


def _work(line: Connection, reach: Reach) -> None:
    """Read what comes until nobody is there to ask."""
    # Ctrl-C reaches every process of the terminal; the one that asks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICE)
    line.send(True)
    # That the line is shut is how the end of the work is told.
    with suppress(EOFError, OSError):
        while True:
            line.send(list(outcomes(line.recv(), reach)))

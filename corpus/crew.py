"""Many sources read by several processes, in their order; knows no format and keeps nothing."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

from corpus.intake import Intake, Raw
from corpus.reach import Reach
from corpus.reading import take_apart
from model import Problem

Outcome = Intake | Problem

# Keeping an article takes as long as reading it, and is done by one process: more would wait.
_HANDS = 2
# In bytes: pages are smaller. A bigger source may hold thousands of articles, which are better
# dealt with one by one than carried over together.
_SMALL = 1_000_000
# Sources that each has before it: enough for the time in which what was read is brought to disk.
_AHEAD = 4


def has_several_cores() -> bool:
    """Whether there is anything to be gained by it."""
    return (os.cpu_count() or 1) > 1


def taken_apart(raws: Iterable[Raw | Problem], reach: Reach) -> Iterator[Outcome]:
    """What `take_apart` gives for each, in the same order.

    A source that ends the process reading it becomes a Problem, and the others are read.
    """
    hands = [_Hand(reach) for _ in range(_HANDS)]
    turns = cycle(hands)
    busy: deque[_Hand] = deque()
    """Whose outcomes come next, in the order of the sources."""
    try:
        for raw in raws:
            if isinstance(raw, Raw) and len(raw.data) <= _SMALL:
                hand = next(turns)
                hand.give(raw)
                busy.append(hand)
                if len(busy) == _HANDS * _AHEAD:
                    yield from busy.popleft().outcomes()
            else:
                yield from chain.from_iterable(hand.outcomes() for hand in busy)
                busy.clear()
                yield from take_apart(raw, reach) if isinstance(raw, Raw) else [raw]
        yield from chain.from_iterable(hand.outcomes() for hand in busy)
    finally:
        for hand in hands:
            hand.dismiss()


class _Hand:
    """One process that reads one source after the other."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._raws: deque[Raw] = deque()
        self._is_up = False
        self._start()

    def give(self, raw: Raw) -> None:
        """Have `raw` read after those given before."""
        self._raws.append(raw)
        self._send(raw)

    def _send(self, raw: Raw) -> None:
        try:
            self._line.send(raw)
        except OSError:
            # It is gone; whoever asks for the outcomes will learn it.
            return

    def outcomes(self) -> list[Outcome]:
        """All there is in the first of what it was given whose outcomes were not fetched yet."""
        raw = self._raws.popleft()
        try:
            if not self._is_up:
                self._is_up = bool(self._line.recv())
            outcomes: list[Outcome] = self._line.recv()
        except (EOFError, OSError):
            return self._without(raw)
        return outcomes

    def dismiss(self) -> None:
        """End it, also in the middle of its work: it keeps nothing."""
        self._line.close()
        self._process.terminate()
        self._process.join()

    def _without(self, raw: Raw) -> list[Outcome]:
        """A process that never came up is done without; one that broke down has a successor."""
        if not self._is_up:
            return list(take_apart(raw, self._reach))
        self.dismiss()
        self._start()
        for each in self._raws:
            self._send(each)
        return [Problem(raw.name, "Reading it broke down, and nothing of it was taken.")]

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
    line.send(True)
    raws: SimpleQueue[Raw | None] = SimpleQueue()
    Thread(target=_fetch, args=(line, raws), daemon=True).start()
    while (raw := raws.get()) is not None:
        line.send(list(take_apart(raw, reach)))


def _fetch(line: Connection, raws: "SimpleQueue[Raw | None]") -> None:
    """Take what is sent at once, so that neither end waits for the other to make room."""
    try:
        while True:
            raws.put(line.recv())
    except EOFError:
        raws.put(None)

"""Reads, analyses and links in a thread beside the screen; knows no widgets, only whom to tell."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from model import Article, ObelosError, Problem
from tui.tidying import stay

if TYPE_CHECKING:
    from tui.desk import Desk

LOG = logging.getLogger("obelos")

BATCH = 0.1
"""Seconds between two times that the screen hears of articles read or analysed."""

REST = 20.0
"""Seconds without work after which what was held for it is let go."""

FIRST_LINKING = 8
"""Analysed articles after which names are folded and statements linked for the first time; then
after eight times as many, and so on, and at the end."""


@dataclass(frozen=True, slots=True)
class ArticlesRead:
    """More articles are there, or more problems."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Analysed:
    """Articles have findings."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Names are folded and statements linked over all that is analysed."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Something could not be done; the rest goes on."""

    reason: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Idle:
    """There is nothing left to do."""


News = ArticlesRead | Analysed | Linked | Failed | Idle


class Analyst:
    """One daemon thread: leaving the program never waits for it, and nothing it makes is lost
    work that could not be made again.
    """

    def __init__(self, desk: "Desk", tell: Callable[[News], None]) -> None:
        self._desk = desk
        self._tell = tell
        self._wake = threading.Condition()
        self._wanted: deque[str] = deque()
        self._waiting: deque[str] = deque(desk.ids())
        self._done: set[str] = set()
        self._failed: set[str] = set()
        self._all_read = False
        self._looked_at: str | None = None
        self._unlinked = 0
        self._link_after = FIRST_LINKING
        self._untold: list[str] = []
        self._told = 0.0
        self._stopped = False
        self._rested = True
        self.idle = threading.Event()
        """Set while there is nothing to do."""
        self._thread = threading.Thread(target=self._run, name="analyst", daemon=True)

    def start(self) -> None:
        """Begin with what the desk already holds."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more."""
        with self._wake:
            self._stopped = True
            self._wake.notify()

    def want(self, article_id: str) -> None:
        """Analyse this one before all others, also anew where its findings were deleted."""
        with self._wake:
            if article_id not in self._failed:
                self._done.discard(article_id)
                self._wanted.append(article_id)
                self.idle.clear()
                self._wake.notify()

    def read_on(self) -> None:
        """There is more to read."""
        with self._wake:
            self._all_read = False
            self.idle.clear()
            self._wake.notify()

    def link_again(self) -> None:
        """Fold and link once more: what was decided about names is different."""
        with self._wake:
            self._unlinked += 1
            self.idle.clear()
            self._wake.notify()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                task()
            except ObelosError as error:
                self._fail(str(error))
            except Exception as error:
                LOG.exception("The analysis met an error")
                self._fail(f"The analysis met an error: {error!r}.")
            while self._desk.worker.mended:
                self._fail(self._desk.worker.mended.popleft())

    def _fail(self, reason: str) -> None:
        if not self._stopped:
            self._tell(Failed(reason))

    def _next(self) -> Callable[[], None] | None:
        with self._wake:
            while not self._stopped:
                if (task := self._waiting_task()) is not None:
                    self.idle.clear()
                    self._rested = False
                    return task
                if not self.idle.is_set():
                    self._tell(Idle())
                    self.idle.set()
                if not self._wake.wait(None if self._rested else REST):
                    self._rested = True
                    return self._desk.worker.rest
        return None

    def _waiting_task(self) -> Callable[[], None] | None:
        if self._wanted:
            return partial(self._analyze, self._wanted.pop(), wanted=True)
        if not self._all_read:
            return self._read
        if self._unlinked >= self._link_after:
            return self._link
        if self._waiting:
            return partial(self._analyze, self._waiting.popleft(), wanted=False)
        return self._link if self._unlinked else None

    def _read(self) -> None:
        problems = []
        until = time.monotonic() + BATCH
        while time.monotonic() < until:
            self._desk.worker.give_way()
            taken = self._desk.read_next()
            if isinstance(taken, Article):
                self._waiting.append(taken.id)
            elif isinstance(taken, Problem):
                problems.append(taken)
            else:
                self._all_read = True
                break
        self._desk.prepare_find()
        self._tell(ArticlesRead(tuple(problems)))

    def _analyze(self, article_id: str, *, wanted: bool) -> None:
        if article_id in self._done:
            return
        self._done.add(article_id)
        self._failed.add(article_id)
        self._desk.analyze(article_id)
        self._failed.remove(article_id)
        self._unlinked += 1
        self._untold.append(article_id)
        if wanted:
            self._looked_at = article_id
            self._make_ready()
        if wanted or time.monotonic() > self._told + BATCH:
            self._tell_analysed()

    def _tell_analysed(self) -> None:
        self._told = time.monotonic()
        if self._untold:
            self._desk.prepare_find()
            self._tell(Analysed(tuple(self._untold)))
            self._untold.clear()

    def _link(self) -> None:
        if self._unlinked >= self._link_after:
            self._link_after *= 8
        self._unlinked = 0
        self._tell_analysed()
        self._desk.fold_and_link()
        self._make_ready()
        self._tell(Linked())
        self._desk.prepare_find()
        stay()

    def _make_ready(self) -> None:
        """Read what is known of the article in view, in this thread: of a long one it takes longer
        than a key may.
        """
        if self._looked_at is not None:
            self._desk.analysis(self._looked_at)

"""Looks at times what became of store and library; knows no screen and changes nothing there."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model import ObelosError, Problem

if TYPE_CHECKING:
    from tui.desk import Desk

LOG = logging.getLogger("obelos")

EVERY = 1.0
"""Seconds between two looks: a stat for each reviewer, or one query."""

STILL = 0.3
"""Seconds since the last key after which a look is in nobody's way."""


@dataclass(frozen=True, slots=True)
class Written:
    """Others wrote on these articles."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Troubled:
    """What is wrong with the annotations is something else now; nothing, when it is empty."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """So many articles came into the library, and can be read next."""

    count: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """The report in view has a later version in the library by now."""


Seen = Written | Troubled | Added | Outdated


class Watcher:
    """One daemon thread, so that a slow disk or line holds up no key."""

    def __init__(self, desk: "Desk", tell: Callable[[Seen], object]) -> None:
        self._desk = desk
        self._tell = tell
        self._problems: tuple[Problem, ...] = ()
        self._outdated: set[str] = set()
        """Articles of which it was told."""
        self._stopped = threading.Event()
        self._touched = 0.0
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def touch(self) -> None:
        """A key came: the next look waits until the hands rest."""
        self._touched = time.monotonic()

    def look(self) -> None:
        """Tell what came in since the last look."""
        try:
            arrived = self._desk.refresh()
        except ObelosError as error:
            # What cannot be looked at now is looked at again; what cannot be written is said.
            LOG.info("The store could not be looked at: %s", error)
            return
        if arrived:
            self._tell(Written(arrived))
        if (problems := self._desk.tag_problems) != self._problems:
            self._problems = problems
            self._tell(Troubled(problems))
        if count := self._desk.read_on():
            self._tell(Added(count))
        reading = self._desk.last_article()
        if reading and not self._desk.is_outdated(reading):
            self._outdated.discard(reading)
        elif reading and reading not in self._outdated:
            self._outdated.add(reading)
            self._tell(Outdated())

    def _run(self) -> None:
        pause = EVERY
        while not self._stopped.wait(pause):
            still = time.monotonic() - self._touched
            pause = EVERY if still >= STILL else STILL - still
            if still >= STILL:
                self.look()

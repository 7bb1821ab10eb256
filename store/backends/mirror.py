"""A folder at hand that is kept in step with a database; knows nothing of what events mean.

An act is durable in the folder before anyone is asked, so nothing ever waits for the server.
"""

import threading
from collections.abc import Sequence
from pathlib import Path

from model import Event, ObelosError, Problem
from store.backends.database import Database
from store.backends.folder import FolderStore
from store.backends.postgres import CHANNEL, PostgresStore
from store.locations import shown
from store.syncing import Exchange

EVERY = 2.0
"""In seconds: how often it is asked for news when nobody says that there are any."""
AGAIN = 5.0
"""In seconds, until a server is tried again that could not be reached."""
_PATIENCE = 2.0
"""In seconds, for the last round when the store is closed."""


class MirrorStore(FolderStore):
    """The folder answers; two threads carry what is new to the server and back."""

    def __init__(self, url: str, root: Path, reviewer: str) -> None:
        super().__init__(root, reviewer)
        self._url = url
        self._folder = root
        self._trouble: Problem | None = None
        self._apart: tuple[Problem, ...] = ()
        self._wake = threading.Event()
        self._closed = threading.Event()
        self._carrier = threading.Thread(target=self._keep_in_step, daemon=True)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._carrier.start()
        self._listener.start()

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Keep them in the folder; they are sent as soon as that can be done."""
        kept = super().append_all(events)
        self._wake.set()
        return kept

    def problems(self) -> tuple[Problem, ...]:
        """What is damaged here, why the server does not have everything yet, and what came that
        the same reviewer had said otherwise here.
        """
        trouble = (self._trouble,) if self._trouble is not None else ()
        return (*super().problems(), *trouble, *self._apart)

    def close(self) -> None:
        """Send what there is to send, if that is quickly done; else the next start does it."""
        self._closed.set()
        self._wake.set()
        self._carrier.join(_PATIENCE)
        super().close()

    def _keep_in_step(self) -> None:
        while not self._closed.is_set():
            try:
                self._carry_until_closed()
            except ObelosError as error:
                self._trouble = Problem(shown(self._url), str(error))
                self._closed.wait(AGAIN)

    def _carry_until_closed(self) -> None:
        """As another process would, so that what it brings is news to everyone here."""
        there = PostgresStore(self._url, self.reviewer)
        try:
            exchange = Exchange(FolderStore(self._folder, self.reviewer), there)
            while True:
                last = self._closed.is_set()
                self._apart += exchange.round().problems
                self._trouble = None
                if last:
                    return
                self._wake.wait(EVERY)
                self._wake.clear()
        finally:
            there.close()

    def _listen(self) -> None:
        """A hint only: what is missed here is found by asking."""
        database = Database(self._url)
        while not self._closed.is_set():
            try:
                if database.wait(CHANNEL, EVERY):
                    self._wake.set()
            except ObelosError:
                self._closed.wait(AGAIN)
        database.close()

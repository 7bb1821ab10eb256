"""Work done a little at a time, while nobody waits for anything; knows not what it is."""

import asyncio
from collections.abc import Iterator

PAUSE = 0.02
"""Seconds after a key before anything is done ahead: whoever types or holds a key is quicker."""


class Spare:
    """Goes through steps, each of them so short that a key may wait for it."""

    def __init__(self) -> None:
        self._steps: Iterator[None] = iter(())
        self._next: asyncio.TimerHandle | None = None

    @property
    def at_work(self) -> bool:
        """Whether there are steps left."""
        return self._next is not None

    def begin(self, steps: Iterator[None]) -> None:
        """Go through these after a pause, and no longer through those before."""
        self.stop()
        self._steps = steps
        self._next = asyncio.get_running_loop().call_later(PAUSE, self._step)

    def begin_now(self, steps: Iterator[None]) -> None:
        """The same, with the first step taken at once: what has but one is done on return."""
        self.stop()
        self._steps = steps
        self._step()

    def stop(self) -> None:
        """Do nothing more."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _step(self) -> None:
        self._next = None
        for _ in self._steps:
            self._next = asyncio.get_running_loop().call_later(0, self._step)
            return

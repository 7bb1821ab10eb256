"""Work done beside the screen, used at once when it is quick; knows not what is gathered."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.message import Message

from tui.tidying import stay

WAIT = 0.002
"""Seconds a key may wait for what it asked for; what takes longer is shown when it is there. That a
thread begins takes 3 ms more, to show a screen at all some 6, and a key is to be answered in 16.
"""

FEW = 64
"""Reports: of more than that nothing is there while a key may wait, and it does not."""

STRETCH, BREATH = 0.001, 0.0001
"""Seconds at a stretch that a thread works, and that it then lets others have the processor: one
that never does is left running by the system up to 4 ms longer when a key comes.
"""

Item = TypeVar("Item")


class ForgottenError(Exception):
    """Nobody waits for what is being made any more."""


class Gathered(Message):
    """Something is there, or could not be made, on its way into the screen's own thread."""

    def __init__(self, parcel: "Parcel") -> None:
        super().__init__()
        self.parcel = parcel


class Sampled(Gathered):
    """Some of what is being gathered is there already."""


@dataclass(slots=True)
class Parcel:
    """What was made in the thread, written there once and read here once."""

    number: int
    use: Callable[[Any], None]
    value: Any = None
    error: Exception | None = None


class Gatherer:
    """Makes one thing after another; what was asked for last is what counts."""

    def __init__(self, post: Callable[[Gathered], object], give_way: Callable[[], object]) -> None:
        """`give_way` returns when no key is worked on."""
        self._post = post
        self._give_way = give_way
        self._number = 0
        self._mine = threading.local()
        """Of each thread that makes something: its number, and whether a key still waits for it."""
        self.at_work = False
        """Whether something asked for is not there yet."""

    def ask(
        self, make: Callable[[], Any], use: Callable[[Any], None], wait: float | None = None
    ) -> Parcel | None:
        """Make it in a thread. Handed back when it is there in so many seconds, else posted when it
        is; with none it is begun when the key is done.
        """
        wait = WAIT if wait is None else wait
        self._number += 1
        parcel = Parcel(self._number, use)
        late, ended = threading.Event(), threading.Event()
        lock = threading.Lock()

        def run() -> None:
            self._mine.number, self._mine.late = parcel.number, late
            if late.is_set():
                self._give_way()
            try:
                parcel.value = make()
            except ForgottenError:
                return
            except Exception as error:  # noqa: BLE001 - told by the screen, in its own thread
                parcel.error = error
            with lock:
                ended.set()
                if late.is_set():
                    self._post(Gathered(parcel))

        self.at_work = True
        if not wait:
            late.set()
        threading.Thread(target=run, name="gatherer", daemon=True).start()
        ended.wait(wait)
        with lock:
            if not ended.is_set():
                late.set()
                return None
        self.at_work = False
        return parcel

    def patiently(self, items: Iterable[Item]) -> Iterator[Item]:
        """Go through them in the thread that makes something of them: it gives way to keys, unless
        one waits for it, and ends when nobody does any more.
        """
        mine, until = self._mine.number, time.monotonic() + STRETCH
        for each in items:
            if mine != self._number:
                # What was made so far is let go of after this, which takes a while too.
                self._give_way()
                raise ForgottenError
            if time.monotonic() > until:
                self._pause()
                until = time.monotonic() + STRETCH
            yield each

    def _pause(self) -> None:
        """Let keys go first, and the collector look at little: it would go through all that is
        made so far again and again, for ten thousand reports 20 ms at a time, with no key heard.
        """
        if self._mine.late.is_set():
            self._give_way()
            time.sleep(BREATH)
        stay()

    def forget(self) -> None:
        """Whatever is still being made, nobody waits for it any more."""
        self._number += 1
        self.at_work = False

    def is_last(self, parcel: Parcel) -> bool:
        """Whether nothing was asked for since; then nothing is being waited for any more."""
        last = parcel.number == self._number
        self.at_work = self.at_work and not last
        return last

"""Work done beside the screen, used at once when it is quick; knows not what is gathered."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.message import Message

WAIT = 0.002
"""Seconds a key may wait for what it asked for; what takes longer is shown when it is there. That a
thread begins takes 3 ms more, to show a screen at all some 6, and a key is to be answered in 16.
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
        is.
        """
        self._number += 1
        parcel = Parcel(self._number, use)
        late, ended = threading.Event(), threading.Event()
        lock = threading.Lock()

        def run() -> None:
            self._mine.number, self._mine.late = parcel.number, late
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
        threading.Thread(target=run, name="gatherer", daemon=True).start()
        ended.wait(WAIT if wait is None else wait)
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
        for each in items:
            if self._mine.number != self._number:
                raise ForgottenError
            if self._mine.late.is_set():
                self._give_way()
            yield each

    def forget(self) -> None:
        """Whatever is still being made, nobody waits for it any more."""
        self._number += 1
        self.at_work = False

    def is_last(self, parcel: Parcel) -> bool:
        """Whether nothing was asked for since; then nothing is being waited for any more."""
        last = parcel.number == self._number
        self.at_work = self.at_work and not last
        return last

"""What is fetched some at a time, in its order; knows neither the network nor any format."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from threading import Lock, Thread
from typing import Generic, TypeVar
from urllib.parse import urlsplit

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

_AHEAD = 6
"""Items looked at before they are needed: what is fetched waits in memory, and a slow answer is
seldom slower than five others together."""


def fetched_ahead(
    items: Iterable[_Item],
    address_of: Callable[[_Item], str | None],
    fetch: Callable[[str], _Answer],
) -> Iterator[tuple[_Item, _Answer | None]]:
    """Each of the items, in their order, with what is at its address; None where it has none, or
    where fetching it broke down.

    While one is dealt with the next addresses are fetched, of each host one at a time.
    """
    rest = iter(items)
    hosts: defaultdict[str, Lock] = defaultdict(Lock)
    waiting: deque[tuple[_Item, _Fetching[_Answer] | None]] = deque()
    while True:
        for item in islice(rest, _AHEAD - len(waiting)):
            address = address_of(item)
            far = None if address is None else _Fetching(address, fetch, hosts[_host(address)])
            waiting.append((item, far))
        if not waiting:
            return
        first, far = waiting.popleft()
        yield first, None if far is None else far.answer()


class _Fetching(Generic[_Answer]):
    """One address on its way; nothing waits for it when nobody asks any more."""

    def __init__(self, address: str, fetch: Callable[[str], _Answer], turn: Lock) -> None:
        self._address = address
        self._fetch = fetch
        self._turn = turn
        self._answers: list[_Answer] = []
        self._thread = Thread(target=self._run, name="fetching", daemon=True)
        self._thread.start()

    def answer(self) -> _Answer | None:
        """What it was answered, when it is there."""
        self._thread.join()
        return self._answers[0] if self._answers else None

    def _run(self) -> None:
        with self._turn:
            self._answers.append(self._fetch(self._address))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].casefold()
    except ValueError:
        return ""

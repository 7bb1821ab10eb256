"""Addresses fetched some at a time, in their order; knows no format and keeps nothing."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import urlsplit

from corpus.reach import Reach, is_address
from corpus.reading import Found, found
from model import Problem

_AHEAD = 6
"""Sources looked at before they are needed: what is fetched waits in memory, and a slow answer is
seldom slower than five others together."""


def found_ahead(sources: Iterable[str | Path], reach: Reach) -> Iterator[Found]:
    """What `found` gives for each of the sources, in their order.

    While one is dealt with the next addresses are fetched, of each host one at a time.
    """
    rest = iter(sources)
    hosts: defaultdict[str, Lock] = defaultdict(Lock)
    waiting: deque[str | Path | _Fetching] = deque()
    while True:
        for source in islice(rest, _AHEAD - len(waiting)):
            is_far = isinstance(source, str) and is_address(source)
            waiting.append(_Fetching(str(source), reach, hosts) if is_far else source)
        if not waiting:
            return
        first = waiting.popleft()
        if isinstance(first, _Fetching):
            yield from first.outcome()
        else:
            yield from found(first, None, reach)


class _Fetching:
    """One address on its way; nothing waits for it when nobody asks any more."""

    def __init__(self, address: str, reach: Reach, hosts: defaultdict[str, Lock]) -> None:
        self._address = address
        self._reach = reach
        self._turn = hosts[_host(address)]
        self._found: list[Found] = []
        self._thread = Thread(target=self._run, name="fetching", daemon=True)
        self._thread.start()

    def outcome(self) -> list[Found]:
        """What it was answered, when it is there."""
        self._thread.join()
        return self._found or [Problem(self._address, "Fetching it broke down.")]

    def _run(self) -> None:
        with self._turn:
            self._found = list(found(self._address, None, self._reach))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].casefold()
    except ValueError:
        return ""

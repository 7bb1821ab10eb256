"""What can be found in all articles, kept article by article; knows no screen and no store."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tui.desk.searching import Findable, Target, folded, ranked, slips
from tui.desk.values import Hit

if TYPE_CHECKING:
    from tui.desk.labels import Shelved

ENOUGH = 4
"""Times as many hits as asked for are ranked; the rest of those that hold the words is left out."""


class Changed:
    """Articles to be looked at anew, noted and taken from any thread, in the order they came."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self._lock = threading.Lock()

    def note(self, article_ids: Iterable[str]) -> None:
        """There is something new in these."""
        with self._lock:
            self._ids.update(dict.fromkeys(article_ids))

    def take(self) -> tuple[str, ...]:
        """Those noted since they were last taken."""
        with self._lock:
            taken, self._ids = self._ids, {}
        return tuple(taken)


@dataclass(frozen=True, slots=True)
class _Held:
    """What can be found in one article."""

    words: str
    """The keys of its title and of what is noted in it, one below the other."""
    labels: tuple[str, ...]
    """The labels of these."""
    found: "Findable | Shelved | None"
    """What is in its text, where that is known."""

    def may_have(self, wanted: str, ends: tuple[str, ...]) -> bool:
        """Whether it is worth going through: most articles are passed over at a glance."""
        found = self.found
        return wanted in self.words or (found is not None and found.may_have(wanted, ends))

    def names(self) -> dict[str, None]:
        """What may be typed with a slip."""
        names = map(folded, self.found.names if self.found else ())
        return dict.fromkeys((*self.labels, *names))


class Index:
    """Hits by a few letters; to put an article anew costs what is in it.

    `targets` makes those of one article again that it was put with: held are their words alone.
    """

    def __init__(self, targets: Callable[[str], Iterable[Target]]) -> None:
        self._targets = targets
        self._of: dict[str, _Held] = {}
        self._bearers: dict[str, list[str]] = {}
        """The articles in which something has that label: a name of many is compared once."""

    def put(self, article_id: str, found: "Findable | Shelved | None" = None) -> None:
        """Its targets and what is found in its text are what can be found in it from now on."""
        known = tuple(self._targets(article_id))
        words = "\n".join(target.key for target in known)
        held = _Held(words, tuple(target.label for target in known), found)
        before = self._of.get(article_id)
        now, earlier = held.names(), before.names() if before else {}
        for label in now:
            if label not in earlier:
                self._bearers.setdefault(label, []).append(article_id)
        for label in earlier:
            if label not in now:
                self._forget(label, article_id)
        self._of[article_id] = held

    def _forget(self, label: str, article_id: str) -> None:
        self._bearers[label].remove(article_id)
        if not self._bearers[label]:
            del self._bearers[label]

    def find(self, query: str, limit: int) -> tuple[Hit, ...]:
        """The best hits: those that hold the words as typed, then those that nearly do."""
        wanted = folded(query)
        ends = tuple(wanted[n + 1 :] for n, letter in enumerate(wanted) if letter == " ")
        # The ids alone: ten thousand pairs, made for each letter, would call the collector.
        of = self._of
        worth = (known for known in list(of) if of[known].may_have(wanted, ends))
        having = (target for known in worth for target in self._having(known, wanted))
        if not wanted:
            return tuple(target.hit for target in islice(having, limit))
        holding = list(islice(having, limit * ENOUGH))
        near = self._near(wanted, limit) if len(holding) < limit else ()
        return ranked(holding, near, wanted, limit)

    def _near(self, wanted: str, limit: int) -> Iterator[tuple[float, Target]]:
        found = (
            (score, target)
            for score, label in slips(list(self._bearers), wanted, limit)
            for article_id in self._bearers.get(label, ())[:limit]
            for target in self._called(article_id, label)
        )
        return islice(found, limit * ENOUGH)

    def _having(self, article_id: str, wanted: str) -> Iterator[Target]:
        """Those that hold the words as typed."""
        held = self._of[article_id]
        if wanted in held.words:
            yield from (each for each in self._targets(article_id) if wanted in each.key)
        if held.found is not None:
            yield from held.found.having(article_id, wanted)

    def _called(self, article_id: str, label: str) -> Iterator[Target]:
        """Those that bear that label."""
        held = self._of[article_id]
        if label in held.labels:
            yield from (each for each in self._targets(article_id) if each.label == label)
        if held.found is not None:
            yield from held.found.called(article_id, label)

"""What can be found in all articles, kept article by article; knows no screen and no store."""

import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tui.desk.searching import Findable, Target, folded, ranked, reaches, slips
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

    number: int
    """Which of the articles it is."""
    labels: str
    """Of its title and of what is noted in it, one below the other."""
    contexts: str
    """What the keys of these end with, one below the other."""
    found: "Findable | Shelved | None"
    """What is in its text, where that is known."""

    def names(self) -> dict[str, None]:
        """What may be typed with a slip."""
        names = map(folded, self.found.names if self.found else ())
        return dict.fromkeys((*self.labels.split("\n"), *names))


class Index:
    """Hits by a few letters; to put an article anew costs what is in it.

    `targets` makes those of one article again that it was put with: held are their words alone.
    """

    def __init__(self, targets: Callable[[str], Iterable[Target]]) -> None:
        self._targets = targets
        self._of: dict[str, _Held] = {}
        self._ids: list[str] = []
        """Of the articles by number."""
        self._contexts: dict[str, str] = {}
        """One copy of each: most outlets have many reports."""
        self._bearers: dict[str, str | array[int]] = {}
        """The article in which something has that label, or the numbers of the articles: a name
        of many is compared once.
        """

    def put(self, article_id: str, found: "Findable | Shelved | None" = None) -> None:
        """Its targets and what is found in its text are what can be found in it from now on."""
        known = tuple(self._targets(article_id))
        before = self._of.get(article_id)
        if before is None:
            self._ids.append(article_id)
        contexts = "\n".join(dict.fromkeys(folded(target.hit.context) for target in known))
        held = _Held(
            before.number if before else len(self._ids) - 1,
            "\n".join(target.label for target in known),
            self._contexts.setdefault(contexts, contexts),
            found,
        )
        now, earlier = held.names(), before.names() if before else {}
        for label in now:
            if label not in earlier:
                self._remember(label, held.number)
        for label in earlier:
            if label not in now:
                self._forget(label, held.number)
        self._of[article_id] = held

    def _remember(self, label: str, number: int) -> None:
        bearers = self._bearers.get(label)
        if bearers is None:
            self._bearers[label] = self._ids[number]
        elif isinstance(bearers, str):
            self._bearers[label] = array("I", (self._of[bearers].number, number))
        else:
            bearers.append(number)

    def _forget(self, label: str, number: int) -> None:
        bearers = self._bearers[label]
        if isinstance(bearers, str) or len(bearers) == 1:
            del self._bearers[label]
        else:
            bearers.remove(number)

    def find(self, query: str, limit: int) -> tuple[Hit, ...]:
        """The best hits: those that hold the words as typed, then those that nearly do."""
        wanted = folded(query)
        ends = tuple(wanted[n + 1 :] for n, letter in enumerate(wanted) if letter == " ")
        # The ids alone: ten thousand pairs, made for each letter, would call the collector.
        of = self._of
        reached = {each for each in tuple(self._contexts) if _reaches(each, wanted, ends)}
        worth = (known for known in list(of) if _may_have(of[known], wanted, ends, reached))
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
            for article_id in self._bearing(label)[:limit]
            for target in self._called(article_id, label)
        )
        return islice(found, limit * ENOUGH)

    def _having(self, article_id: str, wanted: str) -> Iterator[Target]:
        """Those that hold the words as typed."""
        held = self._of[article_id]
        if wanted in held.labels or wanted in held.contexts or " " in wanted:
            yield from (each for each in self._targets(article_id) if wanted in each.key)
        if held.found is not None:
            yield from held.found.having(article_id, wanted)

    def _bearing(self, label: str) -> list[str]:
        bearers = self._bearers.get(label, ())
        return [bearers] if isinstance(bearers, str) else [self._ids[each] for each in bearers]

    def _called(self, article_id: str, label: str) -> Iterator[Target]:
        """Those that bear that label."""
        held = self._of[article_id]
        if label in held.labels.split("\n"):
            yield from (each for each in self._targets(article_id) if each.label == label)
        if held.found is not None:
            yield from held.found.called(article_id, label)


def _may_have(held: _Held, wanted: str, ends: tuple[str, ...], reached: set[str]) -> bool:
    """Whether it is worth going through: most articles are passed over at a glance."""
    if wanted in held.labels or held.contexts in reached:
        return True
    return held.found is not None and held.found.may_have(wanted, ends)


def _reaches(contexts: str, wanted: str, ends: tuple[str, ...]) -> bool:
    return any(reaches(each, wanted, ends) for each in contexts.split("\n"))

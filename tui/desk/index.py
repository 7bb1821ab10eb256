"""What can be found in all articles, kept article by article; knows no screen and no store."""

import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tui.desk.searching import IN_MEMORY, Findable, Sought, Target, folded, ranked, slips, sought
from tui.desk.values import Hit

if TYPE_CHECKING:
    from tui.desk.labels import Shelved

NOWHERE = IN_MEMORY - 1
"""In place of the number of a text in the file of labels, where nothing is known of it."""

IN_NO_FILE = 1 << (IN_MEMORY & 63)
"""What is told of such texts, after all others: what is in memory is looked at."""

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
    """Of its title and of what is noted in it, each with a line end."""
    contexts: str
    """What the keys of these end with, one below the other."""
    found: "Findable | Shelved | None"
    """What is in its text, where that is known."""
    text: int
    """The number of that in the file of labels."""

    def may_have(self, sought: Sought) -> bool:
        """Whether it is worth going through what is in its text."""
        return self.found is not None and self.found.may_have(sought)

    def names(self) -> dict[str, None]:
        """What may be typed with a slip."""
        names = map(folded, self.found.names if self.found else ())
        return dict.fromkeys((*self.lines(), *names))

    def lines(self) -> list[str]:
        """The labels."""
        return self.labels.split("\n")[:-1]


class Index:
    """Hits by a few letters; to put an article anew costs what is in it.

    `targets` makes those of one article again that it was put with: held are their words alone.
    """

    def __init__(
        self,
        targets: Callable[[str], Iterable[Target]],
        may_hold: Callable[[str], Sequence[int]] = lambda words: (),
    ) -> None:
        """`may_hold` is that of the labels that what is found in texts was shelved in."""
        self._targets = targets
        self._may_hold = may_hold
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
            "".join(f"{target.label}\n" for target in known),
            self._contexts.setdefault(contexts, contexts),
            found,
            found.number if found else NOWHERE,
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
        wanted = sought(query)
        having = (t for known in self._worth(wanted) for t in self._having(known, wanted))
        if not wanted.words:
            return tuple(target.hit for target in islice(having, limit))
        holding = list(islice(having, limit * ENOUGH))
        near = self._near(wanted.words, limit) if len(holding) < limit else ()
        return ranked(holding, near, wanted.words, limit)

    def _worth(self, sought: Sought) -> Iterator[_Held]:
        """Those worth going through: most articles are passed over at a glance."""
        words, every = sought.words, list(self._of.values())
        # Asked for after those that are gone through: none of their texts came later.
        texts = [*self._may_hold(words), IN_NO_FILE]
        across = _across(tuple(self._contexts), sought)
        seen = (
            held
            for held in every
            if words in held.labels
            or texts[held.text >> 6] >> (held.text & 63) & 1
            or (across and held.contexts in across)
        )
        for held in seen:
            ends = across.get(held.contexts, ())
            if (
                words in held.labels
                or any(map(held.labels.__contains__, ends))
                or (texts[held.text >> 6] >> (held.text & 63) & 1 and held.may_have(sought))
            ):
                yield held

    def _near(self, wanted: str, limit: int) -> Iterator[tuple[float, Target]]:
        found = (
            (score, target)
            for score, label in slips(list(self._bearers), wanted, limit)
            for article_id in self._bearing(label)[:limit]
            for target in self._called(article_id, label)
        )
        return islice(found, limit * ENOUGH)

    def _having(self, held: _Held, sought: Sought) -> Iterator[Target]:
        """Those that hold the words as typed."""
        article_id, words = self._ids[held.number], sought.words
        if words in held.labels or words in held.contexts or " " in words:
            yield from (each for each in self._targets(article_id) if words in each.key)
        if held.found is not None:
            yield from held.found.having(article_id, sought)

    def _bearing(self, label: str) -> list[str]:
        bearers = self._bearers.get(label, ())
        return [bearers] if isinstance(bearers, str) else [self._ids[each] for each in bearers]

    def _called(self, article_id: str, label: str) -> Iterator[Target]:
        """Those that bear that label."""
        held = self._of[article_id]
        if label in held.lines():
            yield from (each for each in self._targets(article_id) if each.label == label)
        if held.found is not None:
            yield from held.found.called(article_id, label)


def _across(every: Iterable[str], sought: Sought) -> dict[str, set[str]]:
    """By contexts one below the other, where some may hold what is sought together with a label
    or without: what such a label has then.
    """
    ends = {each: {end for one in each.split("\n") for end in sought.ends(one)} for each in every}
    return {each: found for each, found in ends.items() if found}

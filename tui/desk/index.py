"""What can be found in all articles, kept article by article; knows no screen and no store."""

import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui.desk.lines import TOGETHER, Lines
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
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        """Of the articles by number, as the four that follow."""
        self._labels = Lines()
        """Of titles and of what is noted."""
        self._wheres = array("I")
        """The numbers of what the keys of these end with."""
        self._found: list[Findable | Shelved | None] = []
        """What is in their texts, where that is known."""
        self._texts = array("i")
        """The numbers of that in the file of labels."""
        self._contexts: dict[str, int] = {}
        """The numbers of those of an article, one below the other: most outlets have many."""
        self._bearers: dict[str, str | array[int]] = {}
        """The article in which something has that label, or the numbers of the articles: a name
        of many is compared once.
        """
        self._lock = threading.Lock()

    def put(self, article_id: str, found: "Findable | Shelved | None" = None) -> None:
        """Its targets and what is found in its text are what can be found in it from now on."""
        known = tuple(self._targets(article_id))
        labels = "".join(f"{target.label}\n" for target in known)
        contexts = "\n".join(dict.fromkeys(folded(target.hit.context) for target in known))
        with self._lock:
            where = self._contexts.setdefault(contexts, len(self._contexts))
            number = self._numbers.setdefault(article_id, len(self._ids))
            earlier = self._names(number) if number < len(self._ids) else {}
            self._labels.put(number, labels)
            self._wheres[number : number + 1] = array("I", (where,))
            self._found[number : number + 1] = [found]
            self._texts[number : number + 1] = array("i", (found.number if found else NOWHERE,))
            # After what is read of it by who goes through all of them.
            self._ids[number : number + 1] = [article_id]
            self._name(number, self._names(number), earlier)

    def _names(self, number: int) -> dict[str, None]:
        """What may be typed with a slip."""
        found = self._found[number]
        labels = self._labels.of(number).split("\n")[:-1]
        return dict.fromkeys((*labels, *map(folded, found.names if found else ())))

    def _name(self, number: int, now: dict[str, None], earlier: dict[str, None]) -> None:
        for label in now:
            if label not in earlier:
                self._remember(label, number)
        for label in earlier:
            if label not in now:
                self._forget(label, number)

    def _remember(self, label: str, number: int) -> None:
        bearers = self._bearers.get(label)
        if bearers is None:
            self._bearers[label] = self._ids[number]
        elif isinstance(bearers, str):
            self._bearers[label] = array("I", (self._numbers[bearers], number))
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
        having = self._having(wanted)
        if not wanted.words:
            return tuple(target.hit for target in islice(having, limit))
        holding = list(islice(having, limit * ENOUGH))
        near = self._near(wanted.words, limit) if len(holding) < limit else ()
        return ranked(holding, near, wanted.words, limit)

    def _having(self, sought: Sought) -> Iterator[Target]:
        """Those that hold the words as typed; most articles are passed over at a glance."""
        count = len(self._ids)
        texts = self._texts[:count]
        # Asked for after those that are gone through: none of their texts came later.
        may = [*self._may_hold(sought.words), IN_NO_FILE]
        words, whole = _across(dict(self._contexts), sought)
        for start in range(0, count, TOGETHER):
            some = enumerate(texts[start : start + TOGETHER], start)
            said = [n for n, text in some if (table := may[text >> 6]) and table >> (text & 63) & 1]
            noted = self._labels.holding(words, start // TOGETHER)
            if whole:
                wheres = enumerate(self._wheres[start : start + TOGETHER], start)
                noted += [number for number, where in wheres if where in whole]
            for number in sorted({*said, *noted}):
                if number in noted:
                    yield from self._noted(number, sought)
                if number in said:
                    yield from self._said(number, sought)

    def _noted(self, number: int, sought: Sought) -> Iterator[Target]:
        return (each for each in self._targets(self._ids[number]) if sought.words in each.key)

    def _said(self, number: int, sought: Sought) -> Iterator[Target]:
        found = self._found[number]
        if found is None or not found.may_have(sought):
            return iter(())
        return found.having(self._ids[number], sought)

    def _near(self, wanted: str, limit: int) -> Iterator[tuple[float, Target]]:
        found = (
            (score, target)
            for score, label in slips(list(self._bearers), wanted, limit)
            for article_id in self._bearing(label, limit)
            for target in self._called(article_id, label)
        )
        # Those that hold the words are among them, which are fewer than `limit` by now.
        return islice(found, 2 * limit)

    def _bearing(self, label: str, limit: int) -> list[str]:
        bearers = self._bearers.get(label, ())
        if isinstance(bearers, str):
            return [bearers]
        return [self._ids[number] for number in bearers[:limit]]

    def _called(self, article_id: str, label: str) -> Iterator[Target]:
        """Those that bear that label."""
        number = self._numbers[article_id]
        found = self._found[number]
        if self._labels.has(number, label):
            yield from (each for each in self._targets(article_id) if each.label == label)
        if found is not None:
            yield from found.called(article_id, label)


def _across(contexts: dict[str, int], sought: Sought) -> tuple[tuple[str, ...], set[int]]:
    """What stands in the lines of an article whose keys may hold the words, and the numbers of
    those contexts with which any key does.
    """
    ends: dict[int, set[str]] = {
        number: {end for context in every.split("\n") for end in sought.ends(context)}
        for every, number in contexts.items()
    }
    words = {end for each in ends.values() for end in each if end}
    return (sought.words, *words), {number for number, each in ends.items() if "" in each}

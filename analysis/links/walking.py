"""An order in which articles that have much in common come together; knows no statements."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


def walk(articles: int, shared: Callable[[int], Mapping[int, float]]) -> Iterator[int]:
    """All of so many articles, each after one that it shares most with, where there is one.

    So who keeps the last few in memory seldom has to read one again.
    """
    seen = bytearray(articles)
    for first in range(articles):
        ahead = [first]
        while ahead:
            article = ahead.pop()
            if not seen[article]:
                seen[article] = True
                yield article
                much = {other: how for other, how in shared(article).items() if not seen[other]}
                ahead += sorted(much, key=lambda other: (much[other], -other))


class Shared:
    """What pairs of statements articles have a part in; `owners` says whose a statement is."""

    def __init__(
        self, pairs: Iterable[tuple[int, int]], owners: Sequence[int], articles: int
    ) -> None:
        self.numbers = [array("I") for _ in range(articles)]
        """For each article those of its pairs, from the lowest on."""
        self._partners = [array("I") for _ in range(articles)]
        for number, (one, other) in enumerate(pairs):
            here, there = owners[one], owners[other]
            self.numbers[here].append(number)
            self.numbers[there].append(number)
            self._partners[here].append(there)
            self._partners[there].append(here)

    def walk(self) -> Iterator[int]:
        """All articles, those that share many pairs together."""
        return walk(len(self.numbers), lambda article: Counter(self._partners[article]))

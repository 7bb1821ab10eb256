"""An order in which articles that have much in common come together; knows no statements."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence


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
        self, ones: Sequence[int], others: Sequence[int], owners: Sequence[int], articles: int
    ) -> None:
        self._ends = ones, others
        self._owners = owners
        self.numbers = [array("I") for _ in range(articles)]
        """For each article those of its pairs, from the lowest on."""
        for number, (one, other) in enumerate(zip(ones, others, strict=True)):
            self.numbers[owners[one]].append(number)
            self.numbers[owners[other]].append(number)

    def walk(self) -> Iterator[int]:
        """All articles, those that share many pairs together."""
        return walk(len(self.numbers), self._partners)

    def _partners(self, article: int) -> Counter[int]:
        """How many pairs it has with each."""
        numbers = self.numbers[article]
        found = Counter(self._owners[end[number]] for end in self._ends for number in numbers)
        # Of each pair it is one end itself.
        found[article] -= len(numbers)
        return found

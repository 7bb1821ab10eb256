"""Finds for each statement those it shares most with; knows nothing of what words mean."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from analysis.links.packed import held
from analysis.links.vectors import Row, best

_HELD = 128
"""Articles whose words are kept as they are looked up."""


class Postings:
    """For each article the words of its statements, by number: which have each, and its weight."""

    def __init__(self) -> None:
        self._words = array("I")
        self._articles = array("Q", [0])
        self._ends = array("Q", [0])
        self._numbers = array("I")
        self._weights = array("d")
        self.places = held(self._places, _HELD)
        """Where each word of an article is looked up."""

    def append(self, vectors: Mapping[int, Row]) -> None:
        """Keep the statements of one more article, their numbers rising."""
        postings: dict[int, list[tuple[int, float]]] = {}
        for number, vector in vectors.items():
            for word, weight in vector.items():
                postings.setdefault(word, []).append((number, weight))
        for word, having in postings.items():
            self._words.append(word)
            self._numbers.extend(number for number, _ in having)
            self._weights.extend(weight for _, weight in having)
            self._ends.append(len(self._numbers))
        self._articles.append(len(self._words))

    def _places(self, article: int) -> dict[int, int]:
        start, end = self._articles[article : article + 2]
        return dict(zip(self._words[start:end], range(start, end), strict=True))

    def count(self, place: int) -> int:
        """How many statements of its article have the word looked up there."""
        return self._ends[place + 1] - self._ends[place]

    def having(self, place: int) -> tuple["array[int]", "array[float]"]:
        """Their numbers, and its weights there."""
        start, end = self._ends[place : place + 2]
        return self._numbers[start:end], self._weights[start:end]


def nearest(
    ones: Mapping[int, Row], near: Row, postings: Postings, *, widest: int, most: int
) -> Iterator[tuple[int, list[int]]]:
    """For each of `ones` the numbers of the statements it shares most with, in no order.

    The others are those of the articles in `near`, which says how much each counts. Words that
    stand in more than `widest` of them lead nowhere by themselves. The best `most` are kept.
    """
    wanted = {word for vector in ones.values() for word in vector}
    found = dict(_gathered(wanted, near, postings, widest))
    for one, vector in ones.items():
        met: Row = {}
        for word, weight in vector.items():
            if word in found:
                for other, theirs in zip(*found[word], strict=True):
                    if other in met:
                        met[other] += weight * theirs
                    else:
                        met[other] = weight * theirs
        yield one, best(met, most)


def _gathered(
    wanted: set[int], near: Row, postings: Postings, widest: int
) -> Iterator[tuple[int, tuple[list[int], list[float]]]]:
    """The statements that have each word, and its weight there by how much their article counts."""
    places: dict[int, list[tuple[int, float]]] = {}
    for article, nearness in near.items():
        known = postings.places(article)
        for word in known.keys() & wanted:
            places.setdefault(word, []).append((known[word], nearness))
    for word, those in places.items():
        if sum(postings.count(place) for place, _ in those) <= widest:
            yield word, _joined(those, postings)


def _joined(
    places: Iterable[tuple[int, float]], postings: Postings
) -> tuple[list[int], list[float]]:
    """Two lists, not one of pairs: fewer objects for the collector to walk."""
    numbers: list[int] = []
    weights: list[float] = []
    for place, nearness in places:
        here, theirs = postings.having(place)
        numbers += here
        weights += [weight * nearness for weight in theirs]
    return numbers, weights

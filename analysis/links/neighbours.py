"""Finds for each statement those it shares most with; knows nothing of what words mean."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice

from analysis.links.filed import Filed, Space
from analysis.links.packed import held
from analysis.links.vectors import Row, best

_HELD = 128
"""Articles whose words are kept as they are looked up."""
_TOGETHER = 50
"""Statements whose words are looked up together: those of a whole report, but not of a book."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The words of the statements of one article."""

    places: dict[int, int]
    """Under which each is looked up."""
    ends: "array[int]"
    numbers: "array[int]"
    weights: "array[float]"

    def having(self, place: int) -> tuple["array[int]", "array[float]"]:
        """Their numbers, and its weights there."""
        start, end = self.ends[place : place + 2]
        return self.numbers[start:end], self.weights[start:end]


class Postings:
    """For each article the words of its statements, by number: which have each, and its weight."""

    def __init__(self, space: Space) -> None:
        self._words: Filed[int] = Filed("I", space)
        self._ends: Filed[int] = Filed("I", space)
        """Of those that have each word, counted within the article."""
        self._numbers: Filed[int] = Filed("I", space)
        self._weights: Filed[float] = Filed("d", space)
        self._articles = array("Q", [0, 0])
        """Of each the end of its words, and of those that have them."""
        self.of = held(self._of, _HELD)

    def append(self, vectors: Mapping[int, Row]) -> None:
        """Keep the statements of one more article, their numbers rising."""
        postings: dict[int, list[tuple[int, float]]] = {}
        for number, vector in vectors.items():
            for word, weight in vector.items():
                postings.setdefault(word, []).append((number, weight))
        self._words.extend(postings)
        self._ends.extend(accumulate(len(having) for having in postings.values()))
        for having in postings.values():
            self._numbers.extend(number for number, _ in having)
            self._weights.extend(weight for _, weight in having)
        self._articles.extend((len(self._words), len(self._numbers)))

    def _of(self, article: int) -> Posted:
        word, posting, last_word, last_posting = self._articles[2 * article : 2 * article + 4]
        return Posted(
            {known: place for place, known in enumerate(self._words[word:last_word])},
            array("I", (0, *self._ends[word:last_word])),
            self._numbers[posting:last_posting],
            self._weights[posting:last_posting],
        )


def nearest(
    ones: Mapping[int, Row], near: Row, postings: Postings, *, widest: int, most: int
) -> Iterator[tuple[int, list[int]]]:
    """For each of `ones` the numbers of the statements it shares most with, in no order.

    The others are those of the articles in `near`, which says how much each counts. Words that
    stand in more than `widest` of them lead nowhere by themselves. The best `most` are kept.
    """
    waiting = iter(ones.items())
    while together := dict(islice(waiting, _TOGETHER)):
        wanted = {word for vector in together.values() for word in vector}
        found = _gathered(wanted, near, postings, widest)
        for one, vector in together.items():
            yield one, best(_met(vector, found), most)


def _met(vector: Row, found: Mapping[int, tuple["array[int]", "array[float]"]]) -> Row:
    """How much a statement shares with each that has one of its words."""
    met: Row = {}
    for word, weight in vector.items():
        if word in found:
            for other, theirs in zip(*found[word], strict=True):
                if other in met:
                    met[other] += weight * theirs
                else:
                    met[other] = weight * theirs
    return met


def _gathered(
    wanted: set[int], near: Row, postings: Postings, widest: int
) -> dict[int, tuple["array[int]", "array[float]"]]:
    """The statements that have each word, and its weight there by how much their article counts.

    In arrays, a sixth of the room, and article by article: a book may be near thousands.
    """
    found: dict[int, tuple[array[int], array[float]]] = {}
    for article, nearness in near.items():
        known = postings.of(article)
        for word in known.places.keys() & wanted:
            numbers, weights = found.get(word) or found.setdefault(word, (array("I"), array("d")))
            if len(numbers) <= widest:
                here, theirs = known.having(known.places[word])
                numbers += here
                weights.extend([weight * nearness for weight in theirs])
    return {word: having for word, having in found.items() if len(having[0]) <= widest}

"""Bags and sparse vectors in arrays, a tenth of what objects take; knows nothing of what they say.

What is read is a dictionary or a list made anew: who reads the same again and again keeps some.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from analysis.links.filed import Filed, Space
from analysis.links.vectors import Row, Terms

HELD = 128
"""Vectors kept as they are read: those of one story are compared again and again."""

_INVERTED = 1 << 18
"""Weights that are turned at a time, in 3 MB; the rows are gone through as often as it takes."""

_Read = TypeVar("_Read")


def held(read: Callable[[int], _Read], most: int = HELD) -> Callable[[int], _Read]:
    """The same reading, with the last so many kept."""
    return lru_cache(most)(read)


class Words:
    """A number for each word, in the order in which they are first met.

    What is written in these numbers has its place in `space`.
    """

    def __init__(self, space: Space) -> None:
        self.space = space
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []

    def __len__(self) -> int:
        return len(self._words)

    def number(self, word: str) -> int:
        """The number of a word, a new one where it was not met before."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self._words)
            self._words.append(word)
        return found

    def words(self, numbers: Iterable[int]) -> Iterator[str]:
        """The words that have these numbers."""
        return map(self._words.__getitem__, numbers)


class Bags:
    """Lists of words, in order and as often as they stand."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: Filed[int] = Filed("I", words.space)
        self._starts: Filed[int] = Filed("Q", words.space)
        self._starts.append(0)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, bag: Iterable[str]) -> None:
        """Keep one more."""
        self._numbers.extend(map(self._words.number, bag))
        self._starts.append(len(self._numbers))

    def __getitem__(self, number: int) -> list[str]:
        return list(self._words.words(self.numbers(number)))

    def numbers(self, number: int) -> "array[int]":
        """The same by the numbers of the words."""
        start, end = self.place(number)
        return self._numbers[start:end]

    def place(self, number: int) -> tuple[int, int]:
        """Where a bag begins and ends among the words of all bags."""
        start, end = self._starts[number : number + 2]
        return start, end


class Rows:
    """Vectors over articles or statements."""

    def __init__(self, space: Space, rows: Iterable[Mapping[int, float]] = ()) -> None:
        self.space = space
        self._keys: Filed[int] = Filed("I", space)
        self._weights: Filed[float] = Filed("d", space)
        self._starts: Filed[int] = Filed("Q", space)
        self._starts.append(0)
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, row: Mapping[int, float]) -> None:
        """Keep one more."""
        self._keys.extend(row.keys())
        self._weights.extend(row.values())
        self._starts.append(len(self._keys))

    def __getitem__(self, number: int) -> Row:
        start, end = self._starts[number : number + 2]
        return dict(zip(self._keys[start:end], self._weights[start:end], strict=True))

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))


class Vectors:
    """Vectors over words, in the order of their words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.rows = Rows(words.space)
        """The same by the numbers of the words."""

    def __len__(self) -> int:
        return len(self.rows)

    def append(self, vector: Mapping[str, float]) -> None:
        """Keep one more."""
        number = self._words.number
        self.rows.append({number(word): weight for word, weight in vector.items()})

    def __getitem__(self, number: int) -> Terms:
        row = self.rows[number]
        return dict(zip(self._words.words(row), row.values(), strict=True))

    def __iter__(self) -> Iterator[Terms]:
        return map(self.__getitem__, range(len(self)))


class Inverted:
    """For each key of some rows the rows that have it, by number from the lowest on, and its weight
    there; keys are below `many`.
    """

    def __init__(self, rows: Rows, many: int) -> None:
        counts = array("I", bytes(4 * many))
        for row in rows:
            for key in row:
                counts[key] += 1
        self._starts = array("Q", accumulate(counts, initial=0))
        self._numbers: Filed[int] = Filed("I", rows.space)
        self._weights: Filed[float] = Filed("d", rows.space)
        for first, last in self._parts(many):
            self._invert(rows, first, last)

    def _parts(self, many: int) -> Iterator[tuple[int, int]]:
        """Keys from one up to another, so few that those that have them are held."""
        first = 0
        while first < many:
            last = bisect_right(self._starts, self._starts[first] + _INVERTED)
            last = min(many, max(last - 1, first + 1))
            yield first, last
            first = last

    def _invert(self, rows: Rows, first: int, last: int) -> None:
        base, end = self._starts[first], self._starts[last]
        numbers = array("I", bytes(4 * (end - base)))
        weights = array("d", bytes(8 * (end - base)))
        at = self._starts[first:last]
        for number, row in enumerate(rows):
            for key, weight in row.items():
                if first <= key < last:
                    place = at[key - first]
                    at[key - first] = place + 1
                    numbers[place - base] = number
                    weights[place - base] = weight
        self._numbers.extend(numbers)
        self._weights.extend(weights)

    def count(self, key: int) -> int:
        """How many rows have a key."""
        return self._starts[key + 1] - self._starts[key]

    def having(self, key: int) -> Iterator[tuple[int, float]]:
        """The numbers of the rows that have a key, and its weights there."""
        start, end = self._starts[key : key + 2]
        return zip(self._numbers[start:end], self._weights[start:end], strict=True)

"""Bags and sparse vectors in arrays, a tenth of what objects take; knows nothing of what they say.

What is read is a dictionary or a list made anew: who reads the same again and again keeps some.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from analysis.links.vectors import Row, Terms

HELD = 256
"""Vectors kept as they are read: those of one story are compared again and again."""

_Read = TypeVar("_Read")


def held(read: Callable[[int], _Read], most: int = HELD) -> Callable[[int], _Read]:
    """The same reading, with the last so many kept."""
    return lru_cache(most)(read)


class Words:
    """A number for each word, in the order in which they are first met."""

    def __init__(self) -> None:
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
        self._numbers = array("I")
        self._starts = array("Q", [0])

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

    def __init__(self, rows: Iterable[Mapping[int, float]] = ()) -> None:
        self._keys = array("I")
        self._weights = array("d")
        self._starts = array("Q", [0])
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
        self.rows = Rows()
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
        ends = array("Q", bytes(8 * (many + 1)))
        for row in rows:
            for key in row:
                ends[key + 1] += 1
        for key in range(many):
            ends[key + 1] += ends[key]
        self._numbers = array("I", bytes(4 * ends[-1]))
        self._weights = array("d", bytes(8 * ends[-1]))
        at = ends[:-1]
        for number, row in enumerate(rows):
            for key, weight in row.items():
                place = at[key]
                at[key] = place + 1
                self._numbers[place] = number
                self._weights[place] = weight
        self._starts = ends

    def count(self, key: int) -> int:
        """How many rows have a key."""
        return self._starts[key + 1] - self._starts[key]

    def having(self, key: int) -> Iterator[tuple[int, float]]:
        """The numbers of the rows that have a key, and its weights there."""
        start, end = self._starts[key : key + 2]
        return zip(self._numbers[start:end], self._weights[start:end], strict=True)

"""Sparse vectors and their cosines; knows nothing of what their terms are.

Sums run in the order of the keys given, never in that of a set, so that every run and every
machine adds the same numbers in the same order.
"""

import heapq
import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

Terms = dict[str, float]
"""A vector over words."""
Row = dict[int, float]
"""A vector over articles or statements, by number."""


Other = tuple[int, Terms, float]
"""The number of a vector, the vector, and how much it counts."""


def scaled(vector: Mapping[Key, float]) -> dict[Key, float]:
    """The vector at length one; a vector of nothing stays as it is."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def cosine(a: Mapping[Key, float], b: Mapping[Key, float]) -> float:
    """The cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    total = 0.0
    for key, weight in a.items():
        if key in b:
            total += weight * b[key]
    return total


def weighed(bag: Iterable[str], weights: Mapping[str, float]) -> Terms:
    """The words of a bag that have a weight, by the logarithm of their count, at length one."""
    counts = Counter(word for word in bag if word in weights)
    return scaled({word: (1.0 + math.log(n)) * weights[word] for word, n in counts.items()})


def nearest(
    ones: Mapping[int, Terms], others: Iterable[Other], *, widest: int, most: int
) -> Iterator[tuple[int, list[int]]]:
    """For each of `ones` the numbers of the `others` it shares most with, nearest first.

    By inverted index: terms that stand in more than `widest` of the others lead nowhere by
    themselves. The best `most` are kept.
    """
    wanted = {term for vector in ones.values() for term in vector}
    postings = _postings(others, wanted, widest)
    for one, vector in ones.items():
        met: Row = {}
        for term, weight in vector.items():
            for other, theirs in postings.get(term, ()):
                if other in met:
                    met[other] -= weight * theirs
                else:
                    met[other] = -weight * theirs
        least = heapq.nsmallest(most, [(less, other) for other, less in met.items()])
        yield one, [other for _, other in least]


def _postings(
    others: Iterable[Other], wanted: Collection[str], widest: int
) -> dict[str, list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = {term: [] for term in wanted}
    for number, vector, nearness in others:
        for term, weight in vector.items():
            found = postings.get(term)
            if found is not None:
                found.append((number, weight * nearness))
    return {term: found for term, found in postings.items() if len(found) <= widest}

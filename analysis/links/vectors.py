"""Sparse vectors and their cosines; knows nothing of what their terms are.

Sums run in the order of the keys given, never in that of a set, so that every run and every
machine adds the same numbers in the same order.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

Terms = dict[str, float]
"""A vector over words."""
Row = dict[int, float]
"""A vector over articles or statements, by number."""


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


def weighed(bag: Iterable[Key], weights: Mapping[Key, float]) -> dict[Key, float]:
    """The words of a bag that have a weight, by the logarithm of their count, at length one."""
    counts = Counter(word for word in bag if word in weights)
    return scaled({word: (1.0 + math.log(n)) * weights[word] for word, n in counts.items()})


def best(met: Row, most: int) -> list[int]:
    """The numbers with the largest sums; of equal sums the lower numbers."""
    if len(met) <= most:
        return list(met)
    least = sorted(met.values(), reverse=True)[most - 1]
    over = [other for other, total in met.items() if total > least]
    equal = sorted(other for other, total in met.items() if total == least)
    return over + equal[: most - len(over)]

"""Sparse vectors and their cosines; knows nothing of what their terms are.

Sums run in the order of the keys given, never in that of a set, so that every run and every
machine adds the same numbers in the same order.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

Terms = dict[str, float]
"""A vector over words."""
Row = dict[int, float]
"""A vector over articles or statements, by number."""

Postings = dict[str, list[tuple[int, float]]]
"""An inverted index: for each term the vectors that have it, by number, and its weight there."""


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


def postings_of(vectors: Mapping[int, Terms]) -> Postings:
    """The inverted index of some vectors."""
    postings: Postings = {}
    for number, vector in vectors.items():
        for term, weight in vector.items():
            postings.setdefault(term, []).append((number, weight))
    return postings


def nearest(
    ones: Mapping[int, Terms],
    others: Iterable[Postings],
    counts: Mapping[int, float],
    *,
    widest: int,
    most: int,
) -> Iterator[tuple[int, list[int]]]:
    """For each of `ones` the numbers of the others it shares most with, in no order.

    The others come as indexes of some of them each; `counts` says how much each vector counts.
    Terms that stand in more than `widest` of the others lead nowhere by themselves. The best
    `most` are kept.
    """
    gathered = _gathered({term for vector in ones.values() for term in vector}, others)
    # Two lists a term, not one of pairs: fewer objects for the collector to walk.
    postings = {
        term: ([other for other, _ in found], [weight * counts[other] for other, weight in found])
        for term, found in gathered.items()
        if len(found) <= widest
    }
    for one, vector in ones.items():
        met: Row = {}
        for term, weight in vector.items():
            if term in postings:
                for other, theirs in zip(*postings[term], strict=True):
                    if other in met:
                        met[other] += weight * theirs
                    else:
                        met[other] = weight * theirs
        yield one, _best(met, most)


def _gathered(wanted: set[str], others: Iterable[Postings]) -> Postings:
    """One index of the wanted terms out of many."""
    gathered: Postings = {term: [] for term in wanted}
    for postings in others:
        for term in postings.keys() & wanted:
            gathered[term] += postings[term]
    return gathered


def _best(met: Row, most: int) -> list[int]:
    """The numbers with the largest sums; of equal sums the lower numbers."""
    if len(met) <= most:
        return list(met)
    least = sorted(met.values(), reverse=True)[most - 1]
    best = [other for other, total in met.items() if total > least]
    equal = sorted(other for other, total in met.items() if total == least)
    return best + equal[: most - len(best)]

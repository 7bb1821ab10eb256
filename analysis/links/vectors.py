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

Posting = tuple[list[int], list[float]]
"""The vectors that have a term, by number, and how much it weighs in each; two lists are half
the objects of a list of pairs, and in a large library there are millions."""
Postings = dict[str, Posting]


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
    """Where each term stands: an inverted index."""
    postings: Postings = {}
    for number, vector in vectors.items():
        for term, weight in vector.items():
            if term not in postings:
                postings[term] = ([], [])
            numbers, weights = postings[term]
            numbers.append(number)
            weights.append(weight)
    return postings


def nearest(
    ones: Mapping[int, Terms], others: Iterable[tuple[Postings, float]], *, widest: int, most: int
) -> Iterator[tuple[int, list[int]]]:
    """For each of `ones` the numbers of the others it shares most with, in no order.

    The others come as indexes, each with how much it counts. Terms that stand in more than
    `widest` of the others lead nowhere by themselves. The best `most` are kept.
    """
    postings = _gathered({term for vector in ones.values() for term in vector}, others, widest)
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


def _gathered(wanted: set[str], others: Iterable[tuple[Postings, float]], widest: int) -> Postings:
    """One index of the wanted terms out of many."""
    gathered: Postings = {term: ([], []) for term in wanted}
    for postings, nearness in others:
        for term in postings.keys() & wanted:
            numbers, weights = postings[term]
            found = gathered[term]
            found[0].extend(numbers)
            found[1].extend([weight * nearness for weight in weights])
    return {term: found for term, found in gathered.items() if len(found[0]) <= widest}


def _best(met: Row, most: int) -> list[int]:
    """The numbers with the largest sums; of equal sums the lower numbers."""
    if len(met) <= most:
        return list(met)
    least = sorted(met.values(), reverse=True)[most - 1]
    best = [other for other, total in met.items() if total > least]
    equal = sorted(other for other, total in met.items() if total == least)
    return best + equal[: most - len(best)]

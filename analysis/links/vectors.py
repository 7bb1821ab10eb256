"""Sparse vectors of terms and their cosines; knows nothing of what the terms are.

Sums run in the order of the units given, never in that of a set, so that every run and every
machine adds the same numbers in the same order.
"""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Vector = dict[int, float]
"""Term to weight; of length one."""


def rarity(bags: Sequence[Iterable[str]], everyday: Mapping[str, float]) -> dict[str, float]:
    """The weight of every term: the rarer in these bags and in everyday text, the more.

    `everyday` gives shares of everyday sentences; they count as PRIOR more bags, so that with
    few bags the weight is that of everyday text. The weight falls steeply: what stands in a
    fifth of many bags, such as the names of a story told by all of them, tells nothing apart.
    """
    df: Counter[str] = Counter()
    for bag in bags:
        df.update(dict.fromkeys(bag, 1))
    whole = PRIOR + len(bags)
    return {
        term: max(LEAST, -math.log(STEEPNESS * (count + PRIOR * everyday.get(term, 0.0)) / whole))
        for term, count in df.items()
    }


PRIOR = 100
STEEPNESS = 2.0
"""exp(-1) times 5: the best of a dozen forms on development data."""
LEAST = 0.05


def weighed(bags: Sequence[Sequence[str]], rare: Mapping[str, float]) -> list[Vector]:
    """TF-IDF vectors with logarithmic counts."""
    numbers = {term: n for n, term in enumerate(rare)}
    return [_unit(bag, rare, numbers) for bag in bags]


def _unit(bag: Sequence[str], rare: Mapping[str, float], numbers: dict[str, int]) -> Vector:
    raw = {
        numbers[term]: (1.0 + math.log(count)) * rare[term] for term, count in Counter(bag).items()
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {term: weight / length for term, weight in raw.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def neighbours(
    vectors: Sequence[Vector], owners: Sequence[int], *, widest: int, most: int
) -> list[Vector]:
    """For each vector its nearest ones of other owners with their cosines, by inverted index.

    Terms that stand in more than `widest` vectors lead to no neighbour by themselves, though
    they count once a rarer term has met. Of each vector the nearest `most` are kept, and those
    that have it among their own nearest.
    """
    postings = _postings(vectors, widest)
    rows: list[Vector] = [{} for _ in vectors]
    for one, vector in enumerate(vectors):
        for other in _nearest(_met(one, vector, owners, postings), most):
            near = cosine(vector, vectors[other])
            rows[one][other] = near
            rows[other][one] = near
    return rows


def _postings(vectors: Sequence[Vector], widest: int) -> dict[int, list[tuple[int, float]]]:
    postings: dict[int, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings.setdefault(term, []).append((number, weight))
    return {term: found for term, found in postings.items() if len(found) <= widest}


def _met(
    one: int,
    vector: Vector,
    owners: Sequence[int],
    postings: dict[int, list[tuple[int, float]]],
) -> Vector:
    """What `vector` has in common with those of other owners in the terms of the postings."""
    met: Vector = {}
    for term, weight in vector.items():
        for other, theirs in postings.get(term, ()):
            met[other] = met.get(other, 0.0) + weight * theirs
    mine = owners[one]
    return {other: shared for other, shared in met.items() if owners[other] != mine}


def _nearest(row: Vector, most: int) -> list[int]:
    if len(row) <= most:
        return list(row)
    return heapq.nsmallest(most, row, key=lambda other: (-row[other], other))

"""Parts a statement into what happened and to whom; knows nothing of other statements."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.links.statements import Gist
from analysis.links.vectors import Terms


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a statement by what they tell, as far as their weights go."""

    vector: Terms
    roots: Terms
    """The square roots of the weights of its words: those of a pair make a weight."""
    named: frozenset[str]
    """Its stems of names and numbers; the others are plain, and there are more of them."""
    length: float
    """That of the part of the statement's vector that is plain."""
    weight: float
    """The weights of plain words added up."""
    names: Terms
    """The words of names, with the roots of their weights."""
    named_weight: float
    """The weights of the words of names added up."""


def parts_of(
    gist: Gist,
    vector: Terms,
    weights: Mapping[str, float],
    callings: Mapping[str, float],
) -> Parts:
    """The parts of a statement by the weights of its article, those of stems and of names."""
    plain = [stem for stem in vector if stem not in gist.named]
    words = dict.fromkeys(word for name in gist.told for word in name.split())
    names = {word: math.sqrt(callings.get(word, 0.0)) for word in words}
    return Parts(
        vector,
        {stem: math.sqrt(weights[stem]) for stem in vector},
        gist.named,
        math.sqrt(sum(vector[stem] ** 2 for stem in plain)),
        sum(weights[stem] for stem in plain),
        names,
        sum(root * root for root in names.values()),
    )


def shared_words(a: Parts, b: Parts) -> tuple[float, float, float]:
    """The cosine of two statements, the weights of the words of both, the cosine of plain words.

    The sum tells a long agreement from a short one, which a cosine does not.
    """
    if len(b.vector) < len(a.vector):
        a, b = b, a
    theirs = b.vector
    words = weight = plain = 0.0
    for stem, value in a.vector.items():
        if stem in theirs:
            product = value * theirs[stem]
            words += product
            weight += a.roots[stem] * b.roots[stem]
            if stem not in a.named and stem not in b.named:
                plain += product
    return words, weight, plain / (a.length * b.length) if plain else 0.0


def shared_names(a: Parts, b: Parts) -> tuple[float, float]:
    """The weight of the names of both, and of those left over on the side that has fewer."""
    few, many = (a.names, b.names) if len(a.names) <= len(b.names) else (b.names, a.names)
    shared = 0.0
    for word, root in few.items():
        if word in many:
            shared += root * many[word]
    return shared, max(0.0, min(a.named_weight, b.named_weight) - shared)

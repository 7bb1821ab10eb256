"""Parts a statement into what happened and to whom; knows nothing of other statements."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.links.content import Content
from analysis.links.vectors import Terms


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a statement by what they tell, as far as their weights go."""

    plain: frozenset[str]
    """Stems of no name and no number."""
    length: float
    """That of their part of the statement's vector."""
    weight: float
    """Their weights added up."""
    names: Terms
    """The words of names, with the roots of their weights: for a pair they multiply to a weight."""
    named: float
    """The weights of the words of names added up."""


def parts_of(
    content: Content,
    vector: Terms,
    weights: Mapping[str, float],
    callings: Mapping[str, float],
) -> Parts:
    """The parts of a statement by the weights of its article, those of stems and of names."""
    plain = [stem for stem in vector if stem in content.plain]
    words = dict.fromkeys(word for name in content.names for word in name.key.split())
    names = {word: math.sqrt(callings.get(word, 0.0)) for word in words}
    return Parts(
        frozenset(plain),
        math.sqrt(sum(vector[stem] ** 2 for stem in plain)),
        sum(weights[stem] for stem in plain),
        names,
        sum(root * root for root in names.values()),
    )


def shared_names(a: Parts, b: Parts) -> tuple[float, float]:
    """The weight of the names of both, and of those left over on the side that has fewer."""
    few, many = (a.names, b.names) if len(a.names) <= len(b.names) else (b.names, a.names)
    shared = sum(root * many[word] for word, root in few.items() if word in many)
    return shared, max(0.0, min(a.named, b.named) - shared)

"""Measures how alike two statements of a scene are; knows nothing of their weights."""

import math
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import lru_cache

from analysis.links.packed import held
from analysis.links.parts import Parts, parts_of, shared_names, shared_words
from analysis.links.scene import Scene
from analysis.links.stories import Kinship
from analysis.links.vectors import cosine, weighed

FEATURES = (
    "words",
    "common weight",
    "plain words",
    "weight of the weightier",
    "names",
    "names apart",
    "company of articles",
    "depth of the higher",
    "depth of the lower",
    "like a lead",
    "same core",
)
"""What each number of a measure is, in order."""

Measure = Callable[[int, int], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class _Side:
    """One statement as it is measured."""

    parts: Parts
    core: Set[str]
    depth: float


_HELD = 512
"""Statements kept as they are measured, and pairs of articles: those of an article are compared one
after the other."""


def measure_of(scene: Scene, kinship: Kinship) -> Measure:
    """A measure of the pairs of a scene, quick where pairs of the same articles come together."""
    owners, openings = scene.statements.owners, held(scene.stories.openings.__getitem__)
    weights = held(scene.stories.weights.__getitem__)
    callings = held(scene.stories.callings.__getitem__)
    company = lru_cache(_HELD)(kinship.company_of)

    def side(number: int) -> _Side:
        gist, owner = scene.statements.gist(number), owners[number]
        vector = weighed(gist.stems, weights(owner))
        parts = parts_of(gist, vector, weights(owner), callings(owner))
        # Mostly it is all words that have a weight: then it takes no room of its own.
        core = vector.keys() if vector.keys() == gist.core else gist.core
        return _Side(parts, core, _depth(scene.statements.starts[number]))

    sides = held(side, _HELD)

    @lru_cache(_HELD)
    def lead(one: int, article: int) -> float:
        """How like a statement is to the lead of another article."""
        return cosine(sides(one).parts.vector, openings(article))

    def measured(one: int, other: int) -> tuple[float, ...]:
        here, there = owners[one], owners[other]
        a, b = sides(one), sides(other)
        words, weight, plain = shared_words(a.parts, b.parts)
        names, apart = shared_names(a.parts, b.parts)
        return (
            words,
            math.log1p(weight),
            plain,
            math.log1p(max(a.parts.weight, b.parts.weight)),
            names,
            apart,
            company(here, there),
            min(a.depth, b.depth),
            max(a.depth, b.depth),
            max(lead(one, there), lead(other, here)),
            same_core(a.core, b.core),
        )

    return measured


def _depth(start: int) -> float:
    """How far down its article a statement stands: the event of a report is at its top."""
    return math.log1p(start / _SENTENCE)


_SENTENCE = 150
"""Code points of a sentence of news."""


_CORE_FROM = 0.6
"""Share of common words from on which a core counts as taken over."""
_CORE_WORDS = 3
"""Words without which a core is too short to be taken over."""


def same_core(a: Set[str], b: Set[str]) -> float:
    """How much of what is said is said in the same words, numbers aside, from 0 to 1."""
    fewer, both = min(len(a), len(b)), len(a) + len(b)
    if fewer < _CORE_WORDS or 2 * fewer <= _CORE_FROM * both or a.isdisjoint(b):
        return 0.0
    common = 2 * len(a & b) / both
    return max(0.0, common - _CORE_FROM) / (1.0 - _CORE_FROM)

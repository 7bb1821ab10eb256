"""Measures how alike two statements of a scene are; knows nothing of their weights."""

import math
from collections.abc import Callable

from analysis.links.parts import Parts, parts_of, shared_names, shared_words
from analysis.links.scene import Scene
from analysis.links.stories import Kinship
from analysis.links.vectors import Row, cosine

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


def measure_of(scene: Scene, kinship: Kinship) -> Measure:
    """A measure of the pairs of a scene, which works out each pair of articles once."""
    owners, openings = scene.owners, scene.stories.openings
    cores = [unit.content.core for unit in scene.units]
    parts = [_parts(scene, one) for one in range(len(scene.units))]
    depths = [_depth(scene, one) for one in range(len(scene.units))]
    known: dict[tuple[int, int], float] = {}
    leads: list[Row] = [{} for _ in parts]

    def lead(one: int, article: int) -> float:
        """How like a statement is to the lead of another article."""
        found = leads[one]
        if article not in found:
            found[article] = cosine(parts[one].vector, openings[article])
        return found[article]

    def measured(one: int, other: int) -> tuple[float, ...]:
        here, there = pair = owners[one], owners[other]
        if pair not in known:
            known[pair] = kinship.company_of(here, there)
        a, b = parts[one], parts[other]
        words, weight, plain = shared_words(a, b)
        names, apart = shared_names(a, b)
        return (
            words,
            math.log1p(weight),
            plain,
            math.log1p(max(a.weight, b.weight)),
            names,
            apart,
            known[pair],
            min(depths[one], depths[other]),
            max(depths[one], depths[other]),
            max(lead(one, there), lead(other, here)),
            same_core(cores[one], cores[other]),
        )

    return measured


def _parts(scene: Scene, one: int) -> Parts:
    owner, stories = scene.owners[one], scene.stories
    return parts_of(
        scene.units[one].content,
        scene.vectors[one],
        stories.weights[owner],
        scene.roots[owner],
        stories.callings[owner],
    )


def _depth(scene: Scene, one: int) -> float:
    """How far down its article a statement stands: the event of a report is at its top."""
    return math.log1p(scene.units[one].statement.span.start / _SENTENCE)


_SENTENCE = 150
"""Code points of a sentence of news."""


_CORE_FROM = 0.6
"""Share of common words from on which a core counts as taken over."""
_CORE_WORDS = 3
"""Words without which a core is too short to be taken over."""


def same_core(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of what is said is said in the same words, numbers aside, from 0 to 1."""
    fewer, both = min(len(a), len(b)), len(a) + len(b)
    if fewer < _CORE_WORDS or 2 * fewer <= _CORE_FROM * both or a.isdisjoint(b):
        return 0.0
    common = 2 * len(a & b) / both
    return max(0.0, common - _CORE_FROM) / (1.0 - _CORE_FROM)

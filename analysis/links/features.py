"""Measures how alike two statements of a scene are; knows nothing of their weights."""

import math
from collections.abc import Callable

from analysis.links.scene import Scene
from analysis.links.stories import Kinship

FEATURES = (
    "words",
    "common weight",
    "articles",
    "company of articles",
)
"""What each number of a measure is, in order."""

Measure = Callable[[int, int], tuple[float, ...]]


def measure_of(scene: Scene, kinship: Kinship) -> Measure:
    """A measure of the pairs of a scene, which works out each pair of articles once."""
    known: dict[tuple[int, int], tuple[float, float]] = {}

    def measured(one: int, other: int) -> tuple[float, ...]:
        pair = (scene.owners[one], scene.owners[other])
        if pair not in known:
            known[pair] = kinship.evidence(*pair)
        own, company = known[pair]
        words, weight = _shared(scene, one, other)
        return (
            words,
            math.log1p(weight),
            own,
            company,
        )

    return measured


def _shared(scene: Scene, one: int, other: int) -> tuple[float, float]:
    """The cosine of two statements, and the weights of the words of both added up.

    The sum tells a long agreement from a short one, which the cosine does not.
    """
    a, b = scene.vectors[one], scene.vectors[other]
    if len(b) < len(a):
        one, other, a, b = other, one, b, a
    ours, theirs = scene.roots[scene.owners[one]], scene.roots[scene.owners[other]]
    words = weight = 0.0
    for stem, value in a.items():
        match = b.get(stem)
        if match is not None:
            words += value * match
            weight += ours[stem] * theirs[stem]
    return words, weight

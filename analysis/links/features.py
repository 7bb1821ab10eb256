"""Measures how alike two statements of a scene are; knows nothing of their weights."""

import math
from collections.abc import Callable, Sequence

from analysis.links.content import Content
from analysis.links.parts import Parts, parts_of, shared_names
from analysis.links.scene import Scene
from analysis.links.stories import Kinship
from analysis.links.vectors import cosine

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
    known: dict[tuple[int, int], float] = {}
    leads: dict[tuple[int, int], float] = {}
    parts = [_parts(scene, one) for one in range(len(scene.units))]
    depths = [_depth(scene, one) for one in range(len(scene.units))]

    def lead(one: int, article: int) -> float:
        """How like a statement is to the lead of another article."""
        if (one, article) not in leads:
            leads[one, article] = cosine(scene.vectors[one], scene.stories.openings[article])
        return leads[one, article]

    def measured(one: int, other: int) -> tuple[float, ...]:
        pair = (scene.owners[one], scene.owners[other])
        if pair not in known:
            known[pair] = kinship.company_of(*pair)
        a, b = parts[one], parts[other]
        words, weight, plain = _shared(scene, parts, one, other)
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
            max(lead(one, pair[1]), lead(other, pair[0])),
            same_core(scene.units[one].content, scene.units[other].content),
        )

    return measured


def _parts(scene: Scene, one: int) -> Parts:
    owner, stories = scene.owners[one], scene.stories
    return parts_of(
        scene.units[one].content,
        scene.vectors[one],
        stories.weights[owner],
        stories.callings[owner],
    )


def _shared(
    scene: Scene, parts: Sequence[Parts], one: int, other: int
) -> tuple[float, float, float]:
    """The cosine of two statements, the weights of the words of both, the cosine of plain words.

    The sum tells a long agreement from a short one, which a cosine does not.
    """
    a, b = scene.vectors[one], scene.vectors[other]
    if len(b) < len(a):
        one, other, a, b = other, one, b, a
    ours, theirs = scene.roots[scene.owners[one]], scene.roots[scene.owners[other]]
    mine, yours = parts[one], parts[other]
    words = weight = plain = 0.0
    for stem, value in a.items():
        match = b.get(stem)
        if match is not None:
            words += value * match
            weight += ours[stem] * theirs[stem]
            if stem in mine.plain and stem in yours.plain:
                plain += value * match
    return words, weight, plain / (mine.length * yours.length) if plain else 0.0


def _depth(scene: Scene, one: int) -> float:
    """How far down its article a statement stands: the event of a report is at its top."""
    return math.log1p(scene.units[one].statement.span.start / _SENTENCE)


_SENTENCE = 150
"""Code points of a sentence of news."""


_CORE_FROM = 0.6
"""Share of common words from on which a core counts as taken over."""
_CORE_WORDS = 3
"""Words without which a core is too short to be taken over."""


def same_core(a: Content, b: Content) -> float:
    """How much of what is said is said in the same words, numbers aside, from 0 to 1."""
    if min(len(a.core), len(b.core)) < _CORE_WORDS or a.core.isdisjoint(b.core):
        return 0.0
    common = 2 * len(a.core & b.core) / (len(a.core) + len(b.core))
    return max(0.0, common - _CORE_FROM) / (1.0 - _CORE_FROM)

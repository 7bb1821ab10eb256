"""Measures how alike two statements of a scene are; knows nothing of the weights."""

import math
from collections.abc import Iterator

from analysis.links.scene import Scene
from analysis.links.vectors import cosine

FEATURES = (
    "words",
    "common weight",
    "words in near articles",
    "articles",
    "company of articles",
    "names",
)
"""What each number of `measured` is, in order."""


def candidates(scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs of statements worth a look, each once, the earlier first."""
    for one, row in enumerate(scene.rows):
        for other in row:
            if one < other:
                yield one, other


def measured(scene: Scene, one: int, other: int) -> tuple[float, ...]:
    """The similarities of two statements."""
    a, b = scene.owners[one], scene.owners[other]
    words = scene.rows[one].get(other, 0.0)
    articles = scene.stories[a].get(b, 0.0)
    company = cosine(scene.profiles[a], scene.profiles[b])
    return (
        words,
        math.log1p(_common_weight(scene, one, other)),
        words * articles,
        articles,
        company,
        _shared_names(scene, one, other),
    )


def _common_weight(scene: Scene, one: int, other: int) -> float:
    """The weights of the words in both, added up: long overlaps count more than short ones."""
    rare = scene.rare
    theirs = set(scene.units[other].content.stems)
    ours = dict.fromkeys(scene.units[one].content.stems)
    return sum(rare[stem] for stem in ours if stem in theirs)


def _shared_names(scene: Scene, one: int, other: int) -> float:
    """The share of all names of both that are names of both."""
    ours = {name.key for name in scene.units[one].content.names}
    theirs = {name.key for name in scene.units[other].content.names}
    every = len(ours | theirs)
    return len(ours & theirs) / every if every else 0.0

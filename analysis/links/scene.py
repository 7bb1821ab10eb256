"""All statements of one call with what is computed once for them; knows nothing of scores."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from analysis.links.content import NAME_LABELS, Unit
from analysis.links.stories import Stories, Told, stories_of
from analysis.links.vectors import Terms, nearest, postings_of, weighed
from analysis.links.words import Stems

_PAIRS = 300_000
"""Pairs looked at in one call, so long as each statement keeps its nearest neighbours."""
_NEIGHBOURS_AT_LEAST = 24
_WIDEST = 500
"""A word in more statements near an article than these leads to no candidate by itself."""
_LEAD = 350
"""Code points of an article that say what it is about: headline and first sentences."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The statements, what each weighs, whom each may be linked with, and their stories."""

    units: tuple[Unit, ...]
    owners: tuple[int, ...]
    """For each unit the number of its article."""
    vectors: tuple[Terms, ...]
    roots: tuple[Mapping[str, float], ...]
    """For each article the square roots of its weights: for a pair they multiply to a weight."""
    stories: Stories
    candidates: tuple[tuple[int, int], ...]
    """Pairs of units worth a look, each once, the earlier first."""


def unlikely(scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs of near articles that no word led to, the nearest articles first.

    With the candidates they are fewer than the pairs looked at in one call.
    """
    members: list[list[int]] = [[] for _ in scene.stories.near]
    for number, owner in enumerate(scene.owners):
        members[owner].append(number)
    met = set(scene.candidates)
    left = _PAIRS - len(met)
    for one, other in _nearest_articles(scene.stories):
        pairs = [pair for pair in product(members[one], members[other]) if pair not in met]
        left -= len(pairs)
        if left <= 0:
            return
        yield from pairs


def _nearest_articles(stories: Stories) -> list[tuple[int, int]]:
    """Pairs of articles that count for one another, the nearest first."""
    found = [
        (-nearness, one, other)
        for one, near in enumerate(stories.near)
        for other, nearness in near.items()
        if one < other
    ]
    return [(one, other) for _, one, other in sorted(found)]


def scene_of(units: Sequence[Unit], everyday: Mapping[str, float], stems: Stems) -> Scene:
    """Everything that is computed once for all pairs of the call."""
    by_article = [list(group) for _, group in groupby(units, lambda unit: unit.article.id)]
    owners = tuple(number for number, group in enumerate(by_article) for _ in group)
    stories = stories_of([_told(group[0], stems) for group in by_article], everyday)
    vectors = tuple(
        weighed(unit.content.stems, stories.weights[owner])
        for unit, owner in zip(units, owners, strict=True)
    )
    roots = tuple(
        {stem: math.sqrt(weight) for stem, weight in weights.items()} for weights in stories.weights
    )
    pairs = _candidates(vectors, owners, stories)
    return Scene(tuple(units), owners, vectors, roots, stories, tuple(pairs))


def _told(unit: Unit, stems: Stems) -> Told:
    """One article by all its sentences, statements or not, and by all its names."""
    text, analysis = unit.article.text, unit.analysis
    spans = analysis.sentences or [statement.span for statement in analysis.statements]
    return Told(
        sentences=tuple(tuple(stems(span.of(text))) for span in spans),
        lead=tuple(stems(text[:_LEAD])),
        whole=tuple(stems(text)),
        names=tuple(
            word
            for entity in analysis.entities
            if entity.label in NAME_LABELS
            for word in entity.name.casefold().split()
        ),
    )


def _candidates(
    vectors: Sequence[Terms], owners: Sequence[int], stories: Stories
) -> Iterator[tuple[int, int]]:
    """Each statement with the nearest ones of the articles near its own."""
    most = max(_NEIGHBOURS_AT_LEAST, _PAIRS // max(1, len(vectors)))
    told: list[dict[int, Terms]] = [{} for _ in stories.near]
    for number, (vector, owner) in enumerate(zip(vectors, owners, strict=True)):
        told[owner][number] = vector
    postings = [postings_of(held) for held in told]
    later: list[set[int]] = [set() for _ in vectors]
    for article, near in enumerate(stories.near):
        around = [postings[other] for other in near if other != article]
        counts = {one: nearness for other, nearness in near.items() for one in told[other]}
        for one, others in nearest(told[article], around, counts, widest=_WIDEST, most=most):
            for other in others:
                if one < other:
                    later[one].add(other)
                else:
                    later[other].add(one)
    return ((one, other) for one, others in enumerate(later) for other in sorted(others))

"""All statements of one call with what is computed once for them; knows nothing of scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.links.content import Unit
from analysis.links.vectors import Vector, cosine, neighbours, rarity, weighed
from analysis.links.words import stems_in

_PAIRS = 200_000
"""Pairs looked at in one call, so long as each statement keeps its nearest neighbours."""
_NEIGHBOURS_AT_LEAST = 24
_WIDEST_SHARE = 0.02
_WIDEST_AT_LEAST = 400
"""A word in more statements than these leads to no candidate by itself."""
_ARTICLE_TERMS = 120
"""Rarest terms of an article that are compared with other articles."""
_MOST_ARTICLES = 100


@dataclass(frozen=True, slots=True)
class Scene:
    """The statements, their vectors, their nearest neighbours, and how near the articles are."""

    units: tuple[Unit, ...]
    owners: tuple[int, ...]
    """For each unit the number of its article."""
    rare: Mapping[str, float]
    vectors: tuple[Vector, ...]
    rows: tuple[Vector, ...]
    """For each unit its nearest units of other articles, with their cosines."""
    stories: tuple[Vector, ...]
    """For each article the nearest other articles, with their cosines."""
    profiles: tuple[Vector, ...]
    """`stories` scaled to length one, so that articles can be compared by the company they keep."""


def scene_of(units: Sequence[Unit], everyday: Mapping[str, float]) -> Scene:
    """Everything that is computed once for all pairs of the call."""
    numbers = {key: n for n, key in enumerate(dict.fromkeys(unit.article.id for unit in units))}
    owners = tuple(numbers[unit.article.id] for unit in units)
    bags = [unit.content.stems for unit in units]
    rare = rarity(bags, everyday)
    vectors = weighed(bags, rare)
    widest = max(_WIDEST_AT_LEAST, int(_WIDEST_SHARE * len(units)))
    most = max(_NEIGHBOURS_AT_LEAST, _PAIRS // max(1, len(units)))
    rows = neighbours(vectors, owners, widest=widest, most=most)
    stories = _stories(units, rare)
    profiles = tuple(_scaled(row) for row in stories)
    return Scene(tuple(units), owners, rare, tuple(vectors), tuple(rows), stories, profiles)


def _stories(units: Sequence[Unit], rare: Mapping[str, float]) -> tuple[Vector, ...]:
    """How near each article is to each other one, by their whole texts."""
    texts = {unit.article.id: unit.article.text for unit in units}
    bags = [[stem for stem in stems_in(text) if stem in rare] for text in texts.values()]
    vectors = [_heaviest(vector) for vector in weighed(bags, rare)]
    own = range(len(vectors))
    return tuple(neighbours(vectors, own, widest=len(vectors), most=_MOST_ARTICLES))


def _heaviest(vector: Vector) -> Vector:
    """The vector without its lightest terms, again of length one."""
    best = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:_ARTICLE_TERMS]
    return _scaled(dict(best))


def _scaled(vector: Vector) -> Vector:
    length = cosine(vector, vector) ** 0.5
    return {term: weight / length for term, weight in vector.items()} if length else {}

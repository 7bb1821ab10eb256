"""Finds the same statement in several articles; knows nothing of how statements are found."""

import math
from collections.abc import Iterator, Sequence

from analysis.links.content import Unit, units_of
from analysis.links.differences import differences, reasons
from analysis.links.features import measure_of
from analysis.links.scene import Scene, scene_of, unlikely
from analysis.links.scoring import (
    Pair,
    Weights,
    companies,
    load_everyday,
    load_weights,
    reaching,
    score,
)
from analysis.links.stories import kinship_of
from analysis.links.words import Stems, stemmer
from model import Analysis, Article, Link, LinkEnd


def find_links(
    articles: Sequence[Article], analyses: Sequence[Analysis], *, all_pairs: bool = False
) -> tuple[Link, ...]:
    """Pairs of statements of different articles that report the same, the surest first.

    The same in any order of the articles. With `all_pairs` others of near articles are listed
    too, not linked: candidates that scored too low, then pairs that no word led to. Time grows
    with the statements times the neighbours kept of each, not with the square.
    """
    stems = stemmer()
    scene = scene_of(units_of(articles, analyses, stems), load_everyday(), stems)
    return tuple(sorted(_links(scene, load_weights(), stems, all_pairs), key=_rank))


def _links(scene: Scene, weights: Weights, stems: Stems, all_pairs: bool) -> Iterator[Link]:
    measured = measure_of(scene, kinship_of(scene.stories, weights.story))
    odds = {pair: weights.pair.of(measured(*pair)) for pair in scene.candidates}
    rows = companies(odds, len(scene.units))
    least = -math.inf if all_pairs else reaching(weights.company, weights.threshold)
    for pair, found in odds.items():
        if found >= least:
            chance = score(weights.company, found, rows[pair[0]], rows[pair[1]])
            linked = chance >= weights.threshold
            if linked or all_pairs:
                yield _link(scene, pair, chance, linked, stems)
    for pair in unlikely(scene) if all_pairs else ():
        found = weights.pair.of(measured(*pair))
        chance = score(weights.company, found, rows[pair[0]], rows[pair[1]])
        yield _link(scene, pair, chance, False, stems)


def _link(scene: Scene, pair: Pair, chance: float, linked: bool, stems: Stems) -> Link:
    a, b = scene.units[pair[0]], scene.units[pair[1]]
    return Link(
        _end(a),
        _end(b),
        chance,
        reasons(a.content, b.content, scene.stories.weights[scene.owners[pair[0]]], stems),
        differences(a.content, b.content),
        linked,
    )


def _end(unit: Unit) -> LinkEnd:
    return LinkEnd(unit.article.id, unit.statement.id, unit.statement.span)


def _rank(link: Link) -> tuple[float, str, int, int, str, int, int]:
    a, b = link.a, link.b
    return (
        -link.score,
        a.article_id,
        a.span.start,
        a.span.end,
        b.article_id,
        b.span.start,
        b.span.end,
    )

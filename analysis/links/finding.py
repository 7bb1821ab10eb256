"""Finds the same statement in several articles; knows nothing of how statements are found."""

from collections.abc import Iterator, Sequence
from itertools import chain

from analysis.links.content import Unit, units_of
from analysis.links.differences import differences, reasons
from analysis.links.features import measure_of
from analysis.links.scene import Scene, scene_of, unlikely
from analysis.links.scoring import Weights, load_everyday, load_weights, score
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
    met = ((pair, True) for pair in scene.candidates)
    unmet = ((pair, False) for pair in unlikely(scene)) if all_pairs else ()
    for (one, other), may_link in chain(met, unmet):
        chance = score(weights, measured(one, other))
        linked = may_link and chance >= weights.threshold
        if linked or all_pairs:
            a, b = scene.units[one], scene.units[other]
            local = scene.stories.weights[scene.owners[one]]
            yield Link(
                _end(a),
                _end(b),
                chance,
                reasons(a.content, b.content, local, stems),
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

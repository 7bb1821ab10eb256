"""Finds the same statement in several articles; knows nothing of how statements are found."""

from collections.abc import Iterator, Sequence

from analysis.links.content import Unit, units_of
from analysis.links.differences import differences, reasons
from analysis.links.features import candidates, measured
from analysis.links.scene import Scene, scene_of
from analysis.links.scoring import load_everyday, load_weights, score
from model import Analysis, Article, Link, LinkEnd


def find_links(
    articles: Sequence[Article], analyses: Sequence[Analysis], *, all_pairs: bool = False
) -> tuple[Link, ...]:
    """Pairs of statements of different articles that report the same, the surest first.

    The same in any order of the articles. With `all_pairs` candidates that scored too low are
    listed too, not linked. Time grows with the statements times the neighbours kept of each,
    not with the square.
    """
    scene = scene_of(units_of(articles, analyses), load_everyday())
    return tuple(sorted(_links(scene, all_pairs), key=_rank))


def _links(scene: Scene, all_pairs: bool) -> Iterator[Link]:
    weights = load_weights()
    for one, other in candidates(scene):
        chance = score(weights, measured(scene, one, other))
        linked = chance >= weights.threshold
        if linked or all_pairs:
            a, b = scene.units[one], scene.units[other]
            yield Link(
                _end(a),
                _end(b),
                chance,
                reasons(a.content, b.content, scene.rare),
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

"""Brings linked statements together, with their origins; knows nothing of their words."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import PurePath
from urllib.parse import urlsplit

from analysis.links.origins import Voice, origins
from model import Analysis, Article, Group, Link, LinkEnd, Statement

_BOUND = 0.75
"""Share of the pairs across two groups that must be linked for the two to become one.

A chain of neighbours, each saying nearly what the next says, does not grow over a whole story.
"""

Key = tuple[str, str]
"""Article and statement."""


def group(
    links: Sequence[Link], analyses: Sequence[Analysis], articles: Sequence[Article] = ()
) -> tuple[Group, ...]:
    """Statements that are linked with one another, with their independent origins.

    The largest first. `articles` give the outlets their names; without them an outlet is known
    by the id of its article.
    """
    ends = {(end.article_id, end.statement_id): end for each in links for end in (each.a, each.b)}
    said = {
        (analysis.article_id, statement.id): statement
        for analysis in analyses
        for statement in analysis.statements
    }
    known = {article.id: article for article in articles}
    groups = [
        Group(
            tuple(ends[key] for key in sorted(keys, key=lambda key: (key[0], ends[key].span))),
            origins(voice(key, said.get(key), known.get(key[0])) for key in keys),
        )
        for keys in _clusters([link for link in links if link.linked])
    ]
    return tuple(sorted(groups, key=_size_then_place))


def voice(key: Key, statement: Statement | None, article: Article | None) -> Voice:
    """A statement as its outlet brings it."""
    if article is None:
        return Voice(statement, key[0])
    return Voice(statement, _outlet(article), article.text)


def _outlet(article: Article) -> str:
    """Who brings an article: its publisher, else the host of its url, else its file's name."""
    if article.publisher:
        return article.publisher
    host = urlsplit(article.url).hostname if article.url else None
    if host:
        return host.removeprefix("www.")
    return PurePath(article.path).stem if article.path else article.id


def _size_then_place(found: Group) -> tuple[int, str, int, int]:
    first = found.members[0]
    return -len(found.members), first.article_id, first.span.start, first.span.end


def _clusters(links: Iterable[Link]) -> list[list[Key]]:
    """Clusters grown from the surest link down, each in the order of its keys."""
    scores = {(_key(link.a), _key(link.b)): link.score for link in links}
    keys = sorted({key for pair in scores for key in pair})
    numbers = {key: number for number, key in enumerate(keys)}
    surest_first = sorted(scores, key=lambda pair: (-scores[pair], pair))
    pairs = [(numbers[one], numbers[other]) for one, other in surest_first]
    linked = {frozenset(pair) for pair in pairs}
    owners = [article for article, _ in keys]
    found = grown(pairs, lambda one, other: frozenset((one, other)) in linked, owners)
    return [[keys[number] for number in sorted(cluster)] for cluster in found]


def _key(end: LinkEnd) -> Key:
    return end.article_id, end.statement_id


def grown(
    surest_first: Iterable[tuple[int, int]],
    linked: Callable[[int, int], bool],
    owners: Sequence[object],
) -> "list[array[int]]":
    """Clusters of statements, by number, grown over these pairs; of each `owners` has the article.

    They say one thing: one statement an article, and enough of their pairs are linked.
    """
    home = array("I", range(len(owners)))
    clusters: dict[int, array[int]] = {}
    for one, other in surest_first:
        here, there = home[one], home[other]
        ours = clusters.get(here) or array("I", (one,))
        theirs = clusters.get(there) or array("I", (other,))
        if here != there and _bound(ours, theirs, linked, owners):
            clusters[here] = ours + theirs
            clusters.pop(there, None)
            for member in theirs:
                home[member] = here
    return list(clusters.values())


def _bound(
    ours: Sequence[int],
    theirs: Sequence[int],
    linked: Callable[[int, int], bool],
    owners: Sequence[object],
) -> bool:
    if not {owners[one] for one in ours}.isdisjoint(owners[one] for one in theirs):
        return False
    across = sum(linked(one, other) for one, other in product(ours, theirs))
    return across >= _BOUND * len(ours) * len(theirs)

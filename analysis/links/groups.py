"""Brings linked statements together, with their origins; knows nothing of their words."""

from collections.abc import Collection, Sequence
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
    ends: dict[Key, LinkEnd] = {}
    for link in links:
        for end in (link.a, link.b):
            ends[end.article_id, end.statement_id] = end
    clusters = _clusters([link for link in links if link.linked])
    said = {
        (analysis.article_id, statement.id): statement
        for analysis in analyses
        for statement in analysis.statements
    }
    known = {article.id: article for article in articles}
    groups = [
        Group(
            tuple(ends[key] for key in sorted(keys, key=lambda key: (key[0], ends[key].span))),
            origins(_voice(key, said.get(key), known.get(key[0])) for key in sorted(keys)),
        )
        for keys in clusters
    ]
    return tuple(sorted(groups, key=_size_then_place))


def _voice(key: Key, statement: Statement | None, article: Article | None) -> Voice:
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


def _clusters(links: Sequence[Link]) -> list[frozenset[Key]]:
    """Clusters grown from the surest link down."""
    pairs = [
        ((k.a.article_id, k.a.statement_id), (k.b.article_id, k.b.statement_id)) for k in links
    ]
    linked = {frozenset(pair) for pair in pairs}
    home: dict[Key, frozenset[Key]] = {key: frozenset([key]) for pair in pairs for key in pair}
    order = sorted(zip(links, pairs, strict=True), key=lambda one: (-one[0].score, one[1]))
    for _, (one, other) in order:
        ours, theirs = home[one], home[other]
        if ours is not theirs and _bound(ours, theirs, linked):
            joined = ours | theirs
            home.update(dict.fromkeys(joined, joined))
    return [keys for keys in dict.fromkeys(home.values()) if len(keys) > 1]


def _bound(
    ours: frozenset[Key], theirs: frozenset[Key], linked: Collection[frozenset[Key]]
) -> bool:
    """Whether two clusters say one thing: one statement an article, and enough pairs linked."""
    if {article for article, _ in ours} & {article for article, _ in theirs}:
        return False
    across = [frozenset((one, two)) for one in ours for two in theirs]
    return sum(pair in linked for pair in across) >= _BOUND * len(across)

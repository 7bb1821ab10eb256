"""What only all articles together show: folded names, links, groups; knows no annotation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import analysis
from model import Analysis, Article, Difference, Group, Hints, Link, LinkEnd, Statement

_Key = tuple[str, str]
"""Article id and statement id."""


@dataclass(frozen=True, slots=True)
class LinkFrom:
    """A link seen from one of its ends."""

    other: LinkEnd
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    """Side `a` is the end it is seen from."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Analyses folded with one another, and what links their statements; never changed."""

    folded: dict[str, Analysis] = field(default_factory=dict)
    """By article id."""
    links: dict[_Key, tuple[LinkFrom, ...]] = field(default_factory=dict)
    """Best first."""
    group_of: dict[_Key, Group] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    statements: dict[_Key, Statement] = field(default_factory=dict)


def make_stories(
    articles: Sequence[Article], analyses: Sequence[Analysis], hints: Hints
) -> Stories:
    """Fold and link; takes time in proportion to the statements."""
    folded = analysis.fold(analyses, hints)
    links = analysis.find_links(articles, folded)
    groups = analysis.group(links, folded, articles)
    ends: dict[_Key, list[LinkFrom]] = defaultdict(list)
    for link in links:
        ends[_key(link.a)].append(LinkFrom(link.b, link.score, link.reasons, link.differences))
        ends[_key(link.b)].append(_turned(link))
    return Stories(
        folded={f.article_id: f for f in folded},
        links={k: tuple(sorted(v, key=lambda x: -x.score)) for k, v in ends.items()},
        group_of={_key(member): group for group in groups for member in group.members},
        groups=groups,
        statements={(f.article_id, s.id): s for f in folded for s in f.statements},
    )


def _turned(link: Link) -> LinkFrom:
    differences = tuple(replace(d, a=d.b, b=d.a) for d in link.differences)
    return LinkFrom(link.a, link.score, link.reasons, differences)


def _key(end: LinkEnd) -> _Key:
    return (end.article_id, end.statement_id)

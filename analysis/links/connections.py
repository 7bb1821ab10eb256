"""Links and groups article by article, for who cannot hold all; knows not where they are kept."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from analysis.links.filed import Space
from analysis.links.finding import Found, Reports, find, turned
from analysis.links.groups import grown, voice
from analysis.links.origins import origins
from model import Analysis, Group, Link, LinkEnd

_HELD = 512
"""Links kept until they are looked at from their other side."""


@dataclass(frozen=True, slots=True)
class Connected:
    """What joins one article to the others."""

    number: int
    """That under which it was read."""
    analysis: Analysis
    links: dict[str, tuple[Link, ...]]
    """By statement id, best first; side `a` is this article's."""
    groups: dict[str, int]
    """The number of its group, by statement id, where it has one."""
    begun: tuple[tuple[int, Group], ...]
    """The groups whose first member is here, by number: the largest group has the lowest."""


def connected(count: int, read: Reports, space: Space) -> Iterator[Connected]:
    """What joins each article to the others, of those that say something, in an order of its own.

    `read` brings the articles with their analyses by number, in the order of their ids; the links
    are those of `find_links`, the groups those of `group`.
    """
    found = find(count, read, space)
    groups = _groups(found)
    home = array("i", (-1,)) * len(found.statements)
    for number, members in enumerate(groups):
        for one in members:
            home[one] = number
    shared, link = found.shared(), lru_cache(_HELD)(found.link)
    for article in shared.walk():
        links: dict[str, list[Link]] = {}
        for number in sorted(shared.numbers[article], key=found.rank):
            here = link(number)
            if found.statements.owners[found.ones[number]] != article:
                here = turned(here)
            links.setdefault(here.a.statement_id, []).append(here)
        ids = {one: found.unit(one).statement.id for one in found.statements.of(article)}
        here_in = {one: home[one] for one in ids if home[one] >= 0}
        yield Connected(
            found.article(article),
            found.unit(found.statements.firsts[article]).analysis,
            {key: tuple(each) for key, each in links.items()},
            {ids[one]: number for one, number in here_in.items()},
            tuple(
                (number, _group(found, groups[number]))
                for one, number in here_in.items()
                if groups[number][0] == one
            ),
        )


def _groups(found: Found) -> "list[array[int]]":
    """The statements of each, as they stand; the largest first."""
    ones, others = found.ones, found.others

    def linked(one: int, other: int) -> bool:
        one, other = min(one, other), max(one, other)
        start, end = bisect_left(ones, one), bisect_left(ones, one + 1)
        at = bisect_left(others, other, start, end)
        return at < end and others[at] == other

    pairs = ((ones[number], others[number]) for number in _surest_first(found))
    places = found.statements.places
    groups = grown(pairs, linked, found.statements.owners)
    for number, members in enumerate(groups):
        groups[number] = array("I", sorted(members, key=places.__getitem__))
    groups.sort(key=lambda members: (-len(members), places[members[0]]))
    return groups


def _surest_first(found: Found) -> Iterator[int]:
    """The pairs by number; of equal scores by the keys of their statements."""
    ones, others = found.ones, found.others
    keys, owners = found.statements.keys, found.statements.owners
    equal: dict[int, array[int]] = {}
    for number, doubt in enumerate(found.doubts):
        equal.setdefault(doubt, array("I")).append(number)
    for doubt in sorted(equal):
        # As the keys go by articles first, those of one article are put in order by themselves.
        for _, numbers in groupby(equal.pop(doubt), lambda number: owners[ones[number]]):
            yield from sorted(
                numbers, key=lambda number: keys[ones[number]] << 32 | keys[others[number]]
            )


def _group(found: Found, members: Sequence[int]) -> Group:
    units = {one: found.unit(one) for one in members}
    by_key = sorted(members, key=found.statements.keys.__getitem__)
    return Group(
        tuple(
            LinkEnd(unit.article.id, unit.statement.id, unit.statement.span)
            for unit in units.values()
        ),
        origins(
            voice((units[one].article.id, ""), units[one].statement, units[one].article)
            for one in by_key
        ),
    )

"""Groups of statements without those of some articles; knows not why they are left out."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from model import Group


def within(groups: Iterable[Group], without: Collection[str]) -> tuple[Group, ...]:
    """The groups without the statements of these articles; those that then are of one article
    alone are none any more.
    """
    if not without:
        return tuple(groups)
    return tuple(left for group in groups if (left := _left(group, without)) is not None)


def _left(group: Group, without: Collection[str]) -> Group | None:
    members = tuple(end for end in group.members if end.article_id not in without)
    if len(members) == len(group.members):
        return group
    several = len({end.article_id for end in members}) > 1
    return replace(group, members=members) if several else None

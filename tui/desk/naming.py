"""Decisions that two names are one person, or two; knows nothing of how names are found."""

from collections.abc import Iterable
from typing import Literal

from model import Event, Hints, statement_id

NAMES = "_names"
"""Stands for the article in events about names, which hold for all articles."""
Relation = Literal["joined", "parted"]


def names_event(relation: Relation, variant: str, name: str, *, reviewer: str) -> Event:
    """The decision as an event; the last one about a pair of names decides."""
    import store

    pair = "\x1f".join(sorted((variant, name)))
    return store.new_event(
        "names",
        reviewer=reviewer,
        article=NAMES,
        version="",
        statement=statement_id(NAMES, pair),
        extra=((relation, [variant, name]),),
    )


def hints_of(events: Iterable[Event]) -> Hints:
    """What stands of all decisions, everyone's last one on each pair."""
    last = {(e.statement, e.reviewer): e for e in events}
    said = [(r, p) for e in last.values() if e.kind == "names" for r, p in e.extra if _is_pair(p)]
    return Hints(
        joined=tuple(sorted((p[0], p[1]) for r, p in said if r == "joined")),
        parted=tuple(sorted((p[0], p[1]) for r, p in said if r == "parted")),
    )


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(v, str) for v in value)
    )

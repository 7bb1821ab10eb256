"""Short ways to make events for tests."""

from typing import Any

from model import Event, EventKind, Selector
from store import new_event

TEXT = "The ministry said 40 trucks had crossed.\n\nNobody at the border would say more.\n"
FIRST = Selector("40 trucks had crossed", start=18, end=39)


def act(
    kind: EventKind = "tag",
    statement: str = "s1",
    *,
    article: str = "a1",
    reviewer: str = "ana",
    version: str = "",
    **rest: Any,
) -> Event:
    """An act that the store has not kept yet."""
    return new_event(
        kind, reviewer=reviewer, article=article, version=version, statement=statement, **rest
    )


def tag(statement: str = "s1", verdict: str = "confirmed", **rest: Any) -> Event:
    """A verdict on some words."""
    rest.setdefault("selector", FIRST)
    return act("tag", statement, verdict=verdict, **rest)

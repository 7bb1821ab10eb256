"""Addresses named beside one another, fetched some at a time; knows no format, keeps nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.reach import Reach, is_address
from corpus.reading import Found, found
from corpus.turns import fetched_ahead
from model import Problem


def found_ahead(sources: Iterable[str | Path], reach: Reach) -> Iterator[Found]:
    """What `found` gives for each of the sources, in their order."""
    for source, answer in fetched_ahead(
        sources, _address, lambda address: list(found(address, None, reach))
    ):
        if answer is not None:
            yield from answer
        elif (address := _address(source)) is not None:
            yield Problem(address, "Fetching it broke down.")
        else:
            yield from found(source, None, reach)


def _address(source: str | Path) -> str | None:
    return source if isinstance(source, str) and is_address(source) else None

"""What a format is; knows none of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from model import Group, ObelosError
from store.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format annotations can leave in."""

    name: str
    """As it is asked for."""
    suffix: str
    """What its files are usually called."""
    help: str
    """A few words for the reader."""
    write: Callable[[Bundle, TextIO], None]
    write_joined: Callable[[Bundle, Sequence[Group], TextIO], None] | None = None
    """For a report that shows which statements of different articles are the same."""
    holds_texts: bool = False
    """Whether the articles' texts have a place in it."""


def exporter_of(name: str, exporters: Sequence[Exporter]) -> Exporter:
    """The exporter of that name.

    Raises:
        ObelosError: when there is none, naming those there are.
    """
    for exporter in exporters:
        if exporter.name == name:
            return exporter
    names = ", ".join(exporter.name for exporter in exporters)
    raise ObelosError(f"There is no format {name!r}; there are {names}.")

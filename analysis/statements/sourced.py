"""A verb with the words that name who says it; knows nothing of how they are found."""

from dataclasses import dataclass
from typing import Literal

from analysis.statements.passages import Run

How = Literal[
    "inverted",
    "relative",
    "reduced",
    "participle",
    "conjoined",
    "infinitive",
    "apposition",
    "subject",
]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A verb with the words that name who says it."""

    source: Run
    how: How
    start: int
    """Where the verb group begins, with a verb that governs it."""

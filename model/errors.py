"""What can go wrong, in whole sentences for the reader; knows no cause in particular."""

from dataclasses import dataclass


class ObelosError(Exception):
    """Something the reader can act on; its message is one sentence, shown without a traceback."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out, and why, while the rest went on."""

    subject: str
    """What it is about: a path, a url, an id."""
    reason: str
    """One sentence for the reader."""

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"

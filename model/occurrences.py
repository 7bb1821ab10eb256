"""Counts the places where some words stand in one text; knows nothing of what they say."""

import re
from bisect import bisect_right

from model.findings import normal_quote
from model.span import Span

_SPACE = re.compile(r"\s+")
_STRETCH = 1_000
"""Code points between two places up to which the text is made normal once for all."""


class Occurrences:
    """As `occurrence_of` for any number of spans of one text, which is made normal once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._normal = normal_quote(text)
        self._starts, self._lengths = [0], [0]
        """Where a word begins after white space, and how much of the normal text lies before it:
        neither side makes another thing of the other.
        """

    def of(self, span: Span) -> int:
        """How many times the words of `span` stand earlier, without overlap."""
        words = normal_quote(span.of(self._text))
        return self._before(span.start).count(words) if words else 0

    def _before(self, start: int) -> str:
        """The text up to `start`, made normal."""
        while (following := self._starts[-1] + _STRETCH) <= start:
            gap = _SPACE.search(self._text, following)
            if gap is None or gap.end() > start:
                break
            self._lengths.append(len(self._head(gap.end())))
            self._starts.append(gap.end())
        return self._head(start)

    def _head(self, start: int) -> str:
        nearest = bisect_right(self._starts, start) - 1
        before = self._normal[: self._lengths[nearest]]
        rest = normal_quote(self._text[self._starts[nearest] : start])
        return " ".join(part for part in (before, rest) if part)

"""Where words stand in a text, looked for where it is looked at; knows no keys and no widgets."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from model import Span
from tui.highlights import Mark
from tui.words import to_spaces

_ALIKE = {
    "'": "['‘’ʼ]",
    "’": "['‘’ʼ]",
    '"': '["“”„«»]',
    "-": "[-‐‑–—−]",
}

_COUNTED = 2_000
"""Hits counted in a step: half a millisecond."""


class Hits:
    """Where the words of `query` stand, over line feeds too, in order and apart from one another;
    case, kinds of quotation marks and of dashes make no difference.

    A letter stands in a long text thirty thousand times: until a hit is asked for by its number,
    only the lines that are seen are looked through.
    """

    def __init__(self, text: str = "", query: str = "") -> None:
        words = query.split()
        self._text, self._query = text, query
        self._is_one_word = len(words) == 1
        pattern = r"\s+".join(map(_pattern, words))
        self._pattern = re.compile(pattern, re.IGNORECASE) if words else None
        found = self._pattern.finditer(text) if self._pattern else iter(())
        self._left = (hit.span() for hit in found)
        self._known = array("I")
        """Start and end of each, up to those left: objects would take a tenth of a second."""

    def __bool__(self) -> bool:
        return self._pattern is not None and self._pattern.search(self._text) is not None

    def __len__(self) -> int:
        return len(self._bounds) // 2

    def __getitem__(self, number: int) -> Span:
        return Span(*self._bounds[2 * number : 2 * number + 2])

    def are_of(self, text: str, query: str) -> bool:
        """Whether these are the hits of that query in that text."""
        return self._query == query and self._text is text

    def ahead(self) -> Iterator[None]:
        """Count them, a step at a time, before anyone asks for one by its number."""
        while self._count_on():
            yield

    def first_from(self, offset: int) -> int:
        """The number of the first that begins there or later; how many there are, if none does."""
        return bisect_left(range(len(self)), offset, key=lambda at: self._bounds[2 * at])

    def touching(self, start: int, end: int) -> list[Mark]:
        """Those that cover at least one code point from `start` to `end`, in order."""
        spans = self._in_words(start, end) if self._is_one_word else self._numbered(start, end)
        return [Mark(*each, "hit") for each in spans if each[1] > start and each[0] < end]

    def _in_words(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Those in the words that are touched. No word sought has white space in it: from one space
        to another it is found as in all the text.
        """
        if self._pattern is None:
            return ()
        found = self._pattern.finditer(self._text, *to_spaces(self._text, start, end))
        return (hit.span() for hit in found)

    def _numbered(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Those that begin between the two, and the one before, which may end there."""
        bounds = self._bounds[2 * max(self.first_from(start) - 1, 0) : 2 * self.first_from(end)]
        return zip(bounds[::2], bounds[1::2], strict=True)

    @property
    def _bounds(self) -> "array[int]":
        while self._count_on():
            pass
        return self._known

    def _count_on(self) -> bool:
        """Whether there were any left."""
        before = len(self._known)
        self._known.extend(chain.from_iterable(islice(self._left, _COUNTED)))
        return len(self._known) > before


def _pattern(word: str) -> str:
    return "".join(_ALIKE.get(character, re.escape(character)) for character in word)

"""Cuts a sentence into words as the name finder needs them; knows nothing of names."""

import re
from array import array
from collections.abc import Iterator, Sequence
from sys import intern
from typing import overload

# Hyphens split off what is said of a name ("U.S.-led", "Orissa-based"), but not parts of one.
_AFTER_HYPHEN = (
    "affiliated|aligned|allied|appointed|backed|based|bashers|born|bound|brokered|built|controlled"
    "|created|dominated|educated|era|flagged|focused|friendly|funded|held|installed|inspired|led"
    "|level|like|linked|made|mediated|occupied|only|operated|originated|organized|owned|provoked"
    "|registered|related|ruled|run|sponsored|sponsoring|style|supplied|supported|trained|type|wide"
)
_WORD = re.compile(
    rf"""
    (?:[^\W\d_]\.){{2,}}                            # U.S., J.R.R.
    | [^\W\d_](?:\.[^\W\d_])+\b                     # U.S without its last point
    | \d+(?:[.,:]\d+)+(?!\w)                        # 1,000 and 5.4 and 18:30
    | [^\W_]+
      (?: (?!['’][sS]\b) ['’&] [^\W_]+
        | \. (?=[a-z\d]) [^\W_]+
        | - (?!(?:{_AFTER_HYPHEN})\b) [^\W_]+
      )*
    | ['’][sS]\b
    | [^\w\s]
    | _
    """,
    re.VERBOSE,
)


def words(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words and marks of `text` between two code points, each with its first code point.

    There is one copy of each: of a long text they would be some MB.
    """
    for match in _WORD.finditer(text, start, end):
        yield intern(match.group()), match.start()


class Written(Sequence[tuple[str, int]]):
    """The words of a sentence with their first code points; as pairs a long text takes 5 MB."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.words: list[str] = []
        self._starts = array("I")
        for word, first in words(text, start, end):
            self.words.append(word)
            self._starts.append(first)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return zip(self.words, self._starts, strict=True)

    @overload
    def __getitem__(self, place: int) -> tuple[str, int]: ...

    @overload
    def __getitem__(self, place: slice) -> list[tuple[str, int]]: ...

    def __getitem__(self, place: int | slice) -> tuple[str, int] | list[tuple[str, int]]:
        if isinstance(place, slice):
            return list(zip(self.words[place], self._starts[place], strict=True))
        return self.words[place], self._starts[place]

"""Text set into lines of a width, and offsets found again in them; knows no widgets or styles.

Texts come from `tui.shown`: there the width of a text is the sum of the widths of its characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from tui.shown import is_uncertain, most_of

_ONE_CELL = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b"
    "\u20a0-\u20bf\u2116\u2122\ufffd]*"
).fullmatch
"""Matches text in which every character takes one cell: for it no widths need be looked up."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines; line `i` shows the code points from `starts[i]` to `ends[i]`."""

    text: str
    width: int
    """In cells."""
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, line: int) -> str:
        """What the line shows."""
        return self.text[self.starts[line] : self.ends[line]]

    def line_of(self, offset: int) -> int:
        """The line that shows `offset`, or after whose end it falls."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """The lines that the code points from `start` to `end` stand on; at least one."""
        first = self.line_of(start)
        return range(first, max(first, self.line_of(max(start, end - 1))) + 1)

    def cell_of(self, line: int, offset: int) -> int:
        """How many cells of the line come before `offset`."""
        return cell_len(self.text[self.starts[line] : min(offset, self.ends[line])])

    def offset_at(self, line: int, cell: int) -> int:
        """The code point that covers `cell` of the line; its end when the line is shorter."""
        line = min(max(line, 0), len(self) - 1)
        used = 0
        for offset in range(self.starts[line], self.ends[line]):
            used += cell_len(self.text[offset])
            if used > cell:
                return offset
        return self.ends[line]


def lines_of(text: str, width: int) -> Lines:
    """Set the text in lines at most `width` cells wide (at least 2).

    Between two lines at most white space is left out. Blank lines become one; where the text has
    none, its line feeds end paragraphs, and a blank line is set between these.
    """
    width = max(2, width)
    starts: list[int] = []
    ends: list[int] = []
    open_set = not re.search(r"\n[^\S\n]*\n", text)
    blank_before = True
    for start, end in _text_lines(text):
        blank = not text[start:end].strip()
        if not blank_before and (blank or open_set):
            starts.append(start if blank else start - 1)
            ends.append(starts[-1])
        if not blank:
            for line_start, line_end in _fold(text, start, end, width):
                starts.append(line_start)
                ends.append(line_end)
        blank_before = blank
    return Lines(text, width, starts or [0], ends or [0])


def in_two(line: str, width: int) -> tuple[str, str]:
    """What of one line of text fits into the width, and the rest."""
    lines = lines_of(line, width)
    return lines.of(0), line[lines.starts[1] :] if len(lines) > 1 else ""


def _text_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _fold(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    if end - start <= width // 2 or _ONE_CELL(text, start, end):
        return _fold_narrow(text, start, end, width)
    return _fold_wide(text, start, end, width)


def _fold_narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Where every character takes one cell, so that cells can be counted by offsets."""
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            yield start, start + width
            start += width
        else:
            yield start, cut
            start = cut + 1
    yield start, end


def _fold_wide(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Character by character; a line may also be broken after a character two cells wide."""
    used = 0
    width_of = most_of if is_uncertain(text[start:end]) else cell_len
    broken: tuple[int, int, int] | None = None
    """Where the line may end, where the next begins, and the cells used up to there."""
    for offset in range(start, end):
        cells = width_of(text[offset])
        if text[offset] == " ":
            broken = (offset, offset + 1, used + 1)
        while used + cells > width:
            line_end, next_start, cut = broken or (offset, offset, used)
            yield start, line_end
            start, used, broken = next_start, used - cut, None
        used += cells
        if cells == 2:
            broken = (offset + 1, offset + 1, used)
    yield start, end

"""Two versions of a text set out as one, with what changed between signs; knows no widgets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model import Span
from tui.arrangement import MARGIN, indent, measure
from tui.desk.changes import Stretch, is_blank
from tui.highlights import Mark, Marks, Piece
from tui.passage import styles_at
from tui.shown import shown
from tui.wrapping import lines_of

REMOVED, ADDED = "−", "+"
"""Stand inside the brackets, so that a change is seen where nothing can be struck or underlined."""

_SIGN = {"removed": "quiet", "added": "accent"}
"""The style of the signs around words of a style."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One change: where it stands in the text set out, and where in the new text."""

    shown: Span
    new: Span
    """Empty where words were only taken away."""


@dataclass(frozen=True, slots=True)
class Blend:
    """Both versions in one text, what was removed before what was added in its place."""

    text: str
    """As it may be drawn."""
    passages: tuple[Passage, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the screen: some of the text, or how many paragraphs are left out."""

    start: int
    end: int
    folded: int = 0


def blend(old: str, new: str, stretches: Sequence[Stretch]) -> Blend:
    """What is the same as it stands in the new text; where only white space differs too."""
    writer = _Writer()
    for each in stretches:
        removed, added = each.old.of(old), each.new.of(new)
        if each.same or is_blank(each, old, new):
            writer.write(added)
        else:
            start = writer.length
            writer.change(removed, REMOVED, "removed")
            if removed.strip() and added.strip() and not writer.ends_blank:
                writer.write(" ")
            writer.change(added, ADDED, "added")
            writer.passages.append(Passage(_without_blanks(start, writer), each.new))
    return Blend(shown("".join(writer.parts)), tuple(writer.passages), Marks(writer.marks))


class _Writer:
    """The text as it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.passages: list[Passage] = []

    @property
    def ends_blank(self) -> bool:
        return not self.parts or self.parts[-1][-1].isspace()

    def write(self, words: str) -> None:
        if words:
            self.parts.append(words)
            self.length += len(words)

    def change(self, words: str, sign: str, style: str) -> None:
        """Every line of it between signs of its own, white space outside.

        The signs are not struck themselves: a struck minus is none.
        """
        at = 0
        for line in _LINE.finditer(words):
            inside = line[0].strip()
            begin = line.start() + line[0].index(inside)
            self.write(words[at:begin])
            at = begin + len(inside)
            start = self.length
            self.write(f"[{sign}{inside}{sign}]")
            end = self.length
            self.marks += (
                Mark(start, start + 2, _SIGN[style]),
                Mark(start + 2, end - 2, style),
                Mark(end - 2, end, _SIGN[style]),
            )
        self.write(words[at:])


def _without_blanks(start: int, writer: _Writer) -> Span:
    """From the first sign written since `start` to the last."""
    own = [mark for mark in writer.marks[::-1] if mark.start >= start]
    return Span(own[-1].start, own[0].end)


@dataclass(frozen=True, slots=True)
class Spread:
    """A blend in lines of a width, with paragraphs that did not change folded together."""

    blend: Blend
    rows: tuple[Row, ...]
    left: int
    """Cells before the text, the last of them for the mark of the change one is at."""

    def line_of(self, number: int) -> range:
        """The lines of a change; at least one."""
        where = self.blend.passages[number].shown
        first = self._at(where.start)
        return range(first, max(first, self._at(where.end - 1)) + 1)

    def _at(self, offset: int) -> int:
        return max(bisect_right(self.rows, offset, key=lambda row: row.start) - 1, 0)

    def change_at(self, line: int) -> int | None:
        """The first change on a line."""
        row = self.rows[line]
        for number, passage in enumerate(self.blend.passages):
            if passage.shown.overlaps(Span(row.start, row.end)):
                return number
        return None

    def pieces(self, line: int, current: int) -> Iterator[Piece]:
        """What a line says while one is at the change of that number."""
        row = self.rows[line]
        if row.folded:
            yield f"{' ' * self.left}{folded_words(row.folded)}", ("quiet",)
            return
        here = self.blend.passages[current].shown if self.blend.passages else Span(0, 0)
        own = Span(row.start, row.end)
        sign = "▸" if here.overlaps(own) else ""
        yield f"{sign:>{self.left - 2}}  ", ("accent",)
        marks = self.blend.marks.touching(row.start, row.end)
        cuts = {row.start, row.end}
        for mark in (*marks, Mark(here.start, here.end, "current")):
            cuts.update(offset for offset in (mark.start, mark.end) if row.start < offset < row.end)
        for start, end in pairwise(sorted(cuts)):
            styles = styles_at(marks, start, end)
            if here.overlaps(Span(start, end)):
                is_sign = bool(styles) and styles[-1] in _SIGN.values()
                styles = ("current", *styles, *(("selected",) if is_sign else ()))
            yield self.blend.text[start:end], styles


def folded_words(count: int) -> str:
    """`… 12 paragraphs unchanged …`."""
    return f"… {count:,} {'paragraph' if count == 1 else 'paragraphs'} unchanged …"


def spread(blended: Blend, width: int) -> Spread:
    """Set it for a screen `width` cells wide, in lines no longer than the reader's."""
    rows: list[Row] = []
    folded = 0
    for paragraph, changed in _paragraphs(blended):
        if not changed:
            folded += 1
            continue
        rows += _fold(folded, paragraph.start, rows)
        folded = 0
        rows += [Row(paragraph.start, paragraph.start)] if rows else []
        rows += _lines(blended.text, paragraph, measure(width))
    rows += _fold(folded, len(blended.text), rows)
    return Spread(blended, tuple(rows), left_of(width))


def left_of(width: int) -> int:
    """Cells before the text, where the reader has it."""
    return indent(width) + MARGIN


def _fold(count: int, at: int, above: Sequence[Row]) -> list[Row]:
    """A line for the paragraphs left out, and one above it where something stands there."""
    blank = [Row(at, at)] if above else []
    return [*blank, Row(at, at, count)] if count else []


def _paragraphs(blended: Blend) -> Iterator[tuple[Span, bool]]:
    """The paragraphs with whether anything in them changed."""
    number, passages = 0, blended.passages
    for paragraph in _spans(blended.text):
        while number < len(passages) and passages[number].shown.end <= paragraph.start:
            number += 1
        changed = number < len(passages) and passages[number].shown.overlaps(paragraph)
        yield paragraph, changed


def _spans(text: str) -> Iterator[Span]:
    """Apart by blank lines; where the text has none, every line is a paragraph."""
    if _BLANK_LINE.search(text) is None:
        for line in _LINE.finditer(text):
            yield Span(*line.span())
        return
    at = 0
    for gap in _BLANK_LINE.finditer(text):
        if text[at : gap.start()].strip():
            yield Span(at, gap.start())
        at = gap.end()
    if text[at:].strip():
        yield Span(at, len(text))


def _lines(text: str, paragraph: Span, width: int) -> Iterator[Row]:
    for line in _LINE.finditer(text, paragraph.start, paragraph.end):
        set_out = lines_of(line[0], width)
        for start, end in zip(set_out.starts, set_out.ends, strict=True):
            yield Row(line.start() + start, line.start() + end)

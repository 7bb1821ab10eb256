"""A statement with what stands around it, as lines; knows no widgets and no desk."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from model import Analysis, Span, Statement
from tui.highlights import Mark, Marks, Piece, brackets_on, mark_of
from tui.shown import shown, shown_line
from tui.wrapping import Lines, lines_of

FEWEST_WORDS = 3
"""Below that the content alone does not say what it is about."""

AROUND = 400
"""Code points shown before and after a statement at most, when its paragraph is longer."""

_WORD = re.compile(r"\S")


def said_by(statement: Statement, text: str) -> str:
    """The folded name of who says it, or the words of the text, or that nobody is named."""
    if statement.speaker:
        return shown_line(statement.speaker)
    return shown_line(statement.source.of(text)) if statement.source else "nobody named"


def what_is_said(statement: Statement, text: str) -> str:
    """The content on one line, without its quotation marks; all its words when it is short."""
    said = shown_line((statement.content or statement.span).of(text))
    if len(said.split()) < FEWEST_WORDS:
        said = shown_line(statement.span.of(text))
    return said.strip("“”\"'‘’ ")


def number_of_paragraph(text: str, offset: int) -> int:
    """The paragraph that `offset` is in, counted from 1; blank lines count for nothing."""
    before = text[:offset]
    return 1 + len(re.findall(r"\S[^\n]*\n", before[: before.rfind("\n") + 1]))


def stretch_around(text: str, span: Span) -> Span:
    """The paragraph of the words with the ones before and after it, cut between words when long."""
    first, last = _line_start(text, span.start), _line_end(text, span.end)
    before = len(text[:first].rstrip())
    following = _WORD.search(text, last)
    start = _line_start(text, before) if before else first
    end = _line_end(text, following.start()) if following else last
    if span.start - start > AROUND:
        start = min(_next_word(text, span.start - AROUND), span.start)
    if end - span.end > AROUND:
        end = max(text.rfind(" ", span.end, span.end + AROUND), span.end)
    return Span(start, end)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _next_word(text: str, start: int) -> int:
    found = text.find(" ", start)
    return start if found < 0 else found + 1


def passage_lines(
    text: str, span: Span, analysis: Analysis | None, width: int
) -> tuple[list[tuple[Piece, ...]], range]:
    """The words with what stands around them, set to `width` cells and a cell on either side for
    the brackets about them or where a paragraph is cut, and the lines they are on.
    """
    around = stretch_around(text, span)
    lines = lines_of(shown(around.of(text)), width)
    here = Span(span.start - around.start, span.end - around.start)
    marks = Marks(_marks(analysis, around, here, len(lines.text)))
    composed = [_line(lines, line, marks, here) for line in range(len(lines))]
    if around.end < _line_end(text, around.end):
        composed[-1] = (*composed[-1][:-1], _cut_at(composed[-1][-1]))
    if around.start > _line_start(text, around.start):
        composed[0] = (_cut_at(composed[0][0]), *composed[0][1:])
    return composed, lines.lines_of(here.start, here.end)


def _line(lines: Lines, line: int, marks: Marks, here: Span) -> tuple[Piece, ...]:
    before, after, replaced = brackets_on(lines, line, here)
    bracket = ("bracket",)
    return (before, bracket), *_pieces(lines, line, marks, replaced), (after, bracket)


def _cut_at(edge: Piece) -> Piece:
    """In the cell of a bracket, where there is none, that the paragraph goes on."""
    return edge if edge[0].strip() else ("…", ("quiet",))


def _marks(analysis: Analysis | None, around: Span, here: Span, end: int) -> Iterator[Mark]:
    yield Mark(0, here.start, "quiet")
    yield Mark(here.end, end, "quiet")
    yield Mark(here.start, here.end, "current")
    for entity in analysis.entities if analysis else ():
        if around.covers(entity.span):
            mark = mark_of(entity)
            yield Mark(mark.start - around.start, mark.end - around.start, mark.style)


def _pieces(lines: Lines, line: int, marks: Marks, replaced: Mapping[int, str]) -> Iterator[Piece]:
    start, end = lines.starts[line], lines.ends[line]
    touching = marks.touching(start, end)
    cuts = {start, end}
    for mark in touching:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    for at in replaced:
        cuts.update((at, at + 1))
    for a, b in pairwise(sorted(cuts)):
        if a in replaced:
            yield replaced[a], ("bracket",)
        else:
            yield lines.text[a:b], styles_at(touching, a, b)


def styles_at(marks: Sequence[Mark], start: int, end: int) -> tuple[str, ...]:
    """The styles of all that covers these code points."""
    return tuple(mark.style for mark in marks if mark.start <= start and end <= mark.end)

"""Words, sentences and paragraphs to select by; knows no keys and no widgets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from model import Span

_ONE_BY_ONE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts without spaces: one character a word."""

_SIGNS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u0963\u0981-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
)
"""Accents and vowel signs, which Python does not count among the letters of a word."""

_LETTERS = rf"[^\W_{_ONE_BY_ONE}]++(?:[{_SIGNS}]++[^\W_{_ONE_BY_ONE}]*+)*+"
_WORD = rf"[{_ONE_BY_ONE}]|{_LETTERS}(?:[\u2019'.,:/@&_+-]{_LETTERS})*[%°]?"
"""Compiled when it is first used, or in a pause before: it takes five milliseconds."""

_CLAUSE_END = r"[,;:.!?…—–()\[\]“”«»\"]|(?<=\s)-(?=\s)"
"""Between two words: marks inside a word, as in `1,000`, end nothing."""

BEGINNING = Span(0, 0)

REACH = 2_000
"""Code points on either side of a selection within which words are looked for: more than one key
moves its ends, and found anew at each key in less than a millisecond.
"""


class Words:
    """The words of one text around some place, by number."""

    def __init__(self, text: str, around: Span = BEGINNING, reach: int = REACH) -> None:
        self._text = text
        start, end = to_spaces(text, max(around.start - reach, 0), around.end + reach)
        found = [match.span() for match in re.compile(_WORD).finditer(text, start, end)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __len__(self) -> int:
        return len(self._starts)

    def at(self, offset: int) -> int:
        """The number of the word that covers `offset` or is the next after it."""
        return min(bisect_right(self._ends, offset), len(self) - 1)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The numbers of the first and the last word that the span touches."""
        first = self.at(span.start)
        return first, max(first, bisect_left(self._starts, span.end) - 1)

    def span(self, first: int, last: int) -> Span:
        """From the beginning of one word to the end of another."""
        last = min(max(last, 0), len(self) - 1)
        first = min(max(first, 0), last)
        return Span(self._starts[first], self._ends[last])

    def extended(self, span: Span, front: int, back: int) -> Span:
        """The span with its two ends moved by so many words; at least one word stays."""
        first, last = self.range_of(span)
        first, last = first + front, last + back
        if front:
            return self.span(min(first, last), last)
        return self.span(first, max(first, last))

    def moved(self, span: Span, steps: int) -> Span:
        """As many words, so many words on."""
        first, last = self.range_of(span)
        steps = min(max(steps, -first), len(self) - 1 - last)
        return self.span(first + steps, last + steps)

    def clause_end(self, number: int) -> int:
        """The number of the last word of the clause that this word is in."""
        while number + 1 < len(self) and not self._parted(number):
            number += 1
        return number

    def _parted(self, number: int) -> bool:
        """Whether a clause ends between this word and the next."""
        between = self._text[self._ends[number] : self._starts[number + 1]]
        return between != " " and ("\n" in between or bool(re.search(_CLAUSE_END, between)))

    def to_clause_end(self, span: Span) -> Span:
        """The span carried on to the end of its clause, or of the next when it ends there."""
        first, last = self.range_of(span)
        end = self.clause_end(last)
        return self.span(first, end if end > last else self.clause_end(min(end + 1, len(self) - 1)))

    def next_clause(self, span: Span) -> Span:
        """The clause after the one in which the span ends; the span itself where there is none."""
        _, last = self.range_of(span)
        first = self.clause_end(last) + 1
        return self.span(first, self.clause_end(first)) if first < len(self) else span


def to_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """From `start` back and from `end` on to the next space or line feed, or to an end of the text:
    no word is cut there.
    """
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    ends = (at for at in (text.find(" ", end), text.find("\n", end)) if at >= 0)
    return first, min(ends, default=len(text))


def prepare() -> None:
    """Compile what finds words and clauses; nothing where it is compiled."""
    re.compile(_WORD)
    re.compile(_CLAUSE_END)


def words_in(text: str, span: Span) -> tuple[Span, ...]:
    """The words that begin in the span, which begins between words."""
    found = re.compile(_WORD).finditer(text, span.start, span.end)
    return tuple(Span(*match.span()) for match in found)


def to_sentence_end(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """The span carried on to the end of its sentence, or of the next when it already ends there."""
    ends = [sentence.end for sentence in sentences]
    index = bisect_right(ends, span.end)
    if index == len(ends):
        return Span(span.start, max(span.end, paragraph(text, span).end))
    return Span(span.start, ends[index])


def paragraph(text: str, span: Span) -> Span:
    """From the beginning of the first line to the end of the last, without outer white space;
    `span` as it is where there is nothing else.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(span.start, span.end - 1))
    end = len(text) if end < 0 else end
    words = text[start:end]
    if not words.strip():
        return span
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

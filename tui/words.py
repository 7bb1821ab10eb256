"""Words, sentences and paragraphs to select by; knows no keys and no widgets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from model import Span

_WORD = (
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # scripts without spaces: one character a word
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
    r"(?:[\u2019'.,:/@&_+-][^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)*"
    r"[%°]?"
)
"""Compiled when it is first used: it takes five milliseconds."""


REACH = 20_000
"""Code points on either side within which words are looked for: a selection is never longer, and a
text of 50,000 words would take three times as long as a key may.
"""


class Words:
    """The words of one text around some place, by number."""

    def __init__(self, text: str, near: int = 0) -> None:
        start = text.rfind("\n", 0, max(near - REACH, 0)) + 1
        end = text.find("\n", near + REACH)
        pattern = re.compile(_WORD)
        found = [
            match.span() for match in pattern.finditer(text, start, end if end >= 0 else len(text))
        ]
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


_ALIKE = {
    "'": "['‘’ʼ]",
    "’": "['‘’ʼ]",
    '"': '["“”„«»]',
    "-": "[-‐‑–—−]",
}


def hits_of(text: str, query: str) -> tuple[Span, ...]:
    """Where the words of `query` stand, over line feeds too; case, kinds of quotation marks and
    of dashes make no difference.
    """
    parts = [
        "".join(_ALIKE.get(character, re.escape(character)) for character in word)
        for word in query.split()
    ]
    if not parts:
        return ()
    found = re.finditer(r"\s+".join(parts), text, re.IGNORECASE)
    return tuple(Span(*match.span()) for match in found)

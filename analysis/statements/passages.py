"""A paragraph as tokens with tags, sentences and quotations; knows nothing of statements.

In this package a run is a pair of token numbers of one passage, half-open.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from sys import intern

from analysis.language.grammar import grammar_of
from analysis.statements.quotes import Quotation, quotations
from model import Span

Run = tuple[int, int]
"""Tokens from the first up to, not including, the second."""
LONGEST_SENTENCE = 300
"""In tokens; a longer one is read in pieces, so that the work grows as the text does."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article."""

    text: str
    """Of the whole article."""
    places: "array[int]"
    """Where each token starts and ends, in code points of `text`."""
    words: tuple[str, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    sentences: tuple[Run, ...]
    sentence_of: tuple[int, ...]
    """For each token the number of its sentence."""
    quotations: tuple[Quotation, ...]
    quotation_of: tuple[int, ...]
    """For each token the number of its quotation, or -1."""

    def quoted(self, token: int) -> bool:
        """Whether the token stands in quotation marks or is one of them."""
        return self.quotation_of[token] >= 0

    def quotation(self, token: int) -> Quotation:
        """The quotation that the token stands in."""
        return self.quotations[self.quotation_of[token]]

    def span(self, run: Run) -> Span:
        """Where a run stands in the text of the article."""
        return Span(self.places[2 * run[0]], self.places[2 * run[1] - 1])


def passages(text: str, sentences: Sequence[Span]) -> Iterator[Passage]:
    """The paragraphs that hold `sentences`, in order."""
    line = 0
    last = 0
    numbered = []
    for sentence in sentences:
        line += text.count("\n", last, sentence.start)
        last = sentence.start
        numbered.append((line, sentence))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield _passage(text, [sentence for _, sentence in group])


def _passage(text: str, sentences: Sequence[Span]) -> Passage:
    spans: list[tuple[int, int]] = []
    runs: list[Run] = []
    tags: list[str] = []
    owner: list[int] = []
    for sentence in sentences:
        grammar, base = grammar_of(sentence.of(text)), sentence.start
        found = [(base + start, base + end) for start, end in grammar.spans()]
        for first in range(0, len(found), LONGEST_SENTENCE):
            piece = found[first : first + LONGEST_SENTENCE]
            runs.append((len(spans), len(spans) + len(piece)))
            spans += piece
            owner += [len(runs) - 1] * len(piece)
        tags += grammar.tags
    # One copy of each: of a long article they would be 6 MB.
    written = tuple([intern(text[start:end]) for start, end in spans])
    quoted = quotations(text, spans)
    inside = [-1] * len(spans)
    for number, quotation in enumerate(quoted):
        inside[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
    return Passage(
        text,
        array("I", chain.from_iterable(spans)),
        written,
        tuple([intern(word.lower()) for word in written]),
        tuple(tags),
        tuple(runs),
        tuple(owner),
        quoted,
        tuple(inside),
    )

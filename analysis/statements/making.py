"""Makes statements of what is attributed and of what the outlet asserts; knows no grammar."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.language.word_sets import word_set
from analysis.statements.article import Attributed
from analysis.statements.grammar import FINITE, NOUNS, VERBS
from analysis.statements.passages import Passage
from model import Span

_FAR = frozenset(("participle", "conjoined", "relative"))
"""Rules whose source may stand far off; it is then left out of the span of the statement."""
_INSIDE = frozenset(("relative", "noun", "reduced"))
"""Rules that find something said inside a clause, which is then one statement as a whole."""
_PARTING = word_set(", ; : — – ― -- -")
_RELATIVES = frozenset(("that", "which", "who", "whom", "what", "how", "why", "whether", "whose"))
_CONJUNCTIONS = frozenset(("and", "but", "while", "although", "though", "whereas", "so", "yet"))
_HANGING = _CONJUNCTIONS | frozenset(
    ("because", "as", "after", "before", "when", "that", "since", "if", "until", "where", "or")
)
_DEPENDENT = frozenset(
    ("because", "as", "after", "before", "when", "that", "since", "if", "until", "where", "whose")
)
_BEFORE_CLAUSE = _PARTING | _CONJUNCTIONS
_AFTER_CLAUSE = _PARTING | _HANGING
_SUBJECTS = NOUNS | frozenset(("PRP", "EX", "CD", "DT"))
_CLOSING = frozenset(["”", '"', "''", "’", ")", ".", "?", "!"])
_LEAST_WORDS = 4
"""Fewer words beside an attributed clause do not assert anything of their own."""
_LEAST_VERBLESS = 7
"""A sentence without a verb that we see asserts something from so many words on."""
_LEAST_HEADLINE = 4
"""Words from which on a headline does: capitals and its short present hide the verb from us."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of an article, in order."""

    starts: "array[int]"
    ends: "array[int]"
    low: tuple[str, ...]
    """The word or mark in lower case."""
    tags: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    """The tokens of each sentence, half-open."""
    headline: int
    """How many tokens at the head are the headline."""

    def span(self, start: int, end: int) -> Span:
        """Where the tokens stand in the text."""
        return Span(self.starts[start], self.ends[end - 1])

    def covered(self, span: Span) -> tuple[int, int]:
        """The tokens that a span covers, wholly or in part."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def count(self, start: int, end: int) -> int:
        """How many of the tokens are words and no marks."""
        return sum([word[0].isalnum() for word in self.low[start:end]])

    def acts(self, start: int, end: int) -> bool:
        """Whether there is a verb among the tokens."""
        return not VERBS.isdisjoint(self.tags[start:end])


def tokens_of(passages: Iterable[Passage]) -> Tokens:
    """The tokens of all paragraphs in one row."""
    places = array("I")
    low: list[str] = []
    tags: list[str] = []
    sentences: list[tuple[int, int]] = []
    headline = 0
    for passage in passages:
        base = len(low)
        headline = headline if base else _headline(passage)
        places += passage.places
        low += passage.low
        tags += passage.tags
        sentences += [(base + start, base + end) for start, end in passage.sentences]
    return Tokens(
        places[::2],
        places[1::2],
        tuple(low),
        tuple(tags),
        tuple(sentences),
        headline,
    )


def _headline(passage: Passage) -> int:
    """The tokens of a headline: one sentence on a line of its own, without a full stop."""
    bare = len(passage.sentences) == 1 and passage.words[-1] not in _CLOSING
    return len(passage.words) if bare else 0


def spans_of(tokens: Tokens, found: Sequence[Attributed]) -> tuple[list[Span], list[Span]]:
    """The span of each thing attributed, and those of what the outlet itself asserts."""
    runs = [list(tokens.covered(_hull(each))) for each in found]
    order = sorted(range(len(found)), key=lambda number: runs[number])
    asserted: list[Span] = []
    waiting = 0
    live: list[int] = []
    for start, end in tokens.sentences:
        while waiting < len(order) and runs[order[waiting]][0] < end:
            live.append(order[waiting])
            waiting += 1
        live = [number for number in live if runs[number][1] > start]
        here = _outermost([number for number in live if runs[number][0] < end], runs)
        if not here:
            if asserts(tokens, start, end):
                asserted.append(tokens.span(start, end))
            continue
        asserted += _beside(tokens, start, end, here, runs, found)
    return [tokens.span(start, end) for start, end in runs], asserted


def _outermost(here: Sequence[int], runs: Sequence[Sequence[int]]) -> list[int]:
    """Those that do not stand inside another."""
    kept: list[int] = []
    for number in sorted(here, key=lambda each: (runs[each][0], -runs[each][1])):
        if not kept or runs[number][1] > runs[kept[-1]][1]:
            kept.append(number)
    return kept


def asserts(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence that nobody is seen to say asserts something."""
    if "?" in tokens.low[max(start, end - 2) : end]:
        return False
    words = tokens.count(start, end)
    if words < 3:
        return False
    least = _LEAST_HEADLINE if end <= tokens.headline else _LEAST_VERBLESS
    return tokens.acts(start, end) or words >= least


def _hull(found: Attributed) -> Span:
    spans = [*found.contents]
    if found.cue:
        spans.append(found.cue)
    if found.source and found.how not in _FAR:
        spans.append(found.source)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _beside(
    tokens: Tokens,
    start: int,
    end: int,
    here: Sequence[int],
    runs: list[list[int]],
    found: Sequence[Attributed],
) -> Iterator[Span]:
    """What a sentence asserts beside what it attributes; the rest goes to the nearest statement."""
    taken = sorted((max(start, runs[number][0]), min(end, runs[number][1])) for number in here)
    inside = [number for number in here if _is_inside(tokens, found[number], runs[number], start)]
    for gap in _gaps(taken, start, end):
        first, last = _shorn(tokens, *gap, end)
        if first >= last or not _is_clause(tokens, first, last):
            _absorb(tokens, *gap, here, runs)
        elif not inside:
            yield tokens.span(first, last)
    for number in inside:
        runs[number] = [min(start, runs[number][0]), max(end, runs[number][1])]


def _is_inside(tokens: Tokens, found: Attributed, run: Sequence[int], start: int) -> bool:
    """Whether what is said is part of a clause: 'pictures that it said showed ...'."""
    if found.how in _INSIDE:
        return True
    return run[0] > start and tokens.low[run[0] - 1] in _RELATIVES


def _gaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    gaps = []
    at = start
    for first, last in taken:
        if first > at:
            gaps.append((at, first))
        at = max(at, last)
    if at < end:
        gaps.append((at, end))
    return gaps


def _is_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words beside something said assert something: a subject, then a finite verb."""
    if tokens.count(start, end) < _LEAST_WORDS or tokens.low[start] in _DEPENDENT:
        return False
    if tokens.tags[start] in ("VBG", "VBN", "TO", "WDT", "WP", "WRB"):
        return False
    subject = False
    for token in range(start, end):
        if tokens.tags[token] in FINITE and subject:
            return tokens.low[token - 1] not in _RELATIVES
        subject = subject or tokens.tags[token] in _SUBJECTS
    return False


def _shorn(tokens: Tokens, start: int, end: int, sentence_end: int) -> tuple[int, int]:
    """Without the marks and conjunctions that part it from what stands beside it."""
    while start < end and tokens.low[start] in _BEFORE_CLAUSE:
        start += 1
    if end == sentence_end:
        return start, end
    comma = end - 1
    while comma > start and tokens.low[comma] != ",":
        comma -= 1
    if comma > start and not tokens.acts(comma, end):
        end = comma  # "..., days after | the minister said": what hangs on the next clause
    while end > start and tokens.low[end - 1] in _AFTER_CLAUSE:
        end -= 1
    return start, end


def _absorb(
    tokens: Tokens, start: int, end: int, here: Sequence[int], runs: list[list[int]]
) -> None:
    """Gives words that assert nothing to the statement after them, or else before them."""
    closing = start
    while closing < end and tokens.low[closing] in _CLOSING:
        closing += 1
    before = [number for number in here if runs[number][1] == start]
    after = [number for number in here if runs[number][0] == end]
    first = closing
    while first < end and tokens.low[first] in _PARTING:
        first += 1
    for number in before:
        runs[number][1] = closing if after or first == end else end
    for number in after:
        runs[number][0] = first

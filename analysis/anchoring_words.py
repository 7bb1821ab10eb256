"""Words of a text and one diff between two texts; knows nothing of tags."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from model import Span

UNPARTED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Signs of scripts in which no spaces part words, or not all: each counts."""
_TOKEN = re.compile(
    rf"[{UNPARTED}]"
    r"|\d+(?:[.,:]\d+)*"
    r"|\w+(?:['’]\w+)*"
    r"|[^\w\s]"
)
_CELLS = 50_000_000
"""Old words times new words up to which one diff is made of them all: 6 MB, some milliseconds."""
SENTENCE_ENDS = frozenset(".!?。！？\n")
_ISLAND = 3
"""Words: so few alone between larger changes are found by chance; an article has them anywhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words and marks; all of them have a start and an end in code points."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, span: Span) -> range:
        """The words that the span touches."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """From the start of one word to the end of another."""
        return Span(self.starts[first], self.ends[last])


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """The words of a whole text; kept for the few looked at last."""
    return parted(text)


def parted(text: str) -> Words:
    """The words of some text."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Words(text, tuple(text[start:end] for start, end in spans), starts, ends)


@lru_cache(maxsize=8)
def diff(old: str, new: str) -> tuple[int, ...]:
    """For each word of `old` where it stands in `new`, or -1: kept for the last few pairs."""
    before, after = words_of(old), words_of(new)
    place = [-1] * len(before.words)
    runs = list(_matches(before, after))
    for run, (first, second, length) in enumerate(runs):
        if not _is_island(runs, run, len(before.words), len(after.words)):
            place[first : first + length] = range(second, second + length)
    return tuple(place)


Run = tuple[int, int, int]
"""Where equal words begin in the old and the new text, and how many they are."""


def _matches(before: Words, after: Words) -> Iterator[Run]:
    """The runs of equal words in their order, each as long as can be."""
    whole: Run | None = None
    for run in _pieces(before, after):
        if whole and (whole[0] + whole[2], whole[1] + whole[2]) == run[:2]:
            whole = (whole[0], whole[1], whole[2] + run[2])
        else:
            if whole:
                yield whole
            whole = run
    if whole:
        yield whole


def _pieces(before: Words, after: Words) -> Iterator[Run]:
    a, b = before.words, after.words
    head = _common(a, b)
    tail = min(_common(a[::-1], b[::-1]), min(len(a), len(b)) - head)
    if head:
        yield 0, 0, head
    middle_a, middle_b = range(head, len(a) - tail), range(head, len(b) - tail)
    if len(middle_a) * len(middle_b) <= _CELLS:
        yield from _equal(a[head : middle_a.stop], b[head : middle_b.stop], head, head)
    else:
        yield from _by_units(before, after, middle_a, middle_b)
    if tail:
        yield len(a) - tail, len(b) - tail, tail


def _by_units(before: Words, after: Words, old: range, new: range) -> Iterator[Run]:
    """First whole sentences and lines, then the words between those that are equal."""
    olds, news = _units(before, old), _units(after, new)
    first, second = old.start, new.start
    for i, j, length in _equal([one for one, _ in olds], [one for one, _ in news], 0, 0):
        start_a, start_b = olds[i][1].start, news[j][1].start
        yield from _between(before, after, range(first, start_a), range(second, start_b))
        first, second = olds[i + length - 1][1].stop, news[j + length - 1][1].stop
        yield start_a, start_b, first - start_a
    yield from _between(before, after, range(first, old.stop), range(second, new.stop))


def _between(before: Words, after: Words, old: range, new: range) -> Iterator[Run]:
    if 0 < len(old) * len(new) <= _CELLS:
        a, b = before.words[old.start : old.stop], after.words[new.start : new.stop]
        yield from _equal(a, b, old.start, new.start)


def _units(words: Words, within: range) -> list[tuple[tuple[str, ...], range]]:
    units = []
    start = within.start
    for position in within:
        following = words.starts[position + 1] if position + 1 < within.stop else None
        ends_line = following is None or "\n" in words.text[words.ends[position] : following]
        if ends_line or words.words[position] in SENTENCE_ENDS:
            stop = position + 1
            units.append((words.words[start:stop], range(start, stop)))
            start = stop
    return units


def _equal(a: Sequence[object], b: Sequence[object], first: int, second: int) -> Iterator[Run]:
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            length = step.src_end - step.src_start
            yield first + step.src_start, second + step.dest_start, length


def _is_island(runs: Sequence[Run], run: int, old_end: int, new_end: int) -> bool:
    """Whether few words stand alone among larger changes on both sides."""
    first, second, length = runs[run]
    if length > _ISLAND:
        return False
    before = runs[run - 1] if run else (0, 0, 0)
    after = runs[run + 1] if run + 1 < len(runs) else (old_end, new_end, 0)
    left = min(first - before[0] - before[2], second - before[1] - before[2])
    right = min(after[0] - first - length, after[1] - second - length)
    return left > 2 * length and right > 2 * length


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words they begin with in common."""
    for position, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return position
    return min(len(a), len(b))

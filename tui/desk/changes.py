"""What two versions of a text have in common and what not, word by word; keeps and shows nothing.

The words are matched as tags follow them, so that what is seen to have changed is what moved them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.anchoring_words import SENTENCE_ENDS, Words, diff, words_of
from model import Span

_SLIDE = 40
"""Words by which a change is slid at most: sentences that begin or end alike are seldom longer."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the old text and what stands there in the new one; either may be empty."""

    old: Span
    new: Span
    same: bool
    """Whether both are the same, letter by letter."""


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """Both texts from beginning to end, in stretches that are the same and such that are not.

    The olds laid end to end are the old text, the news the new one.
    """
    return tuple(_stretches(old, new))


def is_blank(stretch: Stretch, old: str, new: str) -> bool:
    """Whether it is white space alone, which is no news."""
    return not stretch.old.of(old).strip() and not stretch.new.of(new).strip()


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    begun = at = (0, 0)
    """Where the stretch that is the same began in each text, and where it has come to."""
    for before, after in _pairs(old, new):
        gap = _trimmed(Span(at[0], before.start), Span(at[1], after.start), old, new)
        if gap is not None:
            yield from _same(begun, (gap[0].start, gap[1].start))
            yield Stretch(*gap, same=False)
            begun = (gap[0].end, gap[1].end)
        at = (before.end, after.end)
    yield from _same(begun, at)


def _same(begun: tuple[int, int], end: tuple[int, int]) -> Iterator[Stretch]:
    if begun != end:
        yield Stretch(Span(begun[0], end[0]), Span(begun[1], end[1]), same=True)


def _pairs(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """The words that are in both, and the ends of both."""
    before, after = words_of(old), words_of(new)
    for run in _settled(_runs(before, after), before, after):
        for step in range(run.length):
            here, there = run.old + step, run.new + step
            yield before.span(here, here), after.span(there, there)
    yield Span(len(old), len(old)), Span(len(new), len(new))


@dataclass(slots=True)
class _Run:
    """Words in both texts: where the first stands in each, and how many they are."""

    old: int
    new: int
    length: int


def _runs(before: Words, after: Words) -> list[_Run]:
    """The runs of words in both, with empty ones at both ends."""
    runs = [_Run(0, 0, 0)]
    for here, there in enumerate(diff(before.text, after.text)):
        last = runs[-1]
        if there >= 0 and (here, there) == (last.old + last.length, last.new + last.length):
            last.length += 1
        elif there >= 0:
            runs.append(_Run(here, there, 1))
    return [*runs, _Run(len(before.words), len(after.words), 0)]


def _settled(runs: list[_Run], before: Words, after: Words) -> list[_Run]:
    """The runs with what was only put in or only taken out slid to where a sentence begins.

    A diff as such cannot tell `[. One fell].` from `.[ One fell.]`.
    """
    for left, right in pairwise(runs):
        gaps = (left.old + left.length, right.old), (left.new + left.length, right.new)
        sizes = gaps[0][1] - gaps[0][0], gaps[1][1] - gaps[1][0]
        if (sizes[0] == 0) != (sizes[1] == 0):
            words, gap = (before, gaps[0]) if sizes[0] else (after, gaps[1])
            shift = _best_shift(words, gap, left.length, right.length)
            left.length += shift
            right.old, right.new = right.old + shift, right.new + shift
            right.length -= shift
    return runs


def _best_shift(words: Words, gap: tuple[int, int], before: int, after: int) -> int:
    """By how many words the gap is best slid, with so many words in common on either side."""
    start, stop = gap
    shifts = [0]
    for step in range(1, min(before, _SLIDE) + 1):
        if words.words[start - step] != words.words[stop - step]:
            break
        shifts.append(-step)
    for step in range(min(after, _SLIDE)):
        if words.words[start + step] != words.words[stop + step]:
            break
        shifts.append(step + 1)
    return max(shifts, key=lambda shift: (_beginning(words, start + shift), -abs(shift)))


def _beginning(words: Words, position: int) -> int:
    """How much like the beginning of something a word is."""
    if position in (0, len(words.words)):
        return 3
    between = words.text[words.ends[position - 1] : words.starts[position]]
    if "\n" in between:
        return 3
    if words.words[position - 1] in SENTENCE_ENDS:
        return 2
    return 1 if between else 0


def _trimmed(old_gap: Span, new_gap: Span, old: str, new: str) -> tuple[Span, Span] | None:
    """What differs between two words, without the white space around it that does not."""
    a, b = old_gap.of(old), new_gap.of(new)
    if a == b:
        return None
    head = _blanks_in_common(a, b)
    a, b = a[head:], b[head:]
    tail = _blanks_in_common(a[::-1], b[::-1])
    return (
        Span(old_gap.start + head, old_gap.end - tail),
        Span(new_gap.start + head, new_gap.end - tail),
    )


def _blanks_in_common(a: str, b: str) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other or not one.isspace():
            break
        count += 1
    return count

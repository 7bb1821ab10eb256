"""Weighs places in a text where some words may stand; knows nothing of how they changed."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from analysis.anchoring_words import UNPARTED, Words, parted, words_of
from model import Span

_SHARED = 0.3
"""Share of the longer words that a paragraph must have in common to be looked at closely."""
_CUTOFF = 45
"""Score of an alignment, of 100, below which nothing in a paragraph is like the words."""
_TELLING = 24
"""Words by which paragraphs are looked for: the rarest, since all have the common ones."""
_CLOSEST = 8
"""Paragraphs looked at closely, at most: those that share most words."""
_ALIGNED = 4
"""Of these, whose true ends are looked for: those most alike."""
_MOST = 20
"""Places where the very words stand that are weighed: more cannot be told apart by context."""
_PIECE = 1_000
"""Code points: a paragraph more than twice as long is looked through piece by piece, since a text
may be a single one of any length.
"""
_AROUND = 80
"""Code points on either side of an alignment in which its true ends are looked for."""
_SPACE = re.compile(r"\s+")
_SIGN = re.compile(f"[{UNPARTED}]")
_PAIRS = re.compile(f"(?=([{UNPARTED}]{{2}}))")
_LONGER = re.compile(rf"[^\W{UNPARTED}]{{3,}}")


@dataclass(frozen=True, slots=True)
class Sought:
    """Some words and what stood around them."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words may stand."""

    span: Span
    likeness: float
    """Of the letters, from 0 to 1; 1 for the very words."""
    shared: float
    """Of the words: any two sentences of one language have half their letters in common."""
    before: float | None
    """Likeness of what stands before it; None when nothing was known to stand there."""
    after: float | None

    @property
    def sides(self) -> tuple[float, float]:
        """Likeness of the context: that of the better side, that of the worse."""
        known = [one for one in (self.before, self.after) if one is not None] or [0.0]
        return max(known), min(known)

    @property
    def score(self) -> float:
        """How much speaks for it: half the words, half what stands around them."""
        return 0.5 * self.likeness + 0.25 * sum(self.sides)


def places(sought: Sought, text: str, within: Span | None = None) -> list[Place]:
    """Where the words or something like them stand, the best first, none over another."""
    within = within or Span(0, len(text))
    exact = tuple(islice(verbatim(sought.exact, text, within), _MOST))
    rough = []
    for part in _near(sought.exact, text, within):
        found = fuzz.partial_ratio_alignment(sought.exact, part.of(text), score_cutoff=_CUTOFF)
        if found is not None and found.dest_start < found.dest_end:
            span = Span(part.start + found.dest_start, part.start + found.dest_end)
            rough.append((found.score, span))
    likest = nlargest(_ALIGNED, rough, key=lambda one: one[0])
    like = {_with_true_ends(sought, text, span) for _, span in likest}
    # Where the very words stand, some of them with a better context are not what is sought.
    like = {span for span in like if not any(span.overlaps(one) for one in exact)}
    weighed = [weigh(sought, text, span) for span in like.union(exact)]
    kept: list[Place] = []
    for place in sorted(weighed, key=lambda one: (-one.score, one.span)):
        if not any(place.span.overlaps(better.span) for better in kept):
            kept.append(place)
    return kept


def weigh(sought: Sought, text: str, span: Span) -> Place:
    """A place with the likeness of its words and of what stands around them."""
    before = text[max(0, span.start - len(sought.prefix)) : span.start]
    after = text[span.end : span.end + len(sought.suffix)]
    return Place(
        span,
        likeness(sought.exact, span.of(text)),
        shared(parted(sought.exact).words, parted(span.of(text)).words),
        likeness(sought.prefix, before) if sought.prefix.strip() else None,
        likeness(sought.suffix, after) if sought.suffix.strip() else None,
    )


def likeness(one: str, other: str) -> float:
    """Similarity from 0 to 1, whatever the white space."""
    return Indel.normalized_similarity(" ".join(one.split()), " ".join(other.split()))


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """What two runs of words have in common, in their order, from 0 to 1."""
    return Indel.normalized_similarity(one, other)


def verbatim(exact: str, text: str, within: Span) -> Iterator[Span]:
    """Everywhere the very words stand."""
    start = text.find(exact, within.start, within.end) if exact else -1
    while start >= 0:
        yield Span(start, start + len(exact))
        start = text.find(exact, start + len(exact), within.end)


def _with_true_ends(sought: Sought, text: str, rough: Span) -> Span:
    """An alignment is as long as the words sought: the diff of the words tells where it ends."""
    old = parted(f"{sought.prefix} {sought.exact} {sought.suffix}")
    start = len(sought.prefix) + 1
    inside = old.within(Span(start, start + len(sought.exact)))
    new = words_of(text)
    window = new.within(Span(max(0, rough.start - _AROUND), rough.end + _AROUND))
    if not inside or not window:
        return rough
    place = [-1] * len(old.words)
    for step in Indel.opcodes(old.words, new.words[window.start : window.stop]):
        if step.tag == "equal":
            begin = window.start + step.dest_start
            place[step.src_start : step.src_end] = range(
                begin, begin + step.src_end - step.src_start
            )
    found = [word for word in inside if place[word] >= 0]
    if not found:
        return rough
    first, last = place[found[0]], place[found[-1]]
    taken = set(place)
    first -= _free(new, taken, range(first - 1, first - 1 - (found[0] - inside[0]), -1))
    last += _free(new, taken, range(last + 1, last + 1 + inside[-1] - found[-1]))
    return new.span(first, last)


def _free(new: Words, taken: set[int], outwards: range) -> int:
    """How many words further out may be those that took the place of the outermost ones sought."""
    count = 0
    for word in outwards:
        if (
            not 0 <= word < len(new.words)
            or word in taken
            or _crosses_line(new, word, outwards.step)
        ):
            break
        count += 1
    return count


def _crosses_line(new: Words, word: int, step: int) -> bool:
    inner = word - step
    left, right = min(word, inner), max(word, inner)
    return "\n" in new.text[new.ends[left] : new.starts[right]]


def _near(exact: str, text: str, within: Span) -> list[Span]:
    """The paragraphs, or stretches of long ones, that share enough longer words with the words
    sought.
    """
    pieces, index = _pieces(text)
    first = bisect_right(pieces, within.start, key=lambda one: one.span.end)
    last = bisect_left(pieces, within.end, key=lambda one: one.span.start)
    numbers: Sequence[int] = range(first, last)
    if len(numbers) > _CLOSEST:
        numbers = [number for number in _sharing(exact, index) if number in numbers]
    if not numbers:
        # Where words are not parted, or all of them are others, none can be told from the rest.
        few = dict.fromkeys(piece.paragraph for piece in pieces[first:last])
        paragraphs = few if len(few) <= _CLOSEST else {}
        return [Span(max(p.start, within.start), min(p.end, within.end)) for p in paragraphs]
    return _stretches((pieces[number] for number in numbers), len(exact), within)


def _sharing(exact: str, index: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The numbers of the pieces that share enough, the likeliest first."""
    rarest = nsmallest(_TELLING, _longer_words(exact), key=lambda word: len(index.get(word, ())))
    shared = Counter(number for word in rarest for number in index.get(word, ()))
    # Of what is longer than a piece, a piece can have a part only.
    whole = min(1.0, _PIECE / max(1, len(exact)))
    enough = max(1.0, _SHARED * whole * len(rarest))
    return (number for number, count in shared.most_common(_CLOSEST) if count >= enough)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or a part of a long one."""

    span: Span
    paragraph: Span


def _stretches(pieces: Iterable[_Piece], room: int, within: Span) -> list[Span]:
    """The pieces with so much room on either side as their paragraph has, as what is sought may
    stand across their ends; those that meet then are one, in the place of the first of them.
    """
    stretches: dict[Span, list[Span]] = {}
    for piece in pieces:
        span, paragraph = piece.span, piece.paragraph
        wide = Span(
            max(span.start - room, paragraph.start, within.start),
            min(span.end + room, paragraph.end, within.end),
        )
        joined = stretches.setdefault(paragraph, [])
        for other in [one for one in joined if one.overlaps(wide)]:
            joined.remove(other)
            wide = Span(min(wide.start, other.start), max(wide.end, other.end))
        joined.append(wide)
    return [each for joined in stretches.values() for each in joined]


@lru_cache(maxsize=8)
def _pieces(text: str) -> tuple[list[_Piece], dict[str, list[int]]]:
    """The paragraphs in pieces, and in which of them each longer word stands."""
    paragraphs = (Span(*one.span()) for one in re.finditer(r"[^\n]+", text))
    pieces = [_Piece(span, one) for one in paragraphs for span in _parts(text, one)]
    index: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        for word in _longer_words(piece.span.of(text)):
            index.setdefault(word, []).append(number)
    return pieces, index


def _parts(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > 2 * _PIECE:
        space = _SPACE.search(text, start + _PIECE, start + 2 * _PIECE)
        end = space.end() if space else start + _PIECE
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def _longer_words(text: str) -> frozenset[str]:
    """By which a place can be told; every two signs where no spaces part words."""
    longer = frozenset(word.casefold() for word in _LONGER.findall(text))
    return longer.union(_PAIRS.findall(text)) if _SIGN.search(text) else longer

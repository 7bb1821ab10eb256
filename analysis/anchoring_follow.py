"""Maps spans from an old text to a new one when both are at hand; knows no selectors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from analysis.anchoring_meaning import touched
from analysis.anchoring_words import Words, diff, words_of
from model import Placement, Span

_NEAR = 12
"""Words of context on either side that must show that a place is the same."""
_HELD = 0.5
"""Share of those that are still there when words edited in place are believed to be the same."""
_LIKE = 0.35
"""Similarity of old and new words in one place below which the old ones were replaced."""
_SURE = 0.6
"""Similarity below which an edit in place is shown for review."""
_ELSEWHERE = 0.75
"""Similarity above which new words in another place are shown for review as what was moved."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What became of the words around a span."""

    before: int
    """The new position of the nearest word before it that is still there; -1 when none is."""
    after: int
    """The same for the words after it; past the last word when none is."""
    held: float
    """The share of the near words that are still there."""
    touches: int
    """How many of the two words right beside it are still there."""


class Edit:
    """One edit of one text, for any number of spans."""

    def __init__(self, old: str, new: str) -> None:
        self._old = words_of(old)
        self._new = words_of(new)
        self._place = diff(old, new)
        taken = set(self._place)
        self._fresh = [word not in taken for word in range(len(self._new.words))]

    def place(self, span: Span) -> Placement:
        """Where a span of the old text stands in the new one."""
        words = self._old.within(span)
        if not words:
            return Placement("orphan", None, "There were no words to follow.")
        kept = [self._place[word] for word in words if self._place[word] >= 0]
        around = self._around(words)
        if len(kept) == len(words) == kept[-1] - kept[0] + 1 and self._is_anchored(words, around):
            return Placement("kept", self._exactly(span, words, kept))
        return self._edited(words, kept, around) or self._moved(words)

    def _around(self, words: range) -> _Around:
        left = range(max(0, words.start - _NEAR), words.start)
        right = range(words.stop, min(len(self._place), words.stop + _NEAR))
        before = [self._place[word] for word in left if self._place[word] >= 0]
        after = [self._place[word] for word in right if self._place[word] >= 0]
        near = len(left) + len(right)
        sides = [self._place[side[at]] >= 0 for side, at in ((left, -1), (right, 0)) if side]
        return _Around(
            before[-1] if before else -1,
            after[0] if after else len(self._new.words),
            (len(before) + len(after)) / near if near else 1.0,
            sum(sides) + 2 - len(sides),
        )

    def _is_anchored(self, words: range, around: _Around) -> bool:
        """Whether unchanged words are also still in their old place, or can be nothing else."""
        if around.held >= _HELD:
            return True
        quote = self._quote(self._old, words)
        return len(_found(quote, self._new.text)) == 1 == len(_found(quote, self._old.text))

    def _exactly(self, span: Span, words: range, kept: Sequence[int]) -> Span:
        """The span with what it cut off its first and last word cut off again."""
        start = self._new.starts[kept[0]] + max(0, span.start - self._old.starts[words[0]])
        end = self._new.ends[kept[-1]] - max(0, self._old.ends[words[-1]] - span.end)
        return Span(start, end)

    def _edited(self, words: range, kept: Sequence[int], around: _Around) -> Placement | None:
        """The words between the same neighbours, when enough of them are the same."""
        first = around.before + 1 if around.before >= 0 else (kept[0] if kept else -1)
        last = around.after - 1 if around.after < len(self._new.words) else (kept or [-1])[-1]
        if around.held < _HELD or first < 0 or not first <= last < first + 2 * len(words) + 6:
            return None
        span = self._new.span(first, last)
        likeness = Indel.normalized_similarity(
            self._quote(self._old, words), span.of(self._new.text)
        )
        if likeness < _LIKE:
            return None
        old, new = self._old.words[words.start : words.stop], self._new.words[first : last + 1]
        if old == new:
            return Placement("kept", span)
        reason = touched(old, new)
        if not reason and likeness < _SURE:
            reason = "Much of it was rewritten."
        return Placement("review" if reason else "changed", span, reason or "Some words changed.")

    def _moved(self, words: range) -> Placement:
        quote = self._quote(self._old, words)
        places = [span for span in _found(quote, self._new.text) if self._is_fresh(span)]
        if len(places) == 1:
            return Placement("moved", places[0], "It stands in another place now.")
        if places:
            return Placement("review", places[0], f"It stands in {len(places)} other places now.")
        return self._like(quote, words)

    def _like(self, quote: str, words: range) -> Placement:
        """Something like it among the new words."""
        gone = Placement("orphan", None, "It is no longer in the text.")
        best: tuple[float, Span] | None = None
        for start, end in self._fresh_stretches(len(words) // 2 + 1):
            stretch = self._new.span(start, end - 1)
            found = fuzz.partial_ratio_alignment(quote, stretch.of(self._new.text))
            if found and len(quote) <= len(stretch) and (best is None or found.score > best[0]):
                place = Span(stretch.start + found.dest_start, stretch.start + found.dest_end)
                best = found.score, place
        if best is None or best[0] < 100 * _ELSEWHERE:
            return gone
        return Placement("review", best[1], "Something like it stands in another place.")

    def _is_fresh(self, span: Span) -> bool:
        """Whether no more than a few words there stood elsewhere in the old text."""
        words = self._new.within(span)
        return sum(self._fresh[word] for word in words) >= 0.8 * len(words)

    def _fresh_stretches(self, at_least: int) -> list[tuple[int, int]]:
        found, start = [], 0
        for word in range(len(self._fresh) + 1):
            if word == len(self._fresh) or not self._fresh[word]:
                if word - start >= at_least:
                    found.append((start, word))
                start = word + 1
        return found

    def _quote(self, words: Words, within: range) -> str:
        return words.span(within[0], within[-1]).of(words.text)


def _found(quote: str, text: str) -> list[Span]:
    """Everywhere the words stand, whatever the white space between them."""
    pattern = r"\s+".join(re.escape(part) for part in quote.split())
    return [Span(*one.span()) for one in re.finditer(pattern, text)]

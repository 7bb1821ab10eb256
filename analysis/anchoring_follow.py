"""Maps spans from an old text to a new one when both are at hand; knows no selectors."""

from functools import cached_property

from analysis.anchoring_meaning import named, negation_in, touched
from analysis.anchoring_places import Place, Sought, likeness, places, shared, verbatim
from analysis.anchoring_selectors import CONTEXT
from analysis.anchoring_words import SENTENCE_ENDS, diff, words_of
from model import Placement, Span

_LIKE = 0.5
"""Likeness from which on words between the same neighbours are the same words, edited."""
_SURE = 0.6
"""Likeness below which an edit in place is shown for review."""
_SHARED = 0.35
"""Share of the words that must be the same: half of them may be rewritten at once."""
_ALONE = 0.9
"""Likeness from which on words in other surroundings may be the same, moved and edited."""
_NEAR = 0.75
"""Likeness of the context on one side from which on it is the same context."""
_AWAY = 300
"""Words: how far to look for neighbours, and how many may have come between them."""
_RIVAL = 0.1
"""Lead over another place that is needed not to be in doubt."""


class Edit:
    """One edit of one text, for any number of spans."""

    def __init__(self, old: str, new: str) -> None:
        self._old = words_of(old)
        self._new = words_of(new)
        self._place = diff(old, new)
        self._came_from = {new: old for old, new in enumerate(self._place) if new >= 0}

    @cached_property
    def _named(self) -> frozenset[str]:
        return named(self._old.words) | named(self._new.words)

    def place(self, span: Span) -> Placement:
        """Where a span of the old text stands in the new one."""
        words = self._old.within(span)
        if not words:
            return Placement("orphan", None, "There were no words to follow.")
        return self._between_neighbours(span, words) or self._anywhere(span, words)

    def _between_neighbours(self, span: Span, words: range) -> Placement | None:
        """The words between the two right beside it, when both still stand and enclose them."""
        left, right = self._image(words.start - 1), self._image(words.stop)
        if left < -1 or not left + 1 < right <= left + 8 + 2 * len(words):
            return None
        first, last = self._image(words[0]), self._image(words[-1])
        first = first if left < first < right else left + 1
        last = last if first <= last < right else right - 1
        old = self._old.words[words.start : words.stop]
        new = self._new.words[first : last + 1]
        negated = negation_in(self._beside(left + 1, first))
        if old == new and not negated:
            return Placement("kept", self._exactly(span, words, first, last))
        place = self._new.span(first, last)
        quote, found = self._quote(words), place.of(self._new.text)
        if found.count("\n") > quote.count("\n"):  # A paragraph was put in between.
            return None
        alike = likeness(quote, found)
        if alike < _LIKE or shared(old, new) < _SHARED:
            return None
        if negated:
            return Placement("review", place, f"A negation was added right before it: {negated}.")
        return self._edited(words, place, alike)

    def _beside(self, start: int, stop: int) -> tuple[str, ...]:
        """New words right before a place, as far as they are of the same sentence."""
        for word in range(stop - 1, start - 1, -1):
            if self._new.words[word] in SENTENCE_ENDS:
                return self._new.words[word + 1 : stop]
        return self._new.words[start:stop]

    def _image(self, word: int) -> int:
        """Where a word stands now; before the first and past the last there is firm ground."""
        if word < 0:
            return -1
        if word == len(self._place):
            return len(self._new.words)
        return self._place[word] if self._place[word] >= 0 else -2

    def _exactly(self, span: Span, words: range, first: int, last: int) -> Span:
        """The span with what it cut off its first and last word cut off again."""
        start = self._new.starts[first] + max(0, span.start - self._old.starts[words[0]])
        end = self._new.ends[last] - max(0, self._old.ends[words[-1]] - span.end)
        return Span(start, end)

    def _edited(self, words: range, place: Span, alike: float) -> Placement:
        old = self._old.words[words.start : words.stop]
        within = self._new.within(place)
        reason = touched(old, self._new.words[within.start : within.stop], self._named)
        if not reason and alike < _SURE:
            reason = "Much of it was rewritten."
        return Placement("review" if reason else "changed", place, reason or "Some words changed.")

    def _anywhere(self, tag: Span, words: range) -> Placement:
        """The place that the words and what stands around them speak for.

        What is left between the nearest words that still stand is looked at first: what is there
        was edited in its place, whatever may stand elsewhere.
        """
        text, span = self._old.text, self._old.span(words[0], words[-1])
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end :][:CONTEXT]
        sought = Sought(span.of(text), before, after)
        gap = self._gap(words)
        near = self._believable(sought, words, gap) if gap else []
        found = [one for one in near if one.sides[0] >= _NEAR]
        found = found or self._believable(sought, words, None)
        if not found:
            return Placement("orphan", None, "It is no longer in the text.")
        best, rivals = found[0], found[1:]
        if rivals and best.score - rivals[0].score < _RIVAL:
            return Placement("review", best.span, "Words like these stand in several places.")
        return self._told(tag, words, best)

    def _believable(self, sought: Sought, words: range, within: Span | None) -> list[Place]:
        found = places(sought, self._new.text, within)
        return [one for one in found if _is_believable(one) and not self._stood(one.span, words)]

    def _gap(self, words: range) -> Span | None:
        """The new words between the nearest words around that still stand."""
        before = range(words.start - 1, max(-2, words.start - _AWAY), -1)
        after = range(words.stop, min(len(self._place) + 1, words.stop + _AWAY))
        first = next((one for one in map(self._image, before) if one >= -1), None)
        last = next((one for one in map(self._image, after) if one >= 0), None)
        if first is None or last is None or not 0 < last - first - 1 <= _AWAY + 2 * len(words):
            return None
        return self._new.span(first + 1, last - 1)

    def _told(self, tag: Span, words: range, best: Place) -> Placement:
        if best.likeness < 1.0 and best.sides[0] < _NEAR:
            return Placement("review", best.span, "Something like it stands in another place.")
        if best.likeness < 1.0:
            return self._edited(words, best.span, best.likeness)
        now = self._new.within(best.span)
        place = self._exactly(tag, words, now[0], now[-1])
        if best.sides[0] >= _SURE:
            return Placement("kept", place)
        return Placement("moved", place, "It stands in another place now.")

    def _stood(self, place: Span, words: range) -> bool:
        """Whether what stands there stood in the old text already, and not as these words."""
        within = self._new.within(place)
        origins = (self._came_from.get(word, -1) for word in within)
        others = sum(origin >= 0 and origin not in words for origin in origins)
        if others > len(within) / 2:
            return True
        own = self._old.span(words[0], words[-1])
        whole = Span(0, len(self._old.text))
        same = list(verbatim(place.of(self._new.text), self._old.text, whole))
        return bool(same) and not any(one.overlaps(own) for one in same)

    def _quote(self, words: range) -> str:
        return self._old.span(words[0], words[-1]).of(self._old.text)


def _is_believable(place: Place) -> bool:
    """Whether words and context speak for a place at all."""
    better, worse = place.sides
    edited = place.likeness >= _SURE and better >= _NEAR
    recast = place.likeness >= 0.4 and better >= 0.85 and worse >= _SURE
    return place.likeness >= _ALONE or (place.shared >= _SHARED and (edited or recast))

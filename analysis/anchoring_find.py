"""Finds the words of a selector in a text when no older text is at hand; knows no diff."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from analysis.anchoring_meaning import touched
from analysis.anchoring_words import words_of
from model import Placement, Selector, Span

_SHARED = 0.3
"""Share of the longer words that a paragraph must have in common to be looked at closely."""
_CUTOFF = 45
"""Score of an alignment, of 100, below which nothing in the paragraph is like the quote."""
_MARGIN = 0.05
"""By how much the best place must lead the second best."""


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    likeness: float
    """Of the words themselves, from 0 to 1; 1 for the very words."""
    better: float
    """Likeness of the context on the side where it is more like the selector's."""
    worse: float

    @property
    def score(self) -> float:
        return 0.5 * self.likeness + 0.25 * (self.better + self.worse)


def find(selector: Selector, text: str) -> Placement:
    """Where the words of a selector stand in a text, by their wording and context alone."""
    places = sorted(_places(selector, text), key=lambda one: one.score, reverse=True)
    if not places:
        return Placement("orphan", None, "Nothing like it is in the text.")
    best = places[0]
    second = next((one for one in places[1:] if not one.span.overlaps(best.span)), None)
    lead = best.score - (second.score if second else 0.0)
    if best.likeness == 1.0:
        return _verbatim(best, second, lead)
    return _rewritten(selector, text, best, lead)


def _verbatim(best: _Place, second: _Place | None, lead: float) -> Placement:
    if best.better >= 0.6 and lead >= _MARGIN:
        return Placement("kept", best.span)
    if second is None or second.likeness < 0.75:
        return Placement("moved", best.span, "The words around it are others now.")
    return Placement("review", best.span, "Words like these stand in several places.")


def _rewritten(selector: Selector, text: str, best: _Place, lead: float) -> Placement:
    edited = best.likeness >= 0.6 and best.better >= 0.75 and lead >= _MARGIN
    recast = best.likeness >= 0.4 and best.better >= 0.85 and best.worse >= 0.6
    if edited or recast:
        words = words_of(best.span.of(text)).words
        reason = touched(words_of(selector.exact).words, words)
        return Placement(
            "review" if reason else "changed", best.span, reason or "Some words changed."
        )
    if best.likeness >= 0.75:
        return Placement("review", best.span, "Something like it stands here.")
    return Placement("orphan", None, "It is no longer in the text.")


def _places(selector: Selector, text: str) -> list[_Place]:
    spans = {Span(one.start(), one.end()) for one in re.finditer(re.escape(selector.exact), text)}
    spans |= {_aligned(selector.exact, start, part) for start, part in _near(selector.exact, text)}
    return [_weighed(selector, text, span) for span in spans if len(span)]


def _near(exact: str, text: str) -> list[tuple[int, str]]:
    """Paragraphs that share enough longer words with the quote."""
    wanted = _longer_words(exact)
    return [
        (start, part)
        for start, part, words in _paragraphs(text)
        if len(part) >= max(4, 0.4 * len(exact))
        and (not wanted or len(wanted & words) >= max(1.0, _SHARED * len(wanted)))
    ]


def _aligned(exact: str, start: int, part: str) -> Span:
    found = fuzz.partial_ratio_alignment(exact, part, score_cutoff=_CUTOFF)
    return Span(start + found.dest_start, start + found.dest_end) if found else Span(0, 0)


def _weighed(selector: Selector, text: str, span: Span) -> _Place:
    before = text[max(0, span.start - len(selector.prefix)) : span.start]
    after = text[span.end : span.end + len(selector.suffix)]
    sides = [
        Indel.normalized_similarity(was, now)
        for was, now in ((selector.prefix, before), (selector.suffix, after))
        if was
    ] or [0.0]
    likeness = Indel.normalized_similarity(selector.exact, span.of(text))
    return _Place(span, likeness, max(sides), min(sides))


@lru_cache(maxsize=8)
def _paragraphs(text: str) -> tuple[tuple[int, str, frozenset[str]], ...]:
    found = re.finditer(r"[^\n]+", text)
    return tuple((one.start(), one[0], _longer_words(one[0])) for one in found)


def _longer_words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\w{3,}", text))

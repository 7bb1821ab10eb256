"""Finds the words of a selector in a text when no older text is at hand; knows no diff."""

from functools import lru_cache

from analysis.anchoring_meaning import named, touched
from analysis.anchoring_places import Place, Sought, places
from analysis.anchoring_words import parted, words_of
from model import Placement, Selector

_MARGIN = 0.05
"""By how much the best place must lead the second best."""
_LOOKALIKE = 0.75
"""Likeness from which on other words could be meant just as well."""


def find(selector: Selector, text: str) -> Placement:
    """Where the words of a selector stand in a text, by their wording and context alone."""
    found = places(Sought(selector.exact, selector.prefix, selector.suffix), text)
    if not found:
        return Placement("orphan", None, "Nothing like it is in the text.")
    best, rest = found[0], found[1:]
    lead = best.score - (rest[0].score if rest else 0.0)
    if best.likeness == 1.0:
        return _verbatim(best, rest, lead)
    return _rewritten(selector.exact, text, best, lead)


def _verbatim(best: Place, rest: list[Place], lead: float) -> Placement:
    if best.sides[0] >= 0.6 and lead >= _MARGIN:
        return Placement("kept", best.span)
    if all(one.likeness < _LOOKALIKE for one in rest):
        return Placement("moved", best.span, "The words around it are others now.")
    return Placement("review", best.span, "Words like these stand in several places.")


def _rewritten(exact: str, text: str, best: Place, lead: float) -> Placement:
    better, worse = best.sides
    edited = best.likeness >= 0.6 and better >= 0.75 and lead >= _MARGIN
    recast = best.likeness >= 0.4 and better >= 0.85 and worse >= 0.6
    if edited or recast:
        old, new = parted(exact).words, parted(best.span.of(text)).words
        reason = touched(old, new, _named_in(text))
        return Placement("review" if reason else "changed", best.span, reason or "Words changed.")
    if best.likeness >= 0.85:
        return Placement("review", best.span, "Something like it stands here.")
    return Placement("orphan", None, "It is no longer in the text.")


@lru_cache(maxsize=8)
def _named_in(text: str) -> frozenset[str]:
    return named(words_of(text).words)

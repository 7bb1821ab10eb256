"""Picks the stretches of a sentence that may hold names; knows nothing of what names they are.

Only these are looked at closely: they are a sixth of the words of a text.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis.names.gazetteers import Gazetteers, gazetteers

_BEFORE = frozenset(("al", "bin", "el", "ibn", "abu", "van", "von", "de", "the"))
_BETWEEN = frozenset("'s ’s - – . , / ' ’ : ! + @ # ( ) _ \" & y e".split()) | _BEFORE  # noqa: SIM905
_LONGEST_GAP = 3


def segments(listed: Gazetteers, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """First and past last of each stretch, in order, without overlap."""
    likely = _likely(listed, words)
    found: list[tuple[int, int]] = []
    here = 0
    while here < len(words):
        if not likely[here]:
            here += 1
            continue
        last = _end(listed, words, likely, here)
        before = found[-1][1] if found else 0
        first = here - 1 if here > before and words[here - 1] in _BEFORE else here
        found.append((first, last))
        here = last
    return tuple(found)


def _likely(listed: Gazetteers, words: Sequence[str]) -> list[bool]:
    phrases = listed.lowered_phrases
    likely = [_may_be_name(word) for word in words]
    for here in [here for here, word in enumerate(words) if word in phrases]:
        if not likely[here]:
            for name in phrases[words[here]]:
                if tuple(words[here : here + len(name)]) == name:
                    likely[here : here + len(name)] = [True] * len(name)
    return likely


@lru_cache(maxsize=2048)
def _may_be_name(word: str) -> bool:
    if word.islower():
        return word in gazetteers().lowered
    return word != word.lower() and word != "I"


def _end(listed: Gazetteers, words: Sequence[str], likely: Sequence[bool], first: int) -> int:
    """Past the last word of the stretch that begins at `first`."""
    last = first + 1
    while last < len(words):
        ahead = last
        while ahead < len(words) and not likely[ahead] and _may_join(listed, words, last, ahead):
            ahead += 1
        if ahead == len(words) or not likely[ahead]:
            break
        last = ahead + 1
    return last + sum(1 for _ in _tail(listed, words, last))


def _may_join(listed: Gazetteers, words: Sequence[str], last: int, ahead: int) -> bool:
    word = words[ahead]
    joins = word in _BETWEEN or word in listed.lexicon["joiners"] or word[0].isdigit()
    return ahead - last < _LONGEST_GAP and joins


def _tail(listed: Gazetteers, words: Sequence[str], last: int) -> Iterator[int]:
    """The words after the last capital that may still belong: "Gaza strip", "Yahoo!", "Super 8"."""
    if last == len(words):
        return
    word = words[last]
    if word[0].isdigit() or word in ".!s" or _telling(listed, word):
        yield last
    elif last + 1 < len(words):
        after = words[last + 1]
        if (word == "-" and after[0].isdigit()) or (
            word in ("'s", "’s") and _telling(listed, after)
        ):
            yield from (last, last + 1)


def _telling(listed: Gazetteers, word: str) -> bool:
    return word in listed.lexicon["orgwords"] or word in listed.lexicon["placewords"]

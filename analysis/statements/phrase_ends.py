"""Where a noun phrase ends that begins at a known word; knows nothing of who says what."""

from analysis.statements.grammar import (
    DAYS,
    FINITE,
    MONTHS,
    OPENS_PHRASE,
    PERSONS,
    SUBORDINATORS,
)
from analysis.statements.passages import Passage
from analysis.statements.phrases import LONGEST
from analysis.statements.quotes import MARKS

_LONGEST_BRACKET = 8
"""In tokens: "(R-Wis.)" belongs to the name, a remark in brackets does not."""
_TIME_FOLLOWS = frozenset(("a", "an", "his", "her")) | DAYS | MONTHS
_ENDS_AFTER = frozenset((".", ";", ":", "!", "?", "—", "–", "―", "--")) | MARKS


def phrase_after(passage: Passage, start: int, end: int, *, sure: bool = False) -> int | None:
    """Where the noun phrase ends that begins at `start`, with its appositions; None when none does.

    With `sure` the first word is taken for one of a noun phrase whatever its tag.
    """
    end = min(end, start + LONGEST)
    if start >= end:
        return None
    if passage.tags[start] == "PRP" or passage.low[start] in PERSONS:
        return start + 1
    if not sure and not _can_open(passage, start):
        return None
    token = start
    while token < end and not _stops(passage, token, end):
        if passage.words[token] == ",":
            after = _apposition_after(passage, token, end)
            if after == token + 2 and passage.words[token + 1].isdigit():  # an age
                after = _apposition_after(passage, after, end) or after
            token = token if after is None else after
            break
        token += 1
    while token > start and passage.tags[token - 1] in ("IN", "RB", "CC", "TO", ","):
        token -= 1
    return token if token > start else None


def _can_open(passage: Passage, start: int) -> bool:
    tag = passage.tags[start]
    return tag in OPENS_PHRASE or (
        passage.words[start][0].isupper() and tag not in ("IN", "CC", "WRB")
    )


def _stops(passage: Passage, token: int, end: int) -> bool:
    low, tag = passage.low[token], passage.tags[token]
    if low == "(":
        return ")" not in passage.words[token : token + _LONGEST_BRACKET]
    if passage.words[token] in _ENDS_AFTER or tag in FINITE | {"VBG", "WP", "WRB"}:
        return True
    if low in SUBORDINATORS - {"and"} or low in DAYS or low in ("during", "after", "last", "late"):
        return True
    if low in ("in", "on", "at") and token + 1 < end:
        return passage.low[token + 1] in _TIME_FOLLOWS or passage.tags[token + 1] == "CD"
    return False


def _apposition_after(passage: Passage, comma: int, end: int) -> int | None:
    """Where ", a spokesman for the house" ends after a name."""
    first = comma + 1
    if first >= end or passage.low[first] in PERSONS | {"it", "but", "and"}:
        return None
    relative = passage.low[first] in ("who", "which")
    home = passage.low[first] in ("of", "from") and passage.words[comma - 1].isdigit()
    if passage.tags[first] not in OPENS_PHRASE | {"WP"} and not relative and not home:
        return None
    token = first
    while token < end and passage.words[token] not in _ENDS_AFTER | {","}:
        token += 1
    if relative or not any(passage.tags[each] in FINITE for each in range(first, token)):
        return token
    # "one of the traders who have come to the town" is an apposition as well.
    described = any(passage.low[each] in ("who", "which") for each in range(first + 1, token))
    return token if described else None

"""Verbs with their auxiliaries; knows nothing of who says what."""

from dataclasses import dataclass

from analysis.statements.grammar import (
    AUXILIARIES,
    BE,
    HAVE,
    POSSESSIVES,
)
from analysis.statements.passages import Passage

_NOT_IN_GROUP = frozenset(("so", "there", "however", "only"))
_ADVERBS = frozenset(("further", "first", "later", "earlier", "long"))
"""Before a verb they are adverbs, though the tagger often takes them for adjectives."""
_LONGEST_GROUP = 9
"""In tokens before the verb: "has not been able to" and some adverbs."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with the auxiliaries and adverbs before it and a particle after it."""

    start: int
    verb: int
    end: int
    be: bool
    have: bool
    to: int
    """The token of an infinitive's "to" inside the group, or -1."""


def group_at(passage: Passage, verb: int, limit: int) -> Group:
    """The verb group whose main verb is token `verb`."""
    limit = max(limit, verb - _LONGEST_GROUP)
    start = verb
    while start - 1 >= limit and _in_group(passage, start - 1, verb, limit):
        start -= 1
    end = verb + 1
    if end < len(passage.low) and passage.low[end] in ("out", "up"):
        end += passage.tags[end] in ("RP", "IN", "RB")
    before = passage.low[start:verb]
    gerund = passage.tags[verb] == "VBG"
    return Group(
        start,
        verb,
        end,
        any(word in BE or (gerund and word in ("'s", "’s")) for word in before),
        any(
            word in HAVE or (word in ("'s", "’s") and _is_perfect(passage, verb)) for word in before
        ),
        next((start + at for at, word in enumerate(before) if word == "to"), -1),
    )


def _is_perfect(passage: Passage, verb: int) -> bool:
    """Whether "'s" before a participle is "has": "he's called for", not "he's called a liar"."""
    after = passage.low[verb + 1 : verb + 2]
    return passage.tags[verb] == "VBN" and bool(after) and after[0] not in ("by", "as", "a", "an")


def _in_group(passage: Passage, token: int, verb: int, limit: int) -> bool:
    low, tag = passage.low[token], passage.tags[token]
    if passage.quoted(token) != passage.quoted(verb) or low in _NOT_IN_GROUP:
        return False
    if low in POSSESSIVES and tag == "POS" and passage.tags[verb] != "VBN":
        return token > limit and passage.low[token - 1] in (
            "he",
            "she",
            "it",
            "who",
            "that",
            "there",
        )
    adverb = tag in ("RB", "RBR", "RBS") or low in _ADVERBS
    return low in AUXILIARIES or low == "to" or tag == "MD" or adverb

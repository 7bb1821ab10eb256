"""Where what is judged or asked for ends, when it is a noun phrase; knows nothing of sources."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import (
    DASHES,
    DAYS,
    FINITE,
    MONTHS,
    NOUNS,
    OPENS_PHRASE,
    TIMES,
)
from analysis.statements.passages import Passage

_ALWAYS = word_set(
    """
    during since when while because although though if unless until whereas amid after before
    despite
    """
)
_PLACES_AND_TIMES = word_set("in on at over")
_SETTINGS = word_set(
    """
    interview interviews statement speech speeches tweet tweets rally rallies letter column
    email e-mail message post posts address debate debates conference twitter facebook
    testimony hearing memo op-ed remarks ad event stop forum ruling appearance call podcast
    broadcast
    """
)
_LONG_DASHES = DASHES - {"-"}
_LOOK = 6
"""In tokens: a preposition's noun stands so near."""


def object_end(passage: Passage, start: int, end: int, *, takes_as: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends, with what belongs to it."""
    token = start + 1 if not passage.quoted(start) else passage.quotation(start).end
    while token < end:
        if passage.quoted(token):
            token = passage.quotation(token).end
        elif passage.low[token] == "to" and passage.tags[token + 1 : token + 2] == ("VB",):
            return end  # "urged voters to come on Monday": the rest is what was asked for
        elif _ends(passage, token, start, end, takes_as):
            return token
        else:
            token += 1
    return end


def side_end(passage: Passage, start: int, end: int, *, infinitive: bool) -> int:
    """Where a remark beside what is said begins: ", adding to fears", "— a sharp turn"."""
    token = start
    while token < end:
        if passage.quoted(token):
            token = passage.quotation(token).end
            if token < end and _comma_inside(passage, token) and _is_side(passage, token):
                return token
        elif token > start and _side_begins(passage, start, token, end, infinitive):
            return token - (passage.words[token - 1] == ",")
        else:
            token += 1
    return end


def _side_begins(passage: Passage, start: int, token: int, end: int, infinitive: bool) -> bool:
    word = passage.words[token]
    if word == ",":
        return infinitive and _is_side(passage, token + 1)
    if word in _LONG_DASHES:
        return _dashes(passage, token + 1, end) == 0 and _dashes(passage, start, token) % 2 == 0
    conjunction = passage.low[token] in ("and", "but", "or")
    return infinitive and conjunction and _verb_follows(passage, token + 1, end)


def _dashes(passage: Passage, start: int, end: int) -> int:
    return sum(passage.words[each] in _LONG_DASHES for each in range(start, end))


def _comma_inside(passage: Passage, after: int) -> bool:
    return passage.words[after - 2] == "," or passage.words[after - 1] == ","


def _is_side(passage: Passage, token: int) -> bool:
    if token >= len(passage.words):
        return False
    if passage.tags[token] == "RB" and token + 1 < len(passage.words):
        token += 1
    return passage.tags[token] == "VBG" and passage.low[token] != "including"


def _ends(passage: Passage, token: int, start: int, end: int, takes_as: bool) -> bool:
    word, low = passage.words[token], passage.low[token]
    if word in _LONG_DASHES or word in (";", ":"):
        return True
    if low in _ALWAYS:
        return True
    if low in _PLACES_AND_TIMES:
        return _is_setting(passage, token, end)
    if low == "as":
        return not takes_as and _clause_follows(passage, token + 1, end)
    if low in ("and", "or", "but"):
        return _verb_follows(passage, token + 1, end) or low == "but"
    if low not in DAYS or token <= start + 1 or passage.low[token - 1] in DAYS:
        return False
    return passage.tags[token - 1] in NOUNS


def _is_setting(passage: Passage, preposition: int, end: int) -> bool:
    """'in July', 'on Twitter', 'at a rally': when and where it was said, not part of it."""
    for token in range(preposition + 1, min(preposition + _LOOK, end)):
        low, tag = passage.low[token], passage.tags[token]
        if low in DAYS or low in MONTHS or low in _SETTINGS or low in TIMES:
            return True
        if tag == "CD" and len(low) == 4 and low.isdigit():
            return True
        if tag in FINITE or passage.words[token] in (",", ".") or passage.quoted(token):
            return False
        if tag in NOUNS and token + 1 < end and passage.tags[token + 1] not in NOUNS:
            return False
    return False


def _clause_follows(passage: Passage, start: int, end: int) -> bool:
    """Whether a subject and a finite verb follow."""
    if start >= end or passage.tags[start] not in OPENS_PHRASE | {"PRP", "EX", "VBN"}:
        return False
    for token in range(start, min(start + _LOOK + 2, end)):
        if passage.tags[token] in FINITE:
            return True
        if passage.words[token] in (",", ".") or passage.quoted(token):
            return False
        if passage.low[token] in ("who", "which", "that"):
            return False
    return False


def _verb_follows(passage: Passage, start: int, end: int) -> bool:
    """Whether a second verb of the same subject, or another clause, follows."""
    token = start
    while token < end and passage.tags[token] in ("RB", "RBR"):
        token += 1
    if token < end and passage.tags[token] in FINITE:
        return True
    return _clause_follows(passage, start, end)


def is_clause(passage: Passage, start: int, end: int) -> bool:
    """Whether a finite verb with a subject stands before the first comma."""
    low = passage.low[start]
    if low in ("that", "how", "why", "what", "whether", "if", "there", "who", "where", "when"):
        return low != "that" or not _is_bare_object(passage, start, end)
    for token in range(start, end):
        if passage.quoted(token):
            return True
        if (
            passage.tags[token] in FINITE
            and token > start
            and not _in_relative(passage, start, token)
        ):
            return not _after_conjunction(passage, token)
        if passage.words[token] in (",", ";", ":") or passage.words[token] in _LONG_DASHES:
            return False
    return False


def _after_conjunction(passage: Passage, verb: int) -> bool:
    """'declined the offer and | left': a second verb of whoever declined."""
    while passage.tags[verb - 1] == "RB":
        verb -= 1
    return passage.low[verb - 1] in ("and", "but", "or", "then", "yet")


def _is_bare_object(passage: Passage, start: int, end: int) -> bool:
    """Whether "that" points at the noun after it: "declined that offer and left"."""
    for token in range(start + 1, end):
        if passage.tags[token] in FINITE:
            return _after_conjunction(passage, token)
        if passage.tags[token] not in NOUNS | {"JJ", "CC", "RB"}:
            return False
    return end == start + 2


def _in_relative(passage: Passage, start: int, verb: int) -> bool:
    """Whether the finite verb belongs to a relative clause of the noun phrase."""
    for token in range(verb - 1, max(start, verb - 5), -1):
        if passage.low[token] in (
            "who",
            "which",
            "that",
            "whose",
            "because",
            "when",
            "while",
            "as",
        ):
            return True
    return False

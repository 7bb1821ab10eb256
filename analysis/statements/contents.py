"""What is said, given who says it and by which verb; knows nothing of other statements."""

from analysis.statements.grammar import (
    DASHES,
    DAYS,
    FINITE,
    PREPOSITIONS,
    STOPS,
)
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.limits import clause_end, first_break
from analysis.statements.passages import Passage, Run
from analysis.statements.sources import ADDRESSING, Sourced
from analysis.statements.verbs import Group

_SETTINGS = frozenset("in on at during to after".split())
_SUBORDINATES = frozenset(
    "although though while when if after as since because before whereas once until".split()
)
_TRAILING = frozenset("when as while after because".split())
_NOT_RESUMED = frozenset(
    """but and while who where citing according adding including which whose as a an though
    although""".split()
)
_QUOTE_VERBS = frozenset(
    """continue respond reply answer interrupt relate sing cry charge snap fume rail post scream
    yell joke chant shrug laugh roar thunder bark bellow""".split()
)
"""Verbs that need a quotation, a colon or "that" to bring something said."""
_ADDRESSEE_ENDS = frozenset("that if whether to how what why he she it there about".split())


def contents_of(
    passage: Passage,
    lexicon: Lexicon,
    group: Group,
    verb: Verb,
    sourced: Sourced,
    sentence: Run,
) -> tuple[Run, ...]:
    """The runs that hold what is said, in order; empty when nothing is."""
    last = _without_stops(passage, sentence)
    after = sourced.source[1] if sourced.how == "inverted" else group.end
    said = _past_addressee(passage, after, verb, sourced, sentence[1])
    next_word = _past_setting(passage, said, sentence[1]) if verb.kind == "say" else said
    left = _left(passage, group, verb, sourced, sentence, said, next_word, last)
    if left is not None:
        resumed = _resumed(passage, lexicon, sourced, said, next_word, sentence, last)
        return (left, resumed) if resumed else (left,)
    fronted = _after_as(passage, lexicon, sourced, verb, next_word, sentence, last)
    if fronted is not None:
        return (fronted,)
    right = _right(passage, lexicon, verb, sourced, said, next_word, sentence, last)
    return (right,) if right else ()


def _without_stops(passage: Passage, sentence: Run) -> int:
    end = sentence[1]
    while end > sentence[0] + 1 and passage.words[end - 1] in STOPS:
        end -= 1
    return end


def _past_addressee(passage: Passage, token: int, verb: Verb, sourced: Sourced, end: int) -> int:
    """Past "reporters" in "told reporters"."""
    if verb.lemma not in ADDRESSING or sourced.how == "inverted" or token >= end:
        return token
    if passage.quoted(token) or passage.low[token] in ("that", ","):
        return token
    first = token
    pronoun = passage.low[first] in ("him", "her", "me", "us", "them", "you")
    while token < end and not passage.quoted(token):
        low, tag = passage.low[token], passage.tags[token]
        if low in _ADDRESSEE_ENDS or low in (",", ".", ":"):
            break
        if token > first and (pronoun or tag in FINITE or _opens_clause(passage, token)):
            break
        token += 1
    return token


def _opens_clause(passage: Passage, token: int) -> bool:
    return passage.tags[token] in ("PRP", "DT", "PRP$") and passage.tags[token - 1] not in (
        "IN",
        "CC",
        "VBD",
        "TO",
    )


def _past_setting(passage: Passage, token: int, end: int) -> int:
    """Past "on Monday in Seoul", when what is said, or nothing, follows."""
    while token < end and not passage.quoted(token):
        low = passage.low[token]
        if low in _SETTINGS:
            after = _past_phrase(passage, token + 1, end)
            if after is None:
                return token
            token = after
        elif low in DAYS or (passage.tags[token] == "RB" and low not in ("not", "there")):
            token += 1
        else:
            return token
    return token


def _past_phrase(passage: Passage, token: int, end: int) -> int | None:
    while token < end and not passage.quoted(token):
        if passage.words[token] in (",", ":", ".") or passage.low[token] == "that":
            return token
        if passage.tags[token] in FINITE | {"PRP", "WP", "WDT"}:
            return None
        token += 1
    return token


def _left(
    passage: Passage,
    group: Group,
    verb: Verb,
    sourced: Sourced,
    sentence: Run,
    said: int,
    next_word: int,
    last: int,
) -> Run | None:
    """What stands before "..., X said", or None when it stands elsewhere."""
    start = sentence[0]
    if verb.kind != "say" or sourced.how not in ("subject", "apposition", "inverted"):
        return None
    end = group.start if sourced.how == "inverted" else sourced.source[0]
    if end == start:
        return _quotation_before(passage, end, said, next_word, sourced, last)
    if sourced.how != "inverted" and not _is_boundary(passage, end - 1):
        return None
    while end > start and (passage.words[end - 1] == "," or passage.words[end - 1] in DASHES):
        end -= 1
    if end <= start:
        return None
    quoted = passage.quoted(end - 1)
    if not quoted and end - start < 5:
        return None
    if not _says_left(passage, sourced, said, next_word, last, sentence[1], quoted):
        return None
    if not _is_clause(passage, start, end, quoted, said, last):
        return None
    if quoted:
        start = min(start, passage.quotation(end - 1).start)
    return start, end


def _quotation_before(
    passage: Passage, end: int, said: int, next_word: int, sourced: Sourced, last: int
) -> Run | None:
    """A quotation that ends with the sentence before: '"... Go!" he said.'"""
    if end == 0 or not passage.quoted(end - 1):
        return None
    quotation = passage.quotation(end - 1)
    if quotation.end != end or quotation.end - quotation.start < 4:
        return None
    comma = passage.words[said : said + 1] == (",",)
    quoted = next_word < last and passage.quoted(next_word)
    if next_word >= last or quoted or comma or sourced.how == "inverted":
        return quotation.start, end
    return None


def _is_boundary(passage: Passage, token: int) -> bool:
    word = passage.words[token]
    return word in (",", "?", "!", "”", '"', "''") or word in DASHES or passage.quoted(token)


def _says_left(
    passage: Passage,
    sourced: Sourced,
    said: int,
    next_word: int,
    last: int,
    end: int,
    quoted: bool,
) -> bool:
    following = passage.low[said : said + 1]
    if quoted:
        return following != ("that",)
    if next_word >= last or passage.words[next_word] == "." or sourced.how == "inverted":
        return True
    if following == (",",):
        return True
    if passage.words[next_word] == ",":
        return next_word > said
    return passage.low[next_word] in _TRAILING


def _is_clause(passage: Passage, start: int, end: int, quoted: bool, said: int, last: int) -> bool:
    """Whether the words before are said, and not the setting of it: "In his book, X wrote"."""
    if passage.low[start] not in PREPOSITIONS:
        return True
    if any(passage.tags[token] in FINITE for token in range(start, end)):
        return True
    follows = said < last and passage.words[said] not in (",", ".")
    return quoted and not (follows and not passage.quoted(start))


def _resumed(
    passage: Passage,
    lexicon: Lexicon,
    sourced: Sourced,
    said: int,
    next_word: int,
    sentence: Run,
    last: int,
) -> Run | None:
    """What goes on after "..., X said, ..."."""
    end = sentence[1]
    if next_word >= end:
        return None
    if passage.quoted(next_word):
        return next_word, passage.quotation(next_word).end
    first = next_word + 1
    if passage.words[next_word] != "," or first >= end:
        return None
    if passage.quoted(first):
        return first, clause_end(passage, lexicon, first, last)
    if sourced.how == "inverted" or said != next_word:
        return None
    if passage.low[first] in _NOT_RESUMED or passage.tags[first] == "VBG":
        return None
    return first, clause_end(passage, lexicon, first, last)


def _after_as(
    passage: Passage,
    lexicon: Lexicon,
    sourced: Sourced,
    verb: Verb,
    next_word: int,
    sentence: Run,
    last: int,
) -> Run | None:
    """'As X said, ...' and '..., as X said'."""
    start, first = sentence[0], sourced.source[0]
    if verb.kind == "act" or sourced.how not in ("subject", "apposition"):
        return None
    if first - 1 < start or passage.low[first - 1] != "as":
        return None
    comma_after = next_word < last and passage.words[next_word] == ","
    if comma_after and first - 1 <= start + 1 and next_word + 1 < last:
        return next_word + 1, clause_end(passage, lexicon, next_word + 1, last)
    comma_before = first - 2 > start and passage.words[first - 2] == ","
    if comma_before and (next_word >= last or comma_after):
        return start, first - 2
    return None


def _right(
    passage: Passage,
    lexicon: Lexicon,
    verb: Verb,
    sourced: Sourced,
    said: int,
    next_word: int,
    sentence: Run,
    last: int,
) -> Run | None:
    """What follows "X said"."""
    end = sentence[1]
    first = _first_word(passage, verb, said, next_word, end, last)
    while first is not None and first < end and passage.words[first] in (",", ":"):
        first += 1
    if first is None or first >= last:
        return None
    if verb.lemma in _QUOTE_VERBS and not _introduced(passage, verb, first):
        return None
    stop = clause_end(passage, lexicon, first, last)
    subordinate = _is_subordinate(passage, sourced.source[0], sentence[0])
    if subordinate or sourced.how == "relative" or verb.kind == "act":
        lists = not subordinate and sourced.how != "relative"
        stop = min(stop, first_break(passage, first, stop, lists=lists))
    return (first, stop) if stop > first else None


def _first_word(
    passage: Passage, verb: Verb, said: int, next_word: int, end: int, last: int
) -> int | None:
    if verb.kind != "say":
        return said
    if next_word < end:
        if passage.low[next_word] in ("that", ":") or passage.quoted(next_word):
            return next_word
        if passage.words[next_word] == "," and next_word + 1 < end:
            if next_word > said or passage.quoted(next_word + 1):
                return next_word + 1
    return None if next_word >= last else said


def _introduced(passage: Passage, verb: Verb, first: int) -> bool:
    if passage.quoted(first) or passage.low[first] == "that":
        return True
    if passage.words[first - 1] in (":", ",") or verb.lemma in ("joke", "reply"):
        return True
    return verb.lemma in ("rail", "fume") and passage.low[first] in ("against", "about", "at")


def _is_subordinate(passage: Passage, first: int, start: int) -> bool:
    """'While X says ..., Y ...': the clause ends at the comma."""
    before = first - 1
    if before < start or passage.low[before] not in _SUBORDINATES:
        return False
    if before == start:
        return True
    return passage.words[before - 1] in (",", "—", "-", "“") or (
        passage.low[before - 1] in ("even", "but", "and")
    )

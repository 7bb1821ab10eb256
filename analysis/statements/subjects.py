"""The subject right before a verb, however long; knows no other place for it."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import (
    DASHES,
    DAYS,
    FINITE,
    OPENS_PHRASE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIMES,
)
from analysis.statements.lexicon import Verb
from analysis.statements.passages import Passage
from analysis.statements.phrases import LONGEST, phrase_before
from analysis.statements.quotes import MARKS
from analysis.statements.sourced import Sourced
from analysis.statements.verbs import Group

CLAUSE_STARTS = word_set("that but while when because if although though as")
_LONGEST_RELATIVE = 16
"""In tokens, from "who" to the last noun of its clause."""
_PARTING = frozenset((",", ";", ":")) | DASHES
_HOLDS_CLAUSE = word_set(
    """
    say says said think thinks thought believe believes believed hope hopes hoped fear fears feared
    claim claims claimed argue argues argued insist insists insisted know knows knew
    """
)
"""Verbs after which a noun and a verb are what is said: "who said | the mayor called"."""
_BEFORE_DAY = word_set("on late early this last next")


def plain_subject(passage: Passage, group: Group, verb: Verb, start: int) -> Sourced | None:
    """The subject right before a verb, with what is said of it."""
    end = _before_time(passage, group.start, start)
    name = phrase_before(passage, end, start)
    if (
        name is not None
        and passage.low[end - 1] not in TIMES
        and not _is_year(passage.words[end - 1])
    ):
        return Sourced((_widened(passage, name, start), end), "subject", group.start)
    return _long_subject(passage, group, verb, start)


def is_relative(passage: Passage, token: int, start: int) -> bool:
    """Whether a token is a "who", "which" or "that" that stands for a noun before it."""
    low, tag = passage.low[token], passage.tags[token]
    if low == "who":
        return True
    if low not in RELATIVES:
        return False
    noun_before = token > start and passage.tags[token - 1] in ("NNS", "NN", "NNP")
    return tag in ("WP", "WDT") or (low == "that" and noun_before)


def _before_time(passage: Passage, end: int, start: int) -> int:
    """The end of a subject without a day after it: "the club | on Monday said"."""
    last = end - 1
    while last > start and passage.low[last] in DAYS:
        last -= 1
    if last == end - 1:
        return end
    return last + (passage.low[last] not in _BEFORE_DAY)


def _widened(passage: Passage, name: int, start: int) -> int:
    """The start of a subject with what is said of it: "those marching through | the streets"."""
    wider = _before_relative(passage, name, start)
    if wider is not None:
        return wider
    if name - 3 < start or passage.tags[name - 1] != "IN" or passage.low[name - 1] == "that":
        return name
    if passage.tags[name - 2] not in ("VBG", "VBN"):
        return name
    wider = phrase_before(passage, name - 2, start)
    return name if wider is None or wider > start else wider


def _before_relative(passage: Passage, name: int, start: int) -> int | None:
    """The start of a subject with a clause of its own: "a man who saw | the fire"."""
    verb = None
    if passage.low[name] in SUBJECT_PRONOUNS:
        return None
    for token in range(name - 1, max(start, name - _LONGEST_RELATIVE), -1):
        if passage.quoted(token) or passage.words[token] in _PARTING:
            return None
        if passage.low[token] in CLAUSE_STARTS - {"that"}:
            return None
        if is_relative(passage, token, start):
            holds = verb is None or passage.low[verb] in _HOLDS_CLAUSE
            return None if holds else phrase_before(passage, token, start)
        if passage.tags[token] in FINITE:
            if verb is not None and verb != token + 1:
                return None
            verb = token
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))


def _long_subject(passage: Passage, group: Group, verb: Verb, start: int) -> Sourced | None:
    """A subject that ends in no noun: "the spokesman on Monday said", "those who came said"."""
    end = group.start
    first = _clause_start(passage, end - 1, start)
    if first >= end or end - first < 2:
        return None
    if passage.tags[first] in OPENS_PHRASE and not any(
        passage.tags[token] in FINITE for token in range(first, end)
    ):
        return Sourced((first, end), "subject", group.start)
    for token in range(first, end):
        if passage.low[token] in RELATIVES:
            return Sourced((token, token + 1), "relative", group.start)
    short = end - first <= 13 and passage.low[first] not in ("there", "this")
    if verb.kind == "say" and passage.tags[first] in OPENS_PHRASE and short:
        return Sourced((first, end), "subject", group.start)
    return None


def _clause_start(passage: Passage, token: int, start: int) -> int:
    limit = max(start, token - LONGEST)
    while token > limit and not _opens_clause(passage, token - 1):
        token -= 1
    if passage.low[token] in ("and", "but", "yet"):
        token += 1
    return token


def _opens_clause(passage: Passage, token: int) -> bool:
    word = passage.words[token]
    return (
        word in _PARTING
        or word in MARKS
        or passage.low[token] in CLAUSE_STARTS
        or passage.quoted(token)
    )

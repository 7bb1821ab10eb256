"""Who is the subject of a verb that says something; knows nothing of what is said."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import (
    DASHES,
    DAYS,
    FINITE,
)
from analysis.statements.lexicon import Verb
from analysis.statements.participles import of_participle
from analysis.statements.passages import Passage, Run
from analysis.statements.phrase_ends import phrase_after
from analysis.statements.phrases import (
    LONGEST,
    apposition_before,
    first_subject,
    phrase_before,
)
from analysis.statements.quotes import MARKS
from analysis.statements.sourced import Sourced
from analysis.statements.subjects import CLAUSE_STARTS, is_relative, plain_subject
from analysis.statements.verbs import Group, group_at

ADDRESSING = word_set("tell ask inform remind assure reassure warn advise notify")
"""Verbs with somebody spoken to before what is said."""
_INVERTS_PLAIN = word_set("say write explain add note argue ask report")
_AFTER_INVERTED = frozenset((".", ",", ":", "?", "!", "(")) | MARKS
_AFTER_INVERTED_LOW = DAYS | word_set("in on at during after last who when as while of")
_GOVERNORS = word_set(
    """
    continued continues continue went goes go going seemed seems seem tried tries try refused
    refuses declined declines began begins sought seeks used had has have appeared wanted
    wants hastened rushed managed failed planned plans vowed likes willing prepared expected
    chose unable able needs ready
    """
)
"""Words before "to say" whose subject says it."""


def source_of(
    passage: Passage, group: Group, verb: Verb, sentence: Run, earlier: Run | None
) -> Sourced | None:
    """The source of a verb, or None; `earlier` is that of the verb before it in the sentence."""
    start = sentence[0]
    before = group.start - 1
    inverted = _inverted(passage, group, verb, sentence)
    if inverted and (passage.quoted(before) or not apposition_before(passage, before, start)):
        return Sourced(inverted, "inverted", group.start)
    if before >= start and is_relative(passage, before, start):
        return Sourced(_antecedent(passage, before, start), "relative", group.start)
    if passage.tags[group.verb] == "VBG" and not group.be:
        return of_participle(passage, group, verb, sentence, earlier)
    return _of_finite(passage, group, verb, start, earlier) if before >= start else None


def _antecedent(passage: Passage, relative: int, start: int) -> Run:
    """Who, or what "that" stands for."""
    name = phrase_before(passage, relative, start) if passage.low[relative] == "that" else None
    return (relative, relative + 1) if name is None else (name, relative)


def _of_finite(
    passage: Passage, group: Group, verb: Verb, start: int, earlier: Run | None
) -> Sourced | None:
    before = group.start - 1
    if passage.low[before] in ("and", "but", "or", "then", "yet"):
        return _conjoined(passage, group, start, earlier)
    if group.to >= 0:
        return _of_infinitive(passage, group, start, earlier)
    if passage.words[before] in DASHES:
        return _between_dashes(passage, group, start)
    if passage.words[before] == ",":
        return _after_comma(passage, group, start, earlier)
    return plain_subject(passage, group, verb, start)


def _inverted(passage: Passage, group: Group, verb: Verb, sentence: Run) -> Run | None:
    """'"...," said X': the source after the verb."""
    token, before = group.verb, group.start - 1
    if verb.kind != "say" or passage.tags[token] not in ("VBD", "VBZ", "VBN") or group.have:
        return None
    if before < sentence[0] or token + 1 >= sentence[1]:
        return None
    quoted = passage.quoted(before)
    if not quoted and (passage.words[before] != "," or verb.lemma not in _INVERTS_PLAIN):
        return None
    if verb.lemma in ADDRESSING - {"ask"}:
        return None
    if passage.low[token + 1] in ("that", "it", "this", "there"):
        return None
    after = phrase_after(passage, token + 1, sentence[1])
    if after is None or not _ends_inverted(passage, after, sentence[1]):
        return None
    if _has_verb(passage, token + 1, after):
        return None
    return token + 1, after


def _ends_inverted(passage: Passage, after: int, end: int) -> bool:
    if after >= end - 1:
        return True
    return (
        passage.words[after] in _AFTER_INVERTED
        or passage.low[after] in _AFTER_INVERTED_LOW
        or passage.tags[after] in ("VBG", "IN", "RB")
    )


def _conjoined(passage: Passage, group: Group, start: int, earlier: Run | None) -> Sourced | None:
    if passage.tags[group.verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    subject = _of_clause(passage, group.start - 1, start, earlier)
    return Sourced(subject, "conjoined", group.start) if subject else None


def _of_clause(passage: Passage, end: int, start: int, earlier: Run | None) -> Run | None:
    """The subject of a verb before a conjunction at `end`: "who ran and | called for change"."""
    for token in range(end - 1, max(start, end - LONGEST), -1):
        if earlier and earlier[0] <= token < earlier[1]:
            break
        if passage.quoted(token):
            continue
        if passage.low[token] == "who":
            return token, token + 1
        if passage.low[token] in CLAUSE_STARTS - {"that"} and token > start:
            return first_subject(passage, token + 1, end) or earlier
    return earlier or first_subject(passage, start, end + 1)


def _of_infinitive(
    passage: Passage, group: Group, start: int, earlier: Run | None
) -> Sourced | None:
    """'X declined to say': the subject of the verb that governs."""
    governor = group.to - 1
    if governor >= start + 2 and passage.low[governor] == "on":
        governor -= 1
    if governor <= start or passage.quoted(governor) or passage.low[governor] not in _GOVERNORS:
        return None
    outer = group_at(passage, governor, start)
    if outer.be and passage.low[governor] == "expected":
        return None  # nobody in particular expects X to say so
    before = outer.start - 1
    if before < start:
        return None
    name = phrase_before(passage, outer.start, start)
    if name is not None:
        return Sourced((name, outer.start), "infinitive", outer.start)
    if passage.words[before] == ",":
        found = apposition_before(passage, before, start)
        return Sourced(found, "infinitive", outer.start) if found else None
    if passage.low[before] in ("and", "but") and earlier:
        return Sourced(earlier, "conjoined", outer.start)
    return None


def _between_dashes(passage: Passage, group: Group, start: int) -> Sourced | None:
    """'X — once his friend — said'."""
    closing = group.start - 1
    for opening in range(closing - 1, max(start, closing - LONGEST), -1):
        if passage.words[opening] in DASHES:
            name = phrase_before(passage, opening, start)
            return Sourced((name, opening), "subject", group.start) if name is not None else None
    return None


def _after_comma(passage: Passage, group: Group, start: int, earlier: Run | None) -> Sourced | None:
    found = apposition_before(passage, group.start - 1, start)
    if found:
        return Sourced(found, "apposition", group.start)
    if earlier and passage.tags[group.verb] in ("VBD", "VBZ"):
        return Sourced(earlier, "conjoined", group.start)
    return None


def _has_verb(passage: Passage, start: int, end: int) -> bool:
    """Whether a finite verb stands before the first comma."""
    for token in range(start, end):
        if passage.words[token] == ",":
            return False
        if passage.tags[token] in FINITE - {"MD"}:
            return True
    return False

"""What one sentence attributes to whom, rule by rule; knows nothing of other sentences."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.language.word_sets import word_set
from analysis.statements.contents import contents_of
from analysis.statements.finding import Finding
from analysis.statements.grammar import STOPS
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.limits import clause_end
from analysis.statements.passages import Passage, Run
from analysis.statements.passives import passive
from analysis.statements.phrases import LONGEST, phrase_after, phrase_before
from analysis.statements.saying import saying_of
from analysis.statements.sources import Sourced, source_of
from analysis.statements.verbs import Group, group_at

_CLAUSE_HEADS = frozenset(("PRP", "DT", "NNP", "NN", "NNS", "JJ", "PRP$", "EX", "NNPS", "CD"))

_SHOWING = word_set(
    """
    underscore highlight illustrate demonstrate signal prove reveal show indicate suggest
    underline mean detail outline emphasize
    """
)
_EVENTS = word_set(
    """
    meeting meetings visit visits trip development developments activity move moves decision
    event events incident attack attacks crisis arrival agreement deal talks summit success
    failure case shift change changes trend trends election vote war conflict it this that
    """
)
_NEED_PARTICLE = word_set("speak talk push press")
_LONGEST_FEELING = 5
_AFTER_FEELING = word_set("about for over in with on to at of that")
_CARRIED = word_set("cited reported quoted carried published relayed released")


def in_sentence(passage: Passage, lexicon: Lexicon, sentence: Run) -> Iterator[Finding]:
    """The findings of one sentence, in the order of their cues."""
    earlier: Run | None = None
    said: tuple[Run, ...] = ()
    first, end = sentence
    likely = [
        first + at for at, low in enumerate(passage.low[first:end]) if low in lexicon.triggers
    ]
    for token in likely:
        found = _at(passage, lexicon, token, sentence, earlier)
        if found is not None:
            yield found
            inside = any(start <= token < end for start, end in said)
            if found.verb is not None and found.source is not None and not inside:
                earlier, said = found.source, found.contents


def _at(
    passage: Passage, lexicon: Lexicon, token: int, sentence: Run, earlier: Run | None
) -> Finding | None:
    if passage.quoted(token):
        return None
    low = passage.low[token]
    if low == "according":
        return _according(passage, lexicon, token, sentence)
    if low in ("as", "per"):
        return _via(passage, token, sentence)
    verb = lexicon.verbs.get(low)
    if verb is not None and passage.tags[token].startswith("VB"):
        return _of_verb(passage, lexicon, verb, token, sentence, earlier)
    if low in lexicon.adjectives and passage.tags[token] in ("JJ", "VBN"):
        return _of_adjective(passage, lexicon, token, sentence)
    if low in lexicon.nouns and passage.tags[token].startswith("NN"):
        return _of_noun(passage, lexicon, token, sentence)
    return None


def _of_verb(
    passage: Passage,
    lexicon: Lexicon,
    verb: Verb,
    token: int,
    sentence: Run,
    earlier: Run | None,
) -> Finding | None:
    group = group_at(passage, token, sentence[0])
    if group.be and passage.tags[token] in ("VBN", "VBD") and passage.low[token] != verb.lemma:
        return passive(passage, lexicon, verb, group, sentence)
    if passage.tags[token] == "VBN" and not group.have:
        return None
    group = _widened(passage, lexicon, verb, group, sentence[1])
    if verb.lemma in _NEED_PARTICLE and group.end == token + 1:
        return None
    sourced = source_of(passage, group, verb, sentence, earlier)
    if sourced is None:
        return None
    if _only_shows(passage, verb, sourced):
        return None
    contents = contents_of(saying_of(passage, lexicon, group, verb, sourced, sentence))
    if not contents:
        return None
    cue = (sourced.start, group.end)
    return Finding(sourced.how, cue, contents, sourced.source, verb)


def _widened(passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, end: int) -> Group:
    """The group with the preposition that belongs to its verb: "called for"."""
    if group.end < end and passage.low[group.end] in verb.particles:
        return replace(group, end=group.end + 1)
    felt = _feeling_end(passage, lexicon, group.end, end) if verb.feels else None
    return replace(group, end=felt) if felt else group


def _feeling_end(passage: Passage, lexicon: Lexicon, start: int, end: int) -> int | None:
    """Past "deep concern about" in "expressed deep concern about"."""
    token = start
    while token < min(end, start + _LONGEST_FEELING):
        if passage.low[token] in lexicon.feelings:
            joined = token + 1 < end and passage.low[token + 1] in _AFTER_FEELING
            return token + 2 if joined else None
        if passage.tags[token] not in ("JJ", "RB", "DT", "PRP$", "CC", "VBG", "VBN"):
            return None
        token += 1
    return None


def _only_shows(passage: Passage, verb: Verb, sourced: Sourced) -> bool:
    """'The visit underscores ...': the outlet's own reading of something that says nothing."""
    first = passage.low[sourced.source[0]]
    if verb.kind != "say" and (first == "you" or (sourced.how == "relative" and first != "who")):
        return True
    if verb.lemma not in _SHOWING:
        return False
    last = sourced.source[1] - 1
    return passage.low[last] in _EVENTS or first in ("this", "these")


def _according(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    start, end = sentence
    if passage.low[token + 1 : token + 2] != ("to",):
        return None
    stop = phrase_after(passage, token + 2, end, sure=True)
    if stop is None:
        return None
    left = token
    while left > start and passage.words[left - 1] in (",", "—"):
        left -= 1
    if passage.quoted(start):  # the quotation began in a sentence before
        start = min(start, passage.quotation(start).start)
    contents = [(start, left)] if left - start >= 2 else []
    right = stop
    while right < end and passage.words[right] in (",", "—"):
        right += 1
    last = end - (passage.words[end - 1] in (".", "?", "!"))
    comma = stop < end and passage.words[stop] == ","
    if right < last and (not contents or comma):
        contents.append((right, last))
    if not contents:
        return None
    return Finding("according", (token, token + 2), tuple(contents), (token + 2, stop))


def _via(passage: Passage, token: int, sentence: Run) -> Finding | None:
    """'..., as cited by X', 'as per X': where what is said was read."""
    start, end = sentence
    first = token + 1
    if passage.low[token : first + 1] == ("as", "saying"):
        return _quoted_as_saying(passage, token, sentence)
    if passage.low[token] == "as":
        if passage.low[first : first + 1] == ("per",):
            first += 1
        elif passage.low[first : first + 1] and passage.low[first] in _CARRIED:
            first += 1
            if passage.low[first : first + 1] != ("by",):
                return None
            first += 1
        else:
            return None
    elif passage.words[token - 1 : token] != (",",):
        return None
    stop = phrase_after(passage, first, end)
    left = token - (token > start and passage.words[token - 1] == ",")
    if stop is None or left - start < 2:
        return None
    return Finding("via", (token, first), ((start, left),), (first, stop))


def _quoted_as_saying(passage: Passage, token: int, sentence: Run) -> Finding | None:
    """'X quoted Y as saying that ...': what Y said."""
    start, end = sentence
    for before in range(token - 1, max(start, token - LONGEST) - 1, -1):
        if passage.low[before] in ("quoted", "quotes", "quoting", "cited", "citing"):
            last = end - (passage.words[end - 1] in STOPS)
            if before + 1 == token or token + 2 >= last:
                return None
            contents = ((token + 2, last),)
            return Finding("quoted", (token, token + 2), contents, (before + 1, token))
    return None


def _of_noun(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    """'X's claim that ...'."""
    start, end = sentence
    if token + 3 >= end or passage.low[token + 1] != "that":
        return None
    if passage.tags[token + 2] not in _CLAUSE_HEADS:
        return None
    stop = clause_end(passage, lexicon, token + 1, end - 1)
    source = _owner(passage, token, start)
    if source is None and passage.low[token] not in lexicon.rumours:
        return None
    return Finding("noun", (token, token + 1), ((token + 1, stop),), source)


def _of_adjective(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    """'X is confident that ...'."""
    start, end = sentence
    if token + 3 >= end or passage.low[token + 1] != "that":
        return None
    group = group_at(passage, token, start)
    if not (group.be or passage.low[token - 1 : token] in (("'s",), ("’s",))):
        return None
    name = phrase_before(passage, group.start, start)
    if name is None or passage.low[name] in ("it", "what", "which", "that"):
        return None
    stop = clause_end(passage, lexicon, token + 1, end - 1)
    return Finding("adjective", (group.start, token + 1), ((token + 1, stop),), (name, group.start))


def _owner(passage: Passage, token: int, start: int) -> Run | None:
    before = token - 1
    while before > start and passage.tags[before] in ("JJ", "NN", "RB"):
        before -= 1
    if before < start:
        return None
    if passage.tags[before] == "PRP$":
        return before, before + 1
    if passage.tags[before] == "POS":
        name = phrase_before(passage, before, start)
        return None if name is None else (name, before)
    return None

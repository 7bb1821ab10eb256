"""What one sentence attributes to whom, rule by rule; knows nothing of other sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.language.word_sets import word_set
from analysis.statements.contents import contents_of
from analysis.statements.grammar import RELATIVES, STOPS
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.limits import clause_end, first_break
from analysis.statements.passages import Passage, Run
from analysis.statements.phrases import LONGEST, phrase_after, phrase_before
from analysis.statements.saying import saying_of, without_stops
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
_LONGEST_AGENT = 8
_LONGEST_FEELING = 5
_AFTER_FEELING = word_set("about for over in with on to at of that")
_CARRIED = word_set("cited reported quoted carried published relayed released")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something said, who says it, and the words that say so, in tokens of one passage."""

    how: str
    """Which rule found it."""
    cue: Run
    contents: tuple[Run, ...]
    source: Run | None = None
    verb: Verb | None = None


def in_sentence(passage: Passage, lexicon: Lexicon, sentence: Run) -> Iterator[Finding]:
    """The findings of one sentence, in the order of their cues."""
    earlier: Run | None = None
    said: tuple[Run, ...] = ()
    token = sentence[0]
    while token < sentence[1]:
        found = _at(passage, lexicon, token, sentence, earlier)
        if found is not None:
            yield found
            inside = any(start <= token < end for start, end in said)
            if found.verb is not None and found.source is not None and not inside:
                earlier, said = found.source, found.contents
        token += 1


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
        return _passive(passage, lexicon, verb, group, sentence)
    if passage.tags[token] == "VBN" and not group.have:
        return None
    group = _widened(passage, lexicon, verb, group, sentence[1])
    if verb.lemma in ("speak", "talk") and group.end == token + 1:
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
    """'The visit underscores ...': the outlet's own reading of an event that says nothing."""
    if verb.lemma not in _SHOWING:
        return False
    last = sourced.source[1] - 1
    return passage.low[last] in _EVENTS or passage.low[sourced.source[0]] in ("this", "these")


def _passive(
    passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, sentence: Run
) -> Finding | None:
    """'He was criticized by X', 'X was quoted as saying that'."""
    start, end = sentence
    name = phrase_before(passage, group.start, start)
    if name is None:
        return None
    window = passage.low[group.end : min(group.end + _LONGEST_AGENT, end)]
    if "saying" in window:
        first = group.end + window.index("saying") + 1
        stop = clause_end(passage, lexicon, first, without_stops(passage, sentence))
        said = (first, stop) if first < stop else _before_name(passage, name, start)
        if said:
            return Finding("quoted", (group.start, first), (said,), (name, group.start), verb)
    by = next(
        (t for t in range(group.end, min(group.end + 7, end)) if passage.low[t] == "by"), None
    )
    if by is None or verb.kind == "think":
        return _unnamed(passage, lexicon, verb, group, name, end)
    stop_source = phrase_after(passage, by + 1, end)
    if stop_source is None:
        return None
    contents = ((name, group.start),)
    return Finding("passive", (group.start, group.end), contents, (by + 1, stop_source), verb)


def _before_name(passage: Passage, name: int, start: int) -> Run | None:
    """What stands before 'X was quoted as saying'."""
    if name - start < 2 or not (passage.words[name - 1] == "," or passage.quoted(name - 1)):
        return None
    if passage.quoted(name - 1):
        return min(start, passage.quotation(name - 1).start), name
    return start, name - 1


def _unnamed(
    passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, name: int, end: int
) -> Finding | None:
    """'He was accused of lying', 'she is expected to resign': by nobody in particular."""
    if group.end >= end or passage.low[group.end] not in verb.hearsay:
        return None
    if passage.low[name] in RELATIVES or "should" in passage.low[group.start : group.verb]:
        return None
    stop = clause_end(passage, lexicon, group.end, end - 1)
    stop = min(stop, first_break(passage, group.end, stop, lists=False))
    if stop - group.end < 2:
        return None
    contents = ((name, group.start), (group.end, stop))
    return Finding("unnamed", (group.start, group.end), contents)


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

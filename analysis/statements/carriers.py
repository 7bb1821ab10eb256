"""What is said "according to X", "as cited by X", "asked about it"; knows no other verbs."""

from analysis.language.word_sets import word_set
from analysis.statements.finding import Finding
from analysis.statements.grammar import STOPS
from analysis.statements.limits import first_break
from analysis.statements.passages import Passage, Run
from analysis.statements.phrase_ends import phrase_after
from analysis.statements.phrases import LONGEST

_CARRIED = word_set("cited reported quoted carried published relayed released")
_ASKED_OPENERS = word_set("about if whether how why what to for")


def according(passage: Passage, token: int, sentence: Run) -> Finding | None:
    """'..., according to X'."""
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
    right = _past_citing(passage, stop, end)
    while right < end and passage.words[right] in (",", "—"):
        right += 1
    last = end - (passage.words[end - 1] in (".", "?", "!"))
    comma = stop < end and passage.words[stop] == ","
    if right < last and (not contents or comma):
        contents.append((right, last))
    if not contents:
        return None
    return Finding("according", (token, token + 2), tuple(contents), (token + 2, stop))


def _past_citing(passage: Passage, stop: int, end: int) -> int:
    """Past ", citing a doctor" after "according to the paper"."""
    if passage.low[stop + 1 : stop + 2] not in (("citing",), ("quoting",)):
        return stop
    after = phrase_after(passage, stop + 2, end)
    return stop if after is None else after


def via(passage: Passage, token: int, sentence: Run) -> Finding | None:
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


def asked(passage: Passage, token: int, sentence: Run) -> Finding | None:
    """'Asked about the fire, X said': what was asked, mostly by nobody in particular."""
    start, end = sentence
    timed = passage.low[start][:1].isdigit() and ":" in passage.low[start]
    if token > start and (token > start + 1 or not (timed or passage.low[start] == "when")):
        return None
    source, first = None, token + 1
    if passage.low[first : first + 1] == ("by",):
        stop = phrase_after(passage, first + 1, end)
        if stop is None:
            return None
        source, first = (first + 1, stop), stop
    if first >= end or passage.low[first] not in _ASKED_OPENERS:
        return None
    begin = first + (passage.low[first] in ("about", "for"))
    stop = first_break(passage, begin, end, lists=False)
    if stop >= end or stop <= begin:
        return None
    return Finding("unnamed", (token, begin), ((begin, stop),), source)

"""What is said "according to X", "as cited by X", "asked about it"; knows no other verbs."""

from analysis.language.word_sets import word_set
from analysis.statements.finding import Finding
from analysis.statements.grammar import STOPS
from analysis.statements.limits import first_break
from analysis.statements.passages import Passage, Run
from analysis.statements.phrase_ends import phrase_after
from analysis.statements.phrases import LONGEST

_CARRIED = word_set("cited reported quoted carried published relayed released")
_STATED = frozenset(("stated", "noted"))
_ASKED_OPENERS = word_set("about if whether how why what to for on")


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
    if passage.low[token : token + 2] == ("as", "saying"):
        return _quoted_as_saying(passage, token, sentence)
    first = _past_carrier(passage, token)
    stop = None if first is None else phrase_after(passage, first, end)
    if first is None or stop is None:
        return None
    left = token - (token > start and passage.words[token - 1] == ",")
    last = end - (passage.words[end - 1] in STOPS)
    if left - start >= 2:
        return Finding("via", (token, first), ((start, left),), (first, stop))
    if stop + 1 < last and passage.words[stop] == ",":
        return Finding("via", (token, first), ((stop + 1, last),), (first, stop))
    return None


def _past_carrier(passage: Passage, token: int) -> int | None:
    """Past "as cited by", "as stated in", "as per" and ", per"."""
    if passage.low[token] == "per":
        return token + 1 if passage.words[token - 1 : token] == (",",) else None
    if passage.low[token + 1 : token + 2] == ("per",):
        return token + 2
    verb, joined = (*passage.low[token + 1 : token + 3], "", "")[:2]
    known = (joined == "by" and verb in _CARRIED) or (joined == "in" and verb in _STATED)
    return token + 3 if known else None


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
    opened = token == start or passage.low[token - 1] == "when"
    if not opened and not (timed and token == start + 1):
        return None
    source, first = None, token + 1
    if passage.low[first : first + 1] == ("by",):
        stop = phrase_after(passage, first + 1, end)
        if stop is None:
            return None
        source, first = (first + 1, stop), stop
    if first >= end or passage.low[first] not in _ASKED_OPENERS:
        return None
    begin = first + (passage.low[first] in ("about", "for", "on"))
    stop = first_break(passage, begin, end, lists=False)
    if stop >= end or stop <= begin:
        return None
    return Finding("unnamed", (token, begin), ((begin, stop),), source)

"""Where what somebody says ends; knows nothing of where it begins."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import ADJECTIVES, BE, DAYS, FINITE, NOUNS
from analysis.statements.lexicon import Lexicon
from analysis.statements.passages import Passage
from analysis.statements.phrases import phrase_before

_BREAKING_PARTICIPLES = word_set(
    """
    saying adding arguing noting claiming citing calling telling suggesting insisting warning
    explaining accusing promising pledging vowing describing urging asking
    """
)
_CONTRASTS = word_set("but while although though whereas")
_AFTER_CUE = DAYS | {".", ",", "in", "on", "at"}


def clause_end(passage: Passage, lexicon: Lexicon, start: int, end: int) -> int:
    """Where the clause that begins at `start` stops being what is said; `end` at the latest."""
    token = start
    while token < end:
        if passage.quoted(token):
            token = passage.quotation(token).end
            if token >= end or _turns(passage, token):
                return token
            continue
        if token > start + 1 and _breaks(passage, lexicon, token, start, end):
            return token
        token += 1
    return end


def _turns(passage: Passage, token: int) -> bool:
    """'“... and parks,” but he left': a contrast after a quotation that ends with a comma."""
    parted = "," in passage.words[token - 2 : token]
    return parted and passage.low[token] in _CONTRASTS


def _breaks(passage: Passage, lexicon: Lexicon, token: int, start: int, end: int) -> bool:
    word, low = passage.words[token], passage.low[token]
    if word == ";" or (low == "according" and passage.low[token + 1 : token + 2] == ("to",)):
        return True
    if word == ",":
        return token > start + 2 and token + 1 < end and _comma_breaks(passage, lexicon, token, end)
    if low in ("and", "but", "yet", "while", "although"):
        return _other_verb(passage, lexicon, token, start, end)
    return False


def _comma_breaks(passage: Passage, lexicon: Lexicon, comma: int, end: int) -> bool:
    after = passage.low[comma + 1]
    if after == "according" or after in _CONTRASTS or after in _BREAKING_PARTICIPLES:
        return True
    if after in ("and", "or", "then") and comma + 2 < end:
        verb = lexicon.verbs.get(passage.low[comma + 2])
        if verb and passage.tags[comma + 2] in FINITE:
            return True
        if _next_finite_says(passage, lexicon, comma + 2, end):
            return True
    return cue_closes(passage, lexicon, comma, end)


def _next_finite_says(passage: Passage, lexicon: Lexicon, start: int, end: int) -> bool:
    for token in range(start, min(start + 7, end)):
        if passage.tags[token] in FINITE:
            verb = lexicon.verbs.get(passage.low[token])
            return verb is not None and verb.kind == "say"
    return False


def cue_closes(passage: Passage, lexicon: Lexicon, comma: int, end: int) -> bool:
    """'..., the minister said on Monday': what is said ended at the comma."""
    for token in range(comma + 2, min(comma + 12, end)):
        verb = lexicon.verbs.get(passage.low[token])
        if verb is None or verb.kind != "say" or passage.tags[token] not in ("VBD", "VBZ"):
            continue
        last = token + 1 >= end or passage.low[token + 1] in _AFTER_CUE
        if last and phrase_before(passage, token, comma + 1) == comma + 1:
            return True
    return False


def _other_verb(passage: Passage, lexicon: Lexicon, token: int, start: int, end: int) -> bool:
    """'... and warned that', '... but she denied that': the next thing that is said."""
    after = token + 1
    if after < end and passage.tags[after] == "RB":
        after += 1
    if after < end and passage.low[token] in ("and", "but", "yet"):
        verb = lexicon.verbs.get(passage.low[after])
        if verb and verb.kind != "think" and not verb.introduced:
            if passage.tags[after] in ("VBD", "VBZ", "VBP"):
                return True
            passive = any(low in BE for low in passage.low[start:token])
            if passage.tags[after] == "VBN" and passage.low[after].endswith("ed") and not passive:
                return True
    return not _joins_subjects(passage, token, start) and _other_clause(
        passage, lexicon, token, end
    )


def _joins_subjects(passage: Passage, token: int, start: int) -> bool:
    """'... that he | and Lee met': no verb has come yet that a second clause could follow."""
    if passage.low[start] != "that" and passage.tags[start] != "PRP":
        return False
    return not any(tag in FINITE for tag in passage.tags[start:token])


def _other_clause(passage: Passage, lexicon: Lexicon, token: int, end: int) -> bool:
    for each in range(token + 2, min(token + 7, end)):
        auxiliary = passage.low[each] in ("has", "have")
        if passage.tags[each] not in ("VBD", "VBZ") and not auxiliary:
            continue
        main = each + 1 if auxiliary and each + 1 < end else each
        verb = lexicon.verbs.get(passage.low[main])
        if verb is None or verb.kind == "think" or verb.introduced:
            return False
        return phrase_before(passage, each, token + 1) == token + 1
    return False


def first_break(passage: Passage, start: int, end: int, *, lists: bool) -> int:
    """The first comma from `start` on that ends a clause; with `lists`, not those of a list."""
    token = start + 1
    while token < end:
        if passage.quoted(token):
            token = passage.quotation(token).end
            if not lists and token < end and passage.words[token - 2] == ",":
                return token
            continue
        inside = _in_name(passage, token, end) or (lists and _in_list(passage, token, end))
        if passage.words[token] == "," and not inside:
            return token
        token += 1
    return min(token, end)


def _in_name(passage: Passage, comma: int, end: int) -> bool:
    """'Tulsa, Okla.,'."""
    if passage.words[comma - 1].endswith(".") and passage.words[comma - 2] == ",":
        return True
    return comma + 2 < end and (
        passage.words[comma + 1].endswith(".") and passage.words[comma + 2] == ","
    )


def _in_list(passage: Passage, comma: int, end: int) -> bool:
    if passage.low[comma + 1 : comma + 2] in (("of",), ("for",), ("including",)):
        return True
    if passage.tags[comma + 1 : comma + 2] == ("VBG",) and passage.tags[comma - 1] in NOUNS:
        return False  # "defended the plan, saying, ..."
    if (
        comma + 1 < end
        and passage.tags[comma - 1] in ADJECTIVES
        and passage.tags[comma + 1] in ADJECTIVES | {"VBG"}
    ):
        return True
    return any(
        passage.low[token] in (",", "and", "or") for token in range(comma + 1, min(comma + 5, end))
    )

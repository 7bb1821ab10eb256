"""Tags put right where the words round a likely cue show that it is a verb; knows no sources."""

from collections.abc import MutableSequence
from dataclasses import replace

from analysis.language.word_sets import word_set
from analysis.statements.grammar import (
    AUXILIARIES,
    FINITE,
    HAVE,
    NAMES,
    NOUNS,
    OPENS_PHRASE,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    TIMES,
)
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.passages import Passage

_SUBJECTS_BEFORE = NOUNS | frozenset(("PRP", "WP", "CD", "WDT", ","))
_CLAUSE_OPENERS = word_set(
    "but while because when if although though and after as ; : who which how what"
)
_CLAUSE_CLOSERS = _CLAUSE_OPENERS | frozenset(("that", ",", "he", "she", "they", "it", "we", "i"))
_PLURAL_SAYERS = word_set(
    """
    some many others critics experts they we supporters opponents officials analysts who
    democrats republicans
    """
)
_CLAUSE_WORDS = word_set("that how why whether")
_ASKED = word_set("ask urge encourage order know see aim invite")
"""Verbs whose participle before "to" belongs to the noun before it: "people asked to leave"."""
_TWO_OBJECTS = word_set("call tell ask offer show deny promise dub deem name brand label read")
"""Verbs whose participle may have an object after it: "a man called the butcher"."""
_EPITHETS = word_set(
    "retired exiled jailed imprisoned convicted elected ousted deposed disgraced renowned acclaimed"
)
"""Participles that belong to a name after them, though they look like verbs."""
_LONGEST_CLAUSE = 30
"""In tokens; a verb further off belongs to another clause."""
_LONGEST_TITLE = 30


def mended(passage: Passage, lexicon: Lexicon) -> Passage:
    """The passage with the tags of likely cues put right where the words round them show it."""
    tags = list(passage.tags)
    _mend_names(passage, tags)
    _mend_epithets(passage, tags)
    for token, low in enumerate(passage.low):
        verb = lexicon.verbs.get(low)
        if verb is None:
            continue
        start, end = passage.sentences[passage.sentence_of[token]]
        if tags[token] in ("NN", "NNS", "JJ", "JJR", "WDT") and low not in lexicon.homonyms:
            tags[token] = _verb_tag(low, verb)
        if tags[token] == "VB" and low.endswith("s") and low != verb.lemma:
            tags[token] = "VBZ"  # no infinitive ends so
        better = _better(passage, tags, token, verb, start, end)
        if better is not None:
            tags[token] = better
    return replace(passage, tags=tuple(tags))


def _mend_names(passage: Passage, tags: MutableSequence[str]) -> None:
    """A capital in the middle of a sentence makes a name of a noun, unless all words have one."""
    for start, end in passage.sentences:
        title = _is_title(passage, start, end)
        for token in range(start + 1, end):
            plain = tags[token] == "NN" and passage.words[token - 1][0].isalnum()
            if plain and passage.words[token][0].isupper() and not title:
                tags[token] = "NNP"


def _verb_tag(low: str, verb: Verb) -> str:
    if low == verb.lemma:
        return "VBP"
    if low.endswith("ing"):
        return "VBG"
    return "VBZ" if low.endswith("s") else "VBN"


def _better(
    passage: Passage, tags: MutableSequence[str], token: int, verb: Verb, start: int, end: int
) -> str | None:
    low, tag = passage.low[token], tags[token]
    after = passage.low[token + 1] if token + 1 < end else "."
    past = low != verb.lemma and not low.endswith(("ing", "s"))
    if past and tag == "VBN" and _answers_quotation(passage, tags, token, verb, end):
        return "VBD"
    if past and tag in ("VBN", "JJ", "NN") and not _reduced(passage, tags, token, verb, after):
        return _finite_past(passage, tags, token, verb, start, end)
    if token == start:
        return None
    if tag in ("NNS", "NN") and after in _CLAUSE_WORDS and verb.kind != "act":
        return _before_clause(passage, tags, token, start)
    if tag in ("NN", "NNS", "VB", "NNP", "NNPS"):
        return _present(passage, tags, token, verb, start, end)
    return None


def _answers_quotation(
    passage: Passage, tags: MutableSequence[str], token: int, verb: Verb, end: int
) -> bool:
    """'"..." recalled X': a quotation before the verb and a name or an article after it."""
    if verb.kind != "say" or token + 1 >= end or passage.quoted(token):
        return False
    if token == 0 or not passage.quoted(token - 1):
        return False
    return tags[token + 1] in OPENS_PHRASE | {"PRP"}


def _before_clause(
    passage: Passage, tags: MutableSequence[str], token: int, start: int
) -> str | None:
    """'The figures show that': a verb, where no article and no other verb stands before it."""
    if tags[token - 1] in ("DT", "PRP$", "POS", "JJ", "CC"):
        return None
    if _verb_before(passage, tags, token - 1, start):
        return None
    return "VBZ" if passage.low[token].endswith("s") else "VBP"


def _present(
    passage: Passage, tags: MutableSequence[str], token: int, verb: Verb, start: int, end: int
) -> str | None:
    """The tag of a verb in the present that was taken for a noun."""
    low, tag = passage.low[token], tags[token]
    plain = low == verb.lemma and passage.words[token] == low
    noun_follows = token + 1 < end and tags[token + 1] in NOUNS
    if tag in ("NN", "VB") and plain and passage.low[token - 1] in _PLURAL_SAYERS:
        return None if noun_follows else "VBP"
    if tag == "NNS" and _is_headline_verb(passage, tags, token, start, end):
        return "VBZ"
    if tag in ("NN", "NNP") and plain and tags[token - 1] in ("NNS", "NNP", "NNPS"):
        determined = token + 1 < end and tags[token + 1] in ("DT", "PRP$", "PRP")
        if determined and _is_headline_verb(passage, tags, token, start, end):
            return "VBP"
    if tag in NAMES and low.endswith(("s", "ed")) and _is_title(passage, start, end):
        return "VBZ"
    return _last_word(passage, token, verb, start, end)


def _is_headline_verb(
    passage: Passage, tags: MutableSequence[str], token: int, start: int, end: int
) -> bool:
    """'Lawmaker urges calm': no other verb, a name before it and a noun after it."""
    if token + 1 >= end or tags[token - 1] not in ("NNP", "NNS", "NN", "NNPS"):
        return False
    if tags[token + 1] not in OPENS_PHRASE | {"TO", "PRP"}:
        return False
    return not _verb_before(passage, tags, token - 1, start) and not _verb_after(
        passage, tags, token + 1, end
    )


def _mend_epithets(passage: Passage, tags: MutableSequence[str]) -> None:
    """'Retired general X', '95 retired generals': no verb, for no subject stands before it."""
    for token, low in enumerate(passage.low[:-1]):
        subject = token > 0 and tags[token - 1] in _SUBJECTS_BEFORE - {",", "CD"}
        if low in _EPITHETS and tags[token + 1] in NOUNS and not subject:
            tags[token] = "JJ"


def _is_title(passage: Passage, start: int, end: int) -> bool:
    """Whether nearly all words of a short sentence begin with a capital."""
    if end - start > _LONGEST_TITLE:
        return False
    long = [word for word in passage.words[start:end] if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.75 * len(long)


def _reduced(
    passage: Passage, tags: MutableSequence[str], token: int, verb: Verb, after: str
) -> bool:
    """'a man accused of', 'a box labeled ...': a participle that belongs to the noun before it."""
    if after == "by":
        return True
    if verb.kind == "say" or after in verb.particles:
        return False
    if after == "to":
        return bool(verb.hearsay) or verb.lemma in _ASKED
    return after in PREPOSITIONS or after == ","


def _last_word(passage: Passage, token: int, verb: Verb, start: int, end: int) -> str | None:
    """'..., Trump says.': the last word of a sentence after a name is no noun."""
    if verb.kind != "say" or token < start + 4 or token + 2 < end:
        return None
    if passage.words[end - 1] != "." or not passage.low[token].endswith(("s", "ed", "said")):
        return None
    return "VBZ" if passage.words[token - 1][0].isupper() else None


def _finite_past(
    passage: Passage, tags: MutableSequence[str], token: int, verb: Verb, start: int, end: int
) -> str | None:
    """Whether a participle is a finite verb: a subject before it, no auxiliary, no other verb."""
    before = token - 1
    while before >= start and tags[before] in ("RB", "RBR"):
        before -= 1
    if before < start:
        return None
    if passage.low[before] in ("and", "but", "then"):
        return _second_verb(passage, tags, token, before, start)
    if passage.low[before] in AUXILIARIES or not _may_be_subject(passage, tags, before):
        return None
    if verb.kind == "say" and _closes_sentence(passage, tags, token, start, end):
        return "VBD"
    if _verb_before(passage, tags, before, start):
        return None
    particle = passage.low[token + 1 : token + 2]
    finite = (
        verb.lemma == "say"
        or _has_object(tags, token, verb, end)
        or (particle and particle[0] in verb.particles)
        or not _verb_after(passage, tags, token + 1, end)
    )
    return "VBD" if finite else None


def _closes_sentence(
    passage: Passage, tags: MutableSequence[str], token: int, start: int, end: int
) -> bool:
    """'..., a spokesman announced on Monday.': nothing but a time between the verb and the stop."""
    after = token + 1
    while after < end and (passage.low[after] in TIMES or passage.low[after] in ("on", "late")):
        after += 1
    if after < end and passage.words[after] not in STOPS:
        return False
    comma = token - 1
    while comma > start and passage.words[comma] != ",":
        if tags[comma] in FINITE:
            return False
        comma -= 1
    return comma > start


def _has_object(tags: MutableSequence[str], token: int, verb: Verb, end: int) -> bool:
    """'A jury found the baker guilty': what a participle belongs to is not named after it."""
    if verb.lemma in _TWO_OBJECTS or token + 1 >= end:
        return False
    return tags[token + 1] in ("DT", "PRP$", "PRP")


def _may_be_subject(passage: Passage, tags: MutableSequence[str], token: int) -> bool:
    if tags[token] in _SUBJECTS_BEFORE or passage.words[token] == ")":
        return True
    # "The accused said", "the tribunal ruled": an adjective that stands for a noun.
    alone = token > 0 and tags[token] == "JJ" and tags[token - 1] == "DT"
    return alone and token + 2 < len(tags) and tags[token + 2] not in NOUNS | {"JJ"}


def _second_verb(
    passage: Passage, tags: MutableSequence[str], token: int, conjunction: int, start: int
) -> str | None:
    """'He smiled and praised', 'has called X a folly and asked': the second of two verbs."""
    if tags[token] != "VBN":
        return None
    for before in range(conjunction - 1, max(start, conjunction - _LONGEST_CLAUSE) - 1, -1):
        if passage.quoted(before) or tags[before] not in ("VBD", "VBN", "VBZ", "VBP"):
            continue
        if tags[before] == "VBD":
            return None if passage.low[before] in AUXILIARIES else "VBD"
        having = any(low in HAVE for low in passage.low[max(start, before - 3) : before])
        return "VBD" if tags[before] == "VBN" and having else None
    return None


def _verb_before(passage: Passage, tags: MutableSequence[str], token: int, start: int) -> bool:
    for before in range(token, max(start, token - _LONGEST_CLAUSE) - 1, -1):
        if passage.low[before] in _CLAUSE_OPENERS or passage.quoted(before):
            return False
        if passage.words[before] == "," and before < token and tags[start] in ("IN", "VBG", "RB"):
            return False  # "In a letter posted on Sunday, | the ministry ..."
        if tags[before] in FINITE:
            return not any(low in RELATIVES for low in passage.low[max(start, before - 4) : before])
    return False


def _verb_after(passage: Passage, tags: MutableSequence[str], token: int, end: int) -> bool:
    for after in range(token, min(end, token + _LONGEST_CLAUSE)):
        if passage.low[after] in _CLAUSE_CLOSERS or passage.quoted(after):
            return False
        if tags[after] in FINITE:
            return True
    return False

"""Where a noun phrase begins or ends; knows nothing of who says what."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import (
    DAYS,
    ENDS_PHRASE,
    FINITE,
    INSIDE_PHRASE,
    NAMES,
    NOT_NOMINAL,
    NOUNS,
    OPENS_PHRASE,
    POSSESSIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from analysis.statements.passages import Passage, Run
from analysis.statements.quotes import MARKS

LONGEST = 40
"""In tokens; no source of a statement runs longer, and nothing is looked for further off."""
_LONGEST_APPOSITION = 22
_LONGEST_NICKNAME = 4
"""In tokens, with its quotation marks."""
_OFFICE_ENDINGS = (
    "er",
    "or",
    "man",
    "woman",
    "ist",
    "ent",
    "ant",
    "eer",
    "ian",
    "ive",
    "ary",
    "ee",
)
_OFFICES = word_set(
    """
    chief general attorney mayor coach boss head king queen prince pope judge justice envoy
    premier diplomat official aide spouse wife husband son daughter brother sister mother
    uncle aunt friend agency company magazine network group firm tabloid website service party
    bank giant ministry star candidate graduate advocate captain rival co-chair chair expert
    analyst
    """
)
_LINKING = word_set("of by like about for at in from on with to de von van behind against between")


def phrase_before(passage: Passage, end: int, limit: int) -> int | None:
    """Where the noun phrase begins that ends right before `end`; None when there is none."""
    last = end - 1
    limit = max(limit, end - LONGEST)
    if last < limit:
        return None
    if passage.words[last] == ")":
        opened = _bracket_before(passage, last, limit)
        return None if opened is None else phrase_before(passage, opened, limit)
    if passage.low[last] in SUBJECT_PRONOUNS:
        return last
    if not _can_end(passage, last):
        return None
    start = _grown(passage, last, limit)
    while start < last and passage.low[start] in POSSESSIVES:
        start += 1
    return start


def _can_end(passage: Passage, last: int) -> bool:
    word = passage.words[last]
    if word[0].isdigit() and ":" in word:
        return False
    return (passage.tags[last] in ENDS_PHRASE or word[0].isupper()) and (
        passage.low[last] not in NOT_NOMINAL
    )


def _grown(passage: Passage, last: int, limit: int) -> int:
    start, token = last, last - 1
    while token >= limit:
        nick = _before_nickname(passage, token, last, limit)
        if nick is not None:
            start, token = nick + 1, nick
        elif passage.quoted(token) != passage.quoted(last):
            break
        step = _step(passage, token, start, limit)
        if step is None:
            break
        start, token = step
    return start


def _before_nickname(passage: Passage, token: int, last: int, limit: int) -> int | None:
    """The first name before 'Marcia "Cia" | Price'."""
    if passage.quoted(last) or not passage.quoted(token):
        return None
    before = passage.quotation(token).start - 1
    short = token - before <= _LONGEST_NICKNAME and passage.words[before + 2][0].isupper()
    return before if short and before >= limit and passage.tags[before] in NAMES else None


def _step(passage: Passage, token: int, start: int, limit: int) -> tuple[int, int] | None:
    """The new start and the token to look at next, or None where the phrase begins."""
    word, low, tag = passage.words[token], passage.low[token], passage.tags[token]
    if word == ")":
        opened = _bracket_before(passage, token, limit)
        return None if opened is None else (start, opened - 1)
    if low in SUBJECT_PRONOUNS or tag == "PRP":
        return None
    if low in POSSESSIVES and token > limit:
        return token, token - 1
    if low in _LINKING:
        return _linked(passage, token, start, limit)
    if low in ("and", "&"):
        return _joined(passage, token, limit)
    if word in ("-", "/"):
        return start, token - 1
    return (token, token - 1) if _modifies(passage, token, start) else None


def _modifies(passage: Passage, token: int, start: int) -> bool:
    low, tag, after = passage.low[token], passage.tags[token], passage.tags[start]
    if low[:1].isdigit() and ":" in low:
        return False  # "10:44 | Our editor writes"
    if tag not in INSIDE_PHRASE or low in NOT_NOMINAL:
        return False
    if tag in ("NN", "NNS", "NNP") and after in ("DT", "PRP$"):
        return False  # "on Monday | the group"
    if tag in NOUNS and after in NAMES and passage.words[token].islower():
        return _is_office(passage, token)  # "at the banquet | Lavrov"
    if low in DAYS and after != "POS":
        return False
    return not (tag == "VBN" and after in ("DT", "NNP", "PRP$"))


def _is_office(passage: Passage, token: int) -> bool:
    """Whether a noun belongs to the name after it: "police chief X", not "at the banquet | X"."""
    if names_office(passage.low[token]):
        return True
    while token > 0 and passage.tags[token] in NOUNS | {"JJ"}:
        token -= 1
    set_off = passage.tags[token] in ("DT", "PRP$") and token > 0
    return not (set_off and passage.tags[token - 1] == "IN")


def names_office(noun: str) -> bool:
    """Whether a noun is what somebody is: "chief", "baker", "spokesman"."""
    return noun.endswith(_OFFICE_ENDINGS) or noun in _OFFICES


def _linked(passage: Passage, token: int, start: int, limit: int) -> tuple[int, int] | None:
    """Past a preposition, when a noun stands before it that is not the object of a verb."""
    before = token - 1
    if before < limit or passage.low[before] in DAYS:
        return None
    if passage.tags[before] not in NOUNS | {"CD", "JJ"} and passage.words[before] != ")":
        return None
    wider = phrase_before(passage, token, limit)
    if wider is None:
        return None
    if passage.low[token] == "of" or wider - 1 < limit:
        return wider, wider - 1
    # "left Ohio for Iowa": the noun belongs to the verb.
    if passage.tags[wider - 1] in FINITE | {"VB", "VBG", "IN", "TO"}:
        return None
    return wider, wider - 1


def _joined(passage: Passage, token: int, limit: int) -> tuple[int, int] | None:
    """Past an "and" between two names or nouns, when nothing before it is a clause."""
    if token - 1 < limit or passage.tags[token - 1] not in NOUNS:
        return None
    if passage.tags[token + 1] not in NAMES | {"NNS", "JJ", "DT", "PRP$"}:
        return None
    wider = phrase_before(passage, token, limit)
    if wider is None:
        return None
    if wider > limit and passage.tags[wider - 1] in FINITE | {"VB", "VBG", "VBN", "IN", "TO"}:
        return None
    if passage.tags[token - 1] == "NN" and wider > limit and passage.words[wider - 1] != ",":
        return None
    while wider - 2 >= limit and passage.words[wider - 1] == ",":
        more = phrase_before(passage, wider - 1, limit)
        if more is None or passage.tags[wider - 2] not in NAMES | {"NNS"}:
            break
        wider = more
    return wider, wider - 1


def _bracket_before(passage: Passage, closing: int, limit: int) -> int | None:
    for token in range(closing - 1, limit, -1):
        if passage.words[token] == "(":
            return token
    return None


def apposition_before(passage: Passage, comma: int, limit: int) -> Run | None:
    """The source that ends at `comma`, right before its verb: "Kirby, a spokesman, | said"."""
    limit = max(limit, comma - 2 * LONGEST)
    start = comma
    for _ in range(3):  # name, office, state: no more are found before one verb
        opened = _comma_before(passage, start, limit)
        if opened is None or start - opened - 1 > _longest(passage, opened + 1):
            return None
        if not _is_apposition(passage, opened + 1):
            return None
        name = phrase_before(passage, opened, limit)
        aged = name == opened - 1 and passage.words[name].isdigit()
        if name is not None and passage.tags[opened - 1] != "PRP" and not aged:
            # Of a long clause about somebody the name is enough.
            return name, comma if comma - opened <= _LONGEST_APPOSITION + 1 else opened
        start = opened
    return None


def _longest(passage: Passage, first: int) -> int:
    return LONGEST if passage.low[first] in RELATIVES else _LONGEST_APPOSITION


def _comma_before(passage: Passage, start: int, limit: int) -> int | None:
    for token in range(start - 1, limit, -1):
        word = passage.words[token]
        if word == ",":
            return token
        nick = _before_nickname(passage, token, start, limit) if word in MARKS else None
        if (word in MARKS and nick is None) or word in (";", ":"):
            return None
    return None


def _is_apposition(passage: Passage, first: int) -> bool:
    tag = passage.tags[first]
    return tag in OPENS_PHRASE | {"WP", "WDT", "WP$", "VBG", "VBN", "IN", "RB"} or (
        passage.low[first] in RELATIVES or passage.low[first : first + 2] == ("when", "asked")
    )


def first_subject(passage: Passage, start: int, end: int) -> Run | None:
    """The first noun phrase between the two that has a verb after it."""
    for token in range(start + 1, end):
        if passage.tags[token] not in FINITE or passage.quoted(token):
            continue
        last = token
        while last > start and passage.tags[last - 1] in ("RB", "MD"):
            last -= 1
        name = phrase_before(passage, last, start)
        if name is not None:
            return name, last
        if last > start and passage.words[last - 1] == ",":
            found = apposition_before(passage, last - 1, start)
            if found:
                return found
    return None

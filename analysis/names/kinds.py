"""What a single word tells about being a name; knows nothing of what stands round it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from analysis.names.gazetteers import Gazetteers, gazetteers

# Letters in a signature, by what a word is listed as.
_MARKS = {
    "given": "g",
    "surname": "s",
    "asian": "a",
    "PLACE": "P",
    "ORG": "O",
    "titles": "t",
    "orgwords": "o",
    "placewords": "p",
    "demonym": "D",
}
_LEXICON = ("titles", "orgwords", "placewords", "joiners", "demonymheads")


@dataclass(frozen=True, slots=True)
class Kind:
    """A word as the tagger sees it."""

    low: str
    """In lower case; "?" where the word itself is hidden in training."""
    capital: bool
    signature: str
    """Its case and the lists it stands on, in a few letters."""
    part: str
    """Its commonest part of speech."""
    own: tuple[str, ...]
    """Features of the word itself."""
    seen: tuple[str, ...]
    """Features that the words beside it get from it."""
    telling: frozenset[str]
    """Which of orgwords and placewords it is one of."""


@lru_cache(maxsize=2048)
def kind(word: str) -> Kind:
    """The kind of a word."""
    listed = gazetteers()
    marks = _listed_as(listed, word)
    low = word.lower()
    share, part = listed.usage.get(low, ("u", "?"))
    flags = tuple(intern("f=" + mark) for mark in marks)
    form = shape(word)
    affixes = tuple(
        intern(feature)
        for length in range(1, 5)
        if len(low) > length
        for feature in (f"p{length}={low[:length]}", f"x{length}={low[-length:]}")
    )
    word_itself, shaped, tail = "w=" + low, intern("s=" + form), intern("x3=" + low[-3:])
    usual = intern("pl=" + part)
    return Kind(
        low,
        word[0].isupper(),
        intern(_case(word) + "".join(_MARKS[mark] for mark in marks if mark in _MARKS)),
        part,
        (word_itself, shaped, *affixes, *flags, intern("lc=" + share), usual),
        (word_itself, shaped, *flags, usual, tail),
        frozenset(mark for mark in marks if mark in ("orgwords", "placewords")),
    )


@lru_cache(maxsize=1024)
def hidden(word: str) -> Kind:
    """The kind of a word that only shows its shape, as an unknown name does."""
    form = shape(word)
    return Kind(
        "?",
        word[0].isupper(),
        _case(word) + "?",
        "?",
        ("s=" + form, "lc=u", "pl=?"),
        ("s=" + form, "pl=?"),
        frozenset(),
    )


def shape(word: str) -> str:
    """A word with X for capitals, x for small letters, 0 for digits, runs of them cut to two."""
    shaped = re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", re.sub(r"\d", "0", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", shaped)[:12]


def _listed_as(listed: Gazetteers, word: str) -> tuple[str, ...]:
    low = word.lower()
    # A name in capitals is looked up as it is mostly written.
    cased = word.capitalize() if word.isupper() and len(word) > 3 else word
    marks = [
        name
        for name, among in (
            ("given", listed.given),
            ("surname", listed.surnames),
            ("asian", listed.asian),
            ("demonym", listed.demonyms),
        )
        if cased in among
    ]
    marks += [name for name in _LEXICON if low in listed.lexicon[name]]
    marks += sorted(listed.singles.get(word) or listed.singles.get(cased) or ())
    if not marks and low == word and low in listed.lowered:
        marks.append("lowered")
    return tuple(marks)


def _case(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return "A"
    if word[0].isupper():
        return "C"
    if word[0].isdigit():
        return "d"
    return "x" if word[0].isalpha() else word[0]

"""Tells whether two written names may be one person's; knows nothing of articles."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names.gazetteers import gazetteers, nicknames
from analysis.names.keys import alike, key, plain

_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv|esq|md|phd|mp)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A written name in its parts, lower case, without titles and suffixes."""

    family: str
    given: tuple[str, ...]
    eastern: bool = False
    """Whether the family name was written first."""

    @property
    def full(self) -> bool:
        """Whether a given name is there, in more than its first letter."""
        return any(len(name) > 1 for name in self.given)


@lru_cache(maxsize=2048)
def person(name: str) -> Person:
    """The parts of a name as written."""
    words = _words(name)
    if not words:
        return Person(plain(name), ())
    if len(words) > 1 and _eastern(words):
        return Person(words[0], words[1:], eastern=True)
    first = len(words) - 1
    while (
        first > 0
        and words[first - 1] in gazetteers().lexicon["particles"]
        and not _given_particle(words, first)
    ):
        first -= 1
    return Person(" ".join(words[first:]), words[:first])


def same_person(one: str, other: str) -> bool:
    """Whether two full names may be one person's, whatever the spelling or order."""
    a, b = person(one), person(other)
    if not a.full or not b.full:
        return False
    if a.eastern or b.eastern:
        return _same_eastern(a, b)
    return _same_family(a.family, b.family) and _given_agree(a.given, b.given)


def titled(name: str) -> bool:
    """Whether a name was written with a title before it."""
    return len(_words(name)) < len(plain(name).split())


def untitled(name: str) -> str:
    """A name as written, without the titles before it."""
    words = name.split()
    first = 0
    while first < len(words) - 1 and _is_title(plain(words[first])):
        first += 1
    return " ".join(words[first:])


def _words(name: str) -> tuple[str, ...]:
    words = _SUFFIX.sub("", plain(untitled(name))).replace(",", " ").split()
    bare = (word.strip(".'\"()“”") for word in words)
    return tuple(word for word in bare if word)


def _given_particle(words: tuple[str, ...], first: int) -> bool:
    """Whether a particle stands first and is a given name as well: Al Gore, Van Morrison."""
    return first == 1 and words[0] in ("al", "van", "ben", "del")


def _is_title(word: str) -> bool:
    return word.strip(".,") in gazetteers().lexicon["titles"]


def _eastern(words: tuple[str, ...]) -> bool:
    listed = gazetteers()
    if words[0].capitalize() not in listed.asian:
        return False
    if len(words) == 2 and "-" not in words[1]:
        # "Kim Jones" has her family name last; "Wang Yi" and "Xi Jinping" have theirs first.
        last = words[1].capitalize()
        return last not in listed.surnames and not (
            words[0].capitalize() in listed.given and last in listed.given
        )
    return len(words) <= 3 and not (
        words[0].capitalize() in listed.given and words[-1].capitalize() in listed.surnames
    )


def _same_family(one: str, other: str) -> bool:
    return alike(one, other) or alike(one.split()[-1], other.split()[-1])


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter list of given names runs through the longer, one of them in full."""
    short, long = sorted((one, other), key=len)
    here, full = 0, False
    for name in short:
        while here < len(long) and not _same_given(name, long[here]):
            here += 1
        if here == len(long):
            return False
        full = full or (len(name) > 1 and len(long[here]) > 1)
        here += 1
    return full


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    known = nicknames()
    return alike(one, other) or bool(known.get(one, frozenset()) & known.get(other, frozenset()))


def _same_eastern(a: Person, b: Person) -> bool:
    """Whether family and given names agree, in either order."""
    if a.eastern != b.eastern:
        west, east = (b, a) if a.eastern else (a, b)
        return key(west.family) == key(east.family) and _joined(west) == _joined(east)
    return key(a.family) == key(b.family) and _joined(a) == _joined(b)


def _joined(name: Person) -> str:
    return "".join(key(part) for word in name.given for part in word.split("-"))

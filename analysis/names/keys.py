"""What two spellings of a name have in common; knows nothing of articles.

A key maps the ways of writing one foreign name in Latin letters to one string: Sergei and Sergey,
Choe Son-hui and Choi Sun Hui, Abdulla and Abdullah.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# In this order: longer spellings before the shorter ones that they hold.
_SPELLINGS = (
    (re.compile(r"^ye(?=[a-z])|^je(?=[vlg])"), "e"),
    (re.compile(r"oe$|oi$|oy$"), "oi"),
    (re.compile(r"(?:sch|tsch)"), "sh"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz|ts|cz"), "ts"),
    (re.compile(r"ck|q|c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[aeiou])h$"), ""),
    (re.compile(r"(?:iy|yy|ij|ii|ey|ei|ee|ie|y)(?![aou])|(?:iy|y)(?=[aou])"), "i"),
    (re.compile(r"eo|eu|oo|ou|o"), "u"),
    (re.compile(r"ae"), "e"),
    (re.compile(r"(?<=.{3}[^aeiou])e$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]")
# Names shorter than this differ by one letter and are other names: Jan, Ian; Un, Il.
_LONG, _VERY_LONG = 5, 9


@lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """A name in lower case, without accents, possessives and doubled spaces."""
    stripped = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in stripped if not unicodedata.combining(letter))
    return " ".join(re.sub(r"['’]s?$", "", bare.replace("’", "'").casefold()).split())


@lru_cache(maxsize=2048)
def key(word: str) -> str:
    """The one string to which the spellings of a word come, letters only."""
    bare = re.sub(r"[^a-z]", "", plain(word))
    for spelling, common in _SPELLINGS:
        bare = spelling.sub(common, bare)
    return bare


@lru_cache(maxsize=2048)
def skeleton(word: str) -> str:
    """The consonants of a key: what even careless spellings share."""
    return _VOWELS.sub("", key(word)) or key(word)


def alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name: same key, or one letter off in a long one.

    A last "a" or "o" is never taken for a slip: Martin and Martina, Mario and Maria are two.
    """
    a, b = key(one), key(other)
    if a == b:
        return bool(a)
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or _gendered(a, b):
        return False
    slips = 1 if min(len(a), len(b)) < _VERY_LONG else 2
    return Levenshtein.distance(a, b, score_cutoff=slips) <= slips


def _gendered(a: str, b: str) -> bool:
    return a[-1] != b[-1] and (a[-1] in "au" or b[-1] in "au")


def initials(name: str) -> str:
    """The capital first letters of a name's words: World Health Organization, WHO."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())

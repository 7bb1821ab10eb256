"""Cuts text into words and brings their forms together; knows nothing of statements."""

import re
from collections.abc import Callable

WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")

_FUNCTION_WORDS = """a about above after again against all also am an and any are as at be
    because been before being below between both but by can could did do
    does doing down during each few for from further had has have having he
    her here hers herself him himself his how i if in into is it its itself
    just may me might more most must my myself no nor not now of off on once
    only or other our ours out over own same say saying said says shall she
    should so some such than that the their theirs them themselves then
    there these they this those through to too under until up upon very was
    we were what when where which while who whom whose why will with would
    you your yours s t d m ll re ve don didn doesn isn wasn aren weren hasn
    haven hadn won wouldn couldn didn’t didn't don’t don't isn’t isn't
    wasn’t wasn't won’t won't mr mrs ms dr"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words too common to tell one statement from another."""

_IRREGULAR_FORMS = """beat beaten|become became|begin began begun beginning|break broke broken
    bring brought|build built|buy bought|catch caught|child children|choose chose chosen
    come came coming|cut cutting|die died dying dead death|draw drew drawn|drive drove driven
    fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown
    get got gotten getting
    give gave given giving|go went gone going|hide hid hidden|hit hitting|hold held|keep kept
    kill killing|know knew known|lead led|leave left leaving
    lose lost losing loss|make made making
    man men|meet met meeting|pay paid|person people|put putting|quit quitting
    rise rose risen rising|run ran running|see saw seen|seek sought|sell sold|send sent|set setting
    shoot shot shooting|speak spoke spoken|steal stole stolen|strike struck stricken striking
    sue suing|swear swore sworn|take took taken taking|tell told|think thought|throw threw thrown
    wear wore worn|win won winning|woman women|write wrote written"""

IRREGULAR = {
    form: forms.split()[0]
    for line in _IRREGULAR_FORMS.splitlines()
    for forms in line.split("|")
    for form in forms.split()
}

_POSSESSIVE = ("'s", "’s", "'", "’")
_INFLECTED = ("ingly", "edly", "ing", "ed")
_DERIVED = ("ational", "ation", "ition", "ement", "ment", "ness", "ion", "er", "or", "ly", "al")
_VOWEL = re.compile("[aeiouy]")


def words_in(text: str) -> list[str]:
    """The words of `text` in lower case, as they stand."""
    return [word.lower() for word in WORD.findall(text)]


Stems = Callable[[str], list[str]]


def stemmer() -> Stems:
    """A function from text to the stems of its words that carry meaning, in order.

    It remembers the stems of the words it met last, for as long as it is held.
    """
    known = _Known()

    def stems_in(text: str) -> list[str]:
        return [found for word in words_in(text) if (found := known[word])]

    return stems_in


_REMEMBERED = 10_000
"""Words: nearly all that are met again soon, in 2 MB."""


class _Known(dict[str, str]):
    """The stem of each word met; nothing for words that carry no meaning."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = "" if word in FUNCTION_WORDS else stem(word)
        return found


def stem(word: str) -> str:
    """One form for the inflections of a word and most of what is derived from it.

    Rough on purpose: "acquire", "acquired" and "acquirer" meet, and a few strangers meet too.
    """
    for ending in _POSSESSIVE:
        if word.endswith(ending):
            word = word[: -len(ending)]
            break
    if word in IRREGULAR:
        return IRREGULAR[word]
    if not word or word[0].isdigit():
        return word
    return _tail(_derived(_inflected(_singular(word))))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("sses"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _inflected(word: str) -> str:
    for ending in _INFLECTED:
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= 3 and _VOWEL.search(root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
            return root[:-1] if doubled else root
    return word


def _derived(word: str) -> str:
    for ending in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _tail(word: str) -> str:
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    if len(word) > 3 and word.endswith("y"):
        return word[:-1] + "i"
    return word

"""Tells whether an edit of some words touched what a verdict rests on; knows nothing of places."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER_WORDS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands million millions billion billions trillion "
    "dozen dozens half quarter third first second both double triple twice once"
)
_NEGATIONS = _set(
    "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely "
    "deny denies denied denying denial"
)
_OPENERS = _set(
    "a an the this that these those it its he she they his her their we our i you my your there "
    "here in on at by for from with to of as and but or so yet if when while after before since "
    "until because although though however meanwhile also then now still once who what which "
    "where why how some many most more all any each every other another such both several few "
    "according"
)
"""Words that are capitalised only because they begin a sentence."""
_ENDS = frozenset('.!?:“"”')
_NUMBER = re.compile(r"\d")
_POSSESSIVE = re.compile(r"['’]s?$")


def touched(old: Sequence[str], new: Sequence[str], known: Collection[str] = ()) -> str:
    """What changed of numbers, names and negations, as a sentence; empty when nothing did.

    `known` are words that are names elsewhere in the texts, whatever else they may mean.
    """
    for what, before, after in (
        ("number", _numbers(old), _numbers(new)),
        ("name", _names(old, known), _names(new, known)),
        ("negation", _negations(old), _negations(new)),
    ):
        if before != after:
            gone, come = _shown(before - after), _shown(after - before)
            if gone and come:
                return f"A {what} in it changed: {gone} became {come}."
            return (
                f"A {what} in it was removed: {gone}." if gone else f"A {what} was added: {come}."
            )
    return ""


def named(words: Sequence[str]) -> frozenset[str]:
    """The words that have a capital though they do not begin a sentence."""
    return frozenset(
        word for before, word in pairwise(words) if word[0].isupper() and before not in _ENDS
    )


def negation_in(words: Sequence[str]) -> str:
    """The negations among some words; empty when there is none."""
    return _shown(_negations(words))


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(
        word.casefold()
        for word in words
        if _NUMBER.search(word) or word.casefold() in _NUMBER_WORDS
    )


def _negations(words: Sequence[str]) -> Counter[str]:
    return Counter(
        word.casefold()
        for word in words
        if word.casefold() in _NEGATIONS or word.casefold().endswith(("n't", "n’t"))
    )


def _names(words: Sequence[str], known: Collection[str]) -> Counter[str]:
    """Words with a capital, but for those that only begin a sentence."""
    names: Counter[str] = Counter()
    for position, word in enumerate(words):
        begins = position == 0 or words[position - 1] in _ENDS
        if word[0].isupper() and not (begins and _only_begins(words, position, known)):
            names[_POSSESSIVE.sub("", word)] += 1
    return names


def _only_begins(words: Sequence[str], position: int, known: Collection[str]) -> bool:
    """Whether a word would stand in lower case if it did not begin a sentence."""
    low = words[position].casefold()
    if low in _OPENERS or low in _NEGATIONS or low in _NUMBER_WORDS:
        return True
    following = words[position + 1] if position + 1 < len(words) else ""
    if following[:1].isupper() or words[position] in known:
        return False
    from analysis.names.gazetteers import ordinary_words  # Most texts are placed without it.

    return low in ordinary_words()


def _shown(words: Counter[str]) -> str:
    return ", ".join(sorted(words.elements()))

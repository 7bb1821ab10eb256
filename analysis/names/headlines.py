"""Reads the names of headlines by those of the text; knows nothing of how either was found.

Where all words have capitals, names run together with the words beside them. What the sentences
below name is taken for the same name there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from analysis.names.adjusting import clear_of
from analysis.names.gazetteers import gazetteers
from analysis.names.spelling import Found

Tokens = Sequence[Sequence[tuple[str, int]]]
"""Words of each sentence, with their first code points."""

_LONGEST = 30
"""In words; a longer line is no headline."""
_COMMAS = 2
"""A line with more is a list of names."""
_LEAST = 3
"""In words of more than three letters."""
_SHARE = 0.8
"""Of such words begin with a capital."""

Known = Mapping[tuple[str, ...], str]


def with_headlines(
    text: str, tokens: Tokens, names: Sequence[Found], families: Mapping[str, int]
) -> list[Found]:
    """The names in order, those of headlines as the other sentences name them."""
    titles = [words for words in tokens if _is_title(words)]
    if not titles or len(titles) == len(tokens):
        return list(names)
    starts = [name[0] for name in names]
    spans = [(words[0][1], words[-1][1] + len(words[-1][0])) for words in titles]
    inside = [names[bisect_left(starts, start) : bisect_right(starts, end)] for start, end in spans]
    apart = {name for found in inside for name in found}
    known = _known(text, tokens, [name for name in names if name not in apart], families)
    if not known:
        return list(names)
    longest = max(map(len, known))
    kept = [name for name in names if name not in apart]
    for words, found in zip(titles, inside, strict=True):
        kept += _reread(text, found, list(_named(words, known, longest)))
    return sorted(kept)


def _is_title(words: Sequence[tuple[str, int]]) -> bool:
    if not words or len(words) > _LONGEST or sum(word == "," for word, _ in words) > _COMMAS:
        return False
    long = [word for word, _ in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= _LEAST and sum(word[0].isupper() for word in long) > _SHARE * len(long)


def _known(
    text: str, tokens: Tokens, names: Iterable[Found], families: Mapping[str, int]
) -> dict[tuple[str, ...], str]:
    """The names of ordinary sentences, word by word, in small letters."""
    known = {
        tuple(text[start:end].lower().split()): label
        for start, end, label in names
        if end - start > 2 and text[start].isupper()
    }
    small = {word for sentence in tokens for word, _ in sentence}
    known.update({(name.lower(),): "PERSON" for name in families if len(name) > 2})
    # What the text writes in small letters as well is no name in a headline.
    return {name: label for name, label in known.items() if len(name) > 1 or name[0] not in small}


def _named(words: Sequence[tuple[str, int]], known: Known, longest: int) -> Iterator[Found]:
    """The known names in a headline, the longest first."""
    low = [word.lower() for word, _ in words]
    here = 0
    while here < len(words):
        for last in range(min(len(words), here + longest), here, -1):
            label = known.get(tuple(low[here:last]))
            if label and words[here][0][0].isupper():
                word, start = words[last - 1]
                yield words[here][1], start + len(word), label
                here = last - 1
                break
        here += 1


def _reread(text: str, found: Sequence[Found], named: Sequence[Found]) -> list[Found]:
    """What was found in a headline, with what the text names there in place of longer runs."""
    kept = []
    for name in found:
        parts = [each for each in named if name[0] <= each[0] and each[1] <= name[1]]
        if not parts or not _runs_on(text, name, parts):
            kept.append(name)
    return sorted([*kept, *clear_of(named, kept)])


def _runs_on(text: str, name: Found, parts: Sequence[Found]) -> bool:
    """Whether a name takes in words beside a known one that are no part of any."""
    listed = gazetteers()
    rest = [text[name[0] : parts[0][0]], text[parts[-1][1] : name[1]]]
    rest += [text[one[1] : other[0]] for one, other in pairwise(parts)]
    words = [word for word in " ".join(rest).lower().split() if len(word) > 2]
    if any(word in listed.lexicon["orgwords"] for word in words):
        return False  # "Lima Bakery" may be another than "Lima"
    if any(listed.usage.get(word, ("u", ""))[0] in ("3", "4") for word in words):
        return True
    # A family name ends a person's name: "Patel Steps Down", but not "Usha Patel".
    return parts[-1][2] == "PERSON" and bool(rest[1].strip())

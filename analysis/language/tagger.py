"""Parts of speech by an averaged perceptron; knows nothing of how it was trained.

The tags are those of the Penn Treebank. Words that nearly always carry one tag get it from a list;
the others are decided from left to right by what stands round them.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "tagger.json.gz"


@dataclass(frozen=True, slots=True)
class Tagger:
    """What was learned."""

    tags: tuple[str, ...]
    fixed: Mapping[str, str]
    """Words with one tag."""
    weights: Mapping[str, tuple[tuple[int, int], ...]]
    """For each feature the tags it speaks for or against, and how strongly."""


@cache
def load() -> Tagger:
    """The tagger that ships with the program."""
    kept = json.loads(gzip.decompress(files("analysis.language").joinpath(FILE).read_bytes()))
    weights = {
        feature: tuple(zip(pairs[::2], pairs[1::2], strict=True))
        for feature, pairs in kept["weights"].items()
    }
    return Tagger(tuple(kept["tags"]), kept["fixed"], weights)


def tag(words: Sequence[str], tagger: Tagger) -> list[str]:
    """One tag for each word of a sentence."""
    fixed, weights, names = tagger.fixed, tagger.weights, tagger.tags
    zeros = [0] * len(names)
    low = ["", "", *(word.lower() for word in words), "", ""]
    found: list[str] = []
    before, last = "<<", "<"
    for index, word in enumerate(words):
        here = fixed.get(word)
        if here is None:
            scores = zeros.copy()
            for feature in features(index, word, low, last, before):
                pairs = weights.get(feature)
                if pairs is not None:
                    for number, weight in pairs:
                        scores[number] += weight
            here = names[scores.index(max(scores))]
        found.append(here)
        before, last = last, here
    return found


def features(index: int, word: str, low: Sequence[str], last: str, before: str) -> tuple[str, ...]:
    """What decides the tag of a word; `low` is the sentence in lower case between two blanks."""
    here, previous, following = low[index + 2], low[index + 1], low[index + 3]
    end = here[-3:]
    return (
        "0",
        "w" + here,
        "s" + end,
        "t" + here[-2:] + last,
        "p" + here[:3] + shape(word, index),
        "1" + last,
        "2" + last + " " + before,
        "a" + last + " " + here,
        "b" + previous,
        "c" + following,
        "d" + following[-3:] + " " + last,
        "e" + low[index + 4],
        "f" + shape(word, index) + end,
        "g" + low[index],
        "h" + here + " " + following[-2:],
    )


def shape(word: str, index: int) -> str:
    """How a word looks: its first letter, whether it holds digits, capitals or a hyphen."""
    first = word[0]
    if first.isupper():
        kind = "A" if word.isupper() and len(word) > 1 else "X"
        if index == 0:
            kind = kind.lower()
    elif first.isdigit():
        kind = "9"
    elif first.isalpha():
        kind = "-" if "-" in word else "o"
    else:
        kind = "."
    return kind

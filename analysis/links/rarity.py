"""How much each word tells apart, near an article and in everyday text; knows no statements."""

import math
from collections.abc import Iterable, Mapping

SELDOM = 6e-5
"""Share of everyday sentences for a word on no list: one in 17,000, the size of the corpus."""
PRIOR = 40.0
"""Everyday sentences that count beside those of the articles, so that few articles do not
make every word they share look common."""
STEEPNESS = 2.0
"""The weight reaches nothing at a share of one half: what every second statement has, such as
the names of a story, tells none apart. With 1 or 4 the average precision is a point lower."""
LEAST = 0.05


def everyday_weights(words: Mapping[str, float], bag: Iterable[str]) -> dict[str, float]:
    """The weights of the words in a bag by everyday text alone, `words` giving its shares."""
    found = {word: -math.log(words.get(word, SELDOM)) - COMMON for word in bag}
    return {word: weight for word, weight in found.items() if weight > 0.0}


COMMON = 5.0
"""Words in more than one of e^5 = 148 everyday sentences say nothing about what an article is
about. Without this, long articles are near one another whatever they tell."""


def local_weights(
    counts: Mapping[str, float], sentences: float, words: Mapping[str, float]
) -> dict[str, float]:
    """Weights from how many of some sentences have each word, and from everyday text."""
    whole = sentences + PRIOR
    return {
        word: max(LEAST, -math.log(STEEPNESS * (count + PRIOR * words.get(word, 0.0)) / whole))
        for word, count in counts.items()
    }


def name_weights(counts: Mapping[str, float], articles: float) -> dict[str, float]:
    """Weights from how many of some articles have each word of a name."""
    return {word: math.log((articles + 2.0) / count) for word, count in counts.items()}

"""How likely it is that two articles tell one story; knows nothing of single statements.

Everything is measured among the articles near one another, so that what is found in one
story does not hang on what else is in the library.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.links.rarity import everyday_weights, local_weights, name_weights
from analysis.links.scoring import Combination, chance
from analysis.links.vectors import Row, Terms, cosine, nearest, postings_of, scaled, weighed

_FAR = 0.04
_NEAR = 0.12
"""Cosine of whole texts, by everyday weights: below the one nothing of an article counts for
another, above the other all. Of articles on different events one in ten lies above 0.04 and one
in a hundred above 0.09; of those on one event one in twenty below 0.18."""
_MOST_NEAR = 60
"""Articles that count as near one, so that a library of one story does not grow with the square."""
_WIDEST = 300
_SELF = 0.3
"""What an article counts in its own company: with few others near it, company says little."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells, as far as it says which story it is."""

    sentences: tuple[tuple[str, ...], ...]
    """The stems of each."""
    lead: tuple[str, ...]
    whole: tuple[str, ...]
    names: tuple[str, ...]
    """Words of names, as often as they stand."""


@dataclass(frozen=True, slots=True)
class Stories:
    """For each article, by number, what it is compared by."""

    near: tuple[Row, ...]
    """The articles near it and how near, itself included, from 0 to 1."""
    weights: tuple[Mapping[str, float], ...]
    """How much each stem tells apart among the articles near it."""
    openings: tuple[Terms, ...]
    """The words of its lead."""
    leads: tuple[Row, ...]
    """Its company by the likeness of leads: a vector over articles."""
    callings: tuple[Mapping[str, float], ...]
    """How much each word of its names tells apart among the articles near it."""
    names: tuple[Row, ...]
    """Its company by names."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences of an article have each stem, and which words its names have."""

    stems: Mapping[str, int]
    sentences: int
    names: Mapping[str, None]


def stories_of(told: Sequence[Told], everyday: Mapping[str, float]) -> Stories:
    """Compare all articles with those near them."""
    near = _near(told, everyday)
    counted = [_counts(one) for one in told]
    weights = tuple(_weights(counted, row, number, everyday) for number, row in enumerate(near))
    openings = tuple(weighed(one.lead, weights[number]) for number, one in enumerate(told))
    callings = tuple(_name_weights(counted, row, number) for number, row in enumerate(near))
    names = [weighed(one.names, callings[number]) for number, one in enumerate(told)]
    leads = _company(openings, near)
    return Stories(near, weights, openings, leads, callings, _company(names, near))


def _near(told: Sequence[Told], everyday: Mapping[str, float]) -> tuple[Row, ...]:
    """How near the articles are by everyday weights: of two, whatever others there are."""
    texts = {
        number: weighed(one.whole, everyday_weights(everyday, one.whole))
        for number, one in enumerate(told)
    }
    rows: list[Row] = [{number: 1.0} for number in texts]
    every, alike = [postings_of(texts)], dict.fromkeys(texts, 1.0)
    for one, others in nearest(texts, every, alike, widest=_WIDEST, most=_MOST_NEAR + 1):
        for other in others:
            likeness = (cosine(texts[one], texts[other]) - _FAR) / (_NEAR - _FAR)
            if likeness > 0.0 and other != one:
                rows[one][other] = rows[other][one] = min(1.0, likeness)
    return tuple(dict(sorted(row.items())) for row in rows)


def _weights(
    counted: Sequence[Counts], near: Row, number: int, everyday: Mapping[str, float]
) -> dict[str, float]:
    """The weights of an article's stems among the sentences near it."""
    counts = dict.fromkeys(counted[number].stems, 0.0)
    for other, nearness in near.items():
        stems = counted[other].stems
        for stem in counts.keys() & stems.keys():
            counts[stem] += nearness * stems[stem]
    sentences = sum(nearness * counted[other].sentences for other, nearness in near.items())
    return local_weights(counts, sentences, everyday)


def _counts(told: Told) -> Counts:
    stems: Counter[str] = Counter()
    for sentence in told.sentences:
        stems.update(set(sentence))
    return Counts(dict(sorted(stems.items())), len(told.sentences), dict.fromkeys(told.names))


def _name_weights(counted: Sequence[Counts], near: Row, number: int) -> dict[str, float]:
    counts = dict.fromkeys(counted[number].names, 0.0)
    for other, nearness in near.items():
        for word in counts.keys() & counted[other].names.keys():
            counts[word] += nearness
    return name_weights(counts, sum(near.values()))


def _company(vectors: Sequence[Terms], near: Sequence[Row]) -> tuple[Row, ...]:
    """Each article as a vector over the articles near it: alike is who is alike to the same."""
    rows = []
    for one, others in enumerate(near):
        row = {other: cosine(vectors[one], vectors[other]) for other in others}
        row[one] = _SELF
        rows.append(scaled(row))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Kinship:
    """How likely two articles tell one story, by the company they keep."""

    company: tuple[Row, ...]

    def company_of(self, one: int, other: int) -> float:
        """Log odds that two articles tell one story, by the company both keep."""
        shared = cosine(self.company[one], self.company[other])
        return math.log((shared + _SURELY) / (1.0 + _SURELY - shared))


_SURELY = 0.02
"""Keeps the odds of what is certain finite."""


def kinship_of(stories: Stories, weights: Combination) -> Kinship:
    """The chances that articles tell one story, with the company that follows from them."""
    rows = []
    for one, others in enumerate(stories.near):
        row = {other: chance(weights.of(similarities(stories, one, other))) for other in others}
        row[one] = 1.0
        rows.append(scaled(row))
    return Kinship(tuple(rows))


def similarities(stories: Stories, one: int, other: int) -> tuple[float, float]:
    """How alike two articles are by the company of their leads and of their names."""
    leads, names = stories.leads, stories.names
    return cosine(leads[one], leads[other]), cosine(names[one], names[other])

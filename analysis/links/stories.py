"""How likely it is that two articles tell one story; knows nothing of single statements.

Everything is measured among the articles near one another, so that what is found in one
story does not hang on what else is in the library.
"""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.links.packed import Bags, Inverted, Rows, Vectors, Words, held
from analysis.links.rarity import everyday_weights, local_weights, name_weights
from analysis.links.scoring import Combination, chance
from analysis.links.vectors import Row, best, cosine, scaled, weighed

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

    near: Rows
    """The articles near it and how near, itself included, from 0 to 1."""
    weights: Vectors
    """How much each stem tells apart among the articles near it."""
    openings: Vectors
    """The words of its lead."""
    leads: Rows
    """Its company by the likeness of leads: a vector over articles."""
    callings: Vectors
    """How much each word of its names tells apart among the articles near it."""
    names: Rows
    """Its company by names."""


class Counted:
    """How many sentences of each article have each stem, and which words its names have."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.sentences = array("I")
        self._stems = Vectors(words)
        self._names = Bags(words)
        self.stems = held(self._stems.__getitem__)
        self.names = held(lambda number: dict.fromkeys(self._names[number]))

    def append(self, told: Told) -> None:
        """Count one more."""
        counts: Counter[str] = Counter()
        for sentence in told.sentences:
            counts.update(set(sentence))
        self.sentences.append(len(told.sentences))
        self._stems.append(dict(sorted(counts.items())))
        self._names.append(dict.fromkeys(told.names))


def stories_of(told: Iterable[Told], everyday: Mapping[str, float], words: Words) -> Stories:
    """Compare all articles with those near them; `words` numbers their words."""
    texts, counted, leads, names = Vectors(words), Counted(words), Bags(words), Bags(words)
    for one in told:
        texts.append(weighed(one.whole, everyday_weights(everyday, one.whole)))
        counted.append(one)
        leads.append(one.lead)
        names.append(one.names)
    near = _near(texts, len(words))
    weights, callings = Vectors(words), Vectors(words)
    openings, callers = Vectors(words), Vectors(words)
    for number, row in enumerate(near):
        weighing = _weights(counted, row, number, everyday)
        weights.append(weighing)
        openings.append(weighed(leads[number], weighing))
        calling = _name_weights(counted, row, number)
        callings.append(calling)
        callers.append(weighed(names[number], calling))
    return Stories(
        near, weights, openings, _company(openings, near), callings, _company(callers, near)
    )


def _near(texts: Vectors, words: int) -> Rows:
    """How near the articles are by everyday weights: of two, whatever others there are."""
    postings, read = Inverted(texts.rows, words), held(texts.rows.__getitem__)
    found = Rows(texts.rows.space)
    for one, text in enumerate(texts.rows):
        met: Row = {}
        for word, weight in text.items():
            if postings.count(word) <= _WIDEST:
                for other, theirs in postings.having(word):
                    if other in met:
                        met[other] += weight * theirs
                    else:
                        met[other] = weight * theirs
        near = {}
        for other in best(met, _MOST_NEAR + 1):
            likeness = (cosine(text, read(other)) - _FAR) / (_NEAR - _FAR)
            if likeness > 0.0 and other != one:
                near[other] = min(1.0, likeness)
        found.append(near)
    finders = Inverted(found, len(found))
    mutual = (_mutual(one, mine, finders) for one, mine in enumerate(found))
    return Rows(found.space, mutual)


def _mutual(one: int, mine: Row, finders: Inverted) -> Row:
    """An article with those it found near and those that found it.

    Two that found one another are as near as the later one says: sums in another order may differ
    in their last digit.
    """
    row = {one: 1.0, **mine}
    for other, likeness in finders.having(one):
        if other > one or other not in mine:
            row[other] = likeness
    return dict(sorted(row.items()))


def _weights(
    counted: Counted, near: Row, number: int, everyday: Mapping[str, float]
) -> dict[str, float]:
    """The weights of an article's stems among the sentences near it."""
    counts = dict.fromkeys(counted.stems(number), 0.0)
    for other, nearness in near.items():
        stems = counted.stems(other)
        for stem in counts.keys() & stems.keys():
            counts[stem] += nearness * stems[stem]
    sentences = sum(nearness * counted.sentences[other] for other, nearness in near.items())
    return local_weights(counts, sentences, everyday)


def _name_weights(counted: Counted, near: Row, number: int) -> dict[str, float]:
    counts = dict.fromkeys(counted.names(number), 0.0)
    for other, nearness in near.items():
        for word in counts.keys() & counted.names(other).keys():
            counts[word] += nearness
    return name_weights(counts, sum(near.values()))


def _company(vectors: Vectors, near: Rows) -> Rows:
    """Each article as a vector over the articles near it: alike is who is alike to the same."""
    rows, read = Rows(near.space), held(vectors.rows.__getitem__)
    for one, others in enumerate(near):
        mine = read(one)
        row = {other: cosine(mine, read(other)) for other in others}
        row[one] = _SELF
        rows.append(scaled(row))
    return rows


@dataclass(frozen=True, slots=True)
class Kinship:
    """How likely two articles tell one story, by the company they keep."""

    company: Callable[[int], Row]

    def company_of(self, one: int, other: int) -> float:
        """Log odds that two articles tell one story, by the company both keep."""
        shared = cosine(self.company(one), self.company(other))
        return math.log((shared + _SURELY) / (1.0 + _SURELY - shared))


_SURELY = 0.02
"""Keeps the odds of what is certain finite."""


def kinship_of(stories: Stories, weights: Combination) -> Kinship:
    """The chances that articles tell one story, with the company that follows from them."""
    leads, names = held(stories.leads.__getitem__), held(stories.names.__getitem__)
    rows = Rows(stories.near.space)
    for one, others in enumerate(stories.near):
        row = {
            other: chance(
                weights.of((cosine(leads(one), leads(other)), cosine(names(one), names(other))))
            )
            for other in others
        }
        row[one] = 1.0
        rows.append(scaled(row))
    return Kinship(held(rows.__getitem__))


def similarities(stories: Stories, one: int, other: int) -> tuple[float, float]:
    """How alike two articles are by the company of their leads and of their names."""
    leads, names = stories.leads, stories.names
    return cosine(leads[one], leads[other]), cosine(names[one], names[other])

"""Finds the same statement in several articles; knows nothing of how statements are found."""

import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.links.content import Unit, matched, units_of
from analysis.links.differences import differences, reasons
from analysis.links.features import Measure, measure_of
from analysis.links.filed import Filed, Space
from analysis.links.packed import held
from analysis.links.scene import Candidates, Scene, scene_of, unlikely
from analysis.links.scoring import (
    Companies,
    Pair,
    Weights,
    load_everyday,
    load_weights,
    reaching,
    score,
)
from analysis.links.statements import Statements
from analysis.links.stories import kinship_of
from analysis.links.walking import Shared
from analysis.links.words import stemmer
from model import Analysis, Article, Link, LinkEnd

Reports = Callable[[int], tuple[Article, Analysis]]
"""Reads an article and what is found in it, by number in the order of the articles' ids."""

_HELD = 32
"""Articles whose statements are kept as their links are made: those of a story or two."""
_SURE = 10_000
"""Scores have four digits."""


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs worth telling of, by the numbers of their statements, with what tells of them."""

    statements: Statements
    ones: "array[int]"
    """Of each pair the statement that stands first; pairs are in order."""
    others: "array[int]"
    doubts: "array[int]"
    """Of each pair a whole number that is lower for a higher score."""
    linked: bytearray
    article: Callable[[int], int]
    """The number under which an article was read: who says nothing is not among them."""
    unit: Callable[[int], Unit]
    """The statement of that number, read again; those of some articles are kept."""
    link: Callable[[int], Link]
    """The pair of that number; as above."""

    def shared(self) -> Shared:
        """The pairs by the articles that have a part in them."""
        statements = self.statements
        return Shared(self.ones, self.others, statements.owners, len(statements.firsts) - 1)

    def rank(self, number: int) -> int:
        """A whole number that is lower for what goes before: the surest, then as they stand."""
        places = self.statements.places
        one, other = self.ones[number], self.others[number]
        return self.doubts[number] << 64 | places[one] << 32 | places[other]


def find_links(
    articles: Sequence[Article], analyses: Sequence[Analysis], *, all_pairs: bool = False
) -> tuple[Link, ...]:
    """Pairs of statements of different articles that report the same, the surest first.

    The same in any order of the articles. With `all_pairs` others of near articles are listed
    too, not linked: candidates that scored too low, then pairs that no word led to. Time grows
    with the statements times the neighbours kept of each, not with the square.
    """
    reports = matched(articles, analyses)
    found = find(len(reports), reports.__getitem__, all_pairs=all_pairs)
    shared, links = found.shared(), dict[int, Link]()
    for article in shared.walk():
        for number in shared.numbers[article]:
            if number not in links:
                links[number] = found.link(number)
    return tuple(links[number] for number in sorted(range(len(links)), key=found.rank))


def find(
    count: int, read: Reports, space: Space | None = None, *, all_pairs: bool = False
) -> Found:
    """The same in arrays, the articles being read when they are looked at, and let go again."""
    space = space or Space()
    stems, weights = stemmer(), load_weights()
    telling = array("I")

    def units() -> Iterator[Unit]:
        for number in range(count):
            if of := units_of(*read(number), stems):
                telling.append(number)
                yield from of

    scene = scene_of(units(), load_everyday(), stems, space)
    here = held(lambda article: units_of(*read(telling[article]), stems), _HELD)
    ones, others, doubts, linked = array("I"), array("I"), array("H"), bytearray()
    for (one, other), chance, tied in _scored(scene, weights, all_pairs, space):
        ones.append(one)
        others.append(other)
        doubts.append(_SURE - round(_SURE * chance))
        linked.append(tied)
    statements, weighing = scene.statements, held(scene.stories.weights.__getitem__, _HELD)

    def unit(number: int) -> Unit:
        owner = statements.owners[number]
        return here(owner)[number - statements.firsts[owner]]

    def link(number: int) -> Link:
        one = ones[number]
        a, b = unit(one), unit(others[number])
        words, weights = a.statement.span.of(a.article.text), weighing(statements.owners[one])
        return Link(
            _end(a),
            _end(b),
            (_SURE - doubts[number]) / _SURE,
            reasons(a.content, b.content, weights, stems, words),
            differences(a.content, b.content),
            bool(linked[number]),
        )

    return Found(statements, ones, others, doubts, linked, telling.__getitem__, unit, link)


def turned(link: Link) -> Link:
    """A link as it is seen from its other side."""
    return replace(
        link,
        a=link.b,
        b=link.a,
        differences=tuple(replace(each, a=each.b, b=each.a) for each in link.differences),
    )


@dataclass(frozen=True, slots=True)
class _Odds:
    """Those of all candidates."""

    pairs: Candidates
    found: Filed[float]

    def __iter__(self) -> Iterator[tuple[Pair, float]]:
        return zip(self.pairs, self.found, strict=True)


def _scored(
    scene: Scene, weights: Weights, all_pairs: bool, space: Space
) -> Iterator[tuple[Pair, float, bool]]:
    """The pairs that may be linked with their scores, and whether they are."""
    measured = measure_of(scene, kinship_of(scene.stories, weights.story))
    odds = _odds(scene, weights, measured, space)
    rows = held(Companies(odds, len(scene.statements), space).__getitem__, 512)
    least = -math.inf if all_pairs else reaching(weights.company, weights.threshold)
    for pair, found in odds:
        if found >= least:
            chance = score(weights.company, found, rows(pair[0]), rows(pair[1]))
            linked = chance >= weights.threshold
            if linked or all_pairs:
                yield pair, chance, linked
    for pair in unlikely(scene) if all_pairs else ():
        found = weights.pair.of(measured(*pair))
        yield pair, score(weights.company, found, rows(pair[0]), rows(pair[1])), False


def _odds(scene: Scene, weights: Weights, measured: Measure, space: Space) -> _Odds:
    found: Filed[float] = Filed("d", space)
    found.extend(weights.pair.of(measured(*pair)) for pair in scene.candidates)
    return _Odds(scene.candidates, found)


def _end(unit: Unit) -> LinkEnd:
    return LinkEnd(unit.article.id, unit.statement.id, unit.statement.span)

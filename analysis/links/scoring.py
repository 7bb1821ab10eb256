"""Turns similarities into a score from 0 to 1 with weights that were fitted; knows no text."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from analysis.links.filed import Heaps, Space, parts
from analysis.links.packed import Rows
from analysis.links.vectors import Row, cosine, scaled

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Combination:
    """A fitted sum of measures, in their own units."""

    weights: tuple[float, ...]
    bias: float

    def of(self, measures: Sequence[float]) -> float:
        """The log odds that the measures speak for."""
        odds = self.bias
        for weight, measure in zip(self.weights, measures, strict=True):
            odds += weight * measure
        return odds


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned."""

    features: tuple[str, ...]
    pair: Combination
    """Of the features of two statements."""
    company: Combination
    """Of the odds by these, and of the company both keep."""
    story: Combination
    """Of the likeness of two articles."""
    threshold: float
    """The score from which on a pair is called linked."""


def load_weights() -> Weights:
    """The weights that ship; made by `analysis/training/links.py`."""
    kept = json.loads(_file("weights.json"))
    pair, company, story = (_combination(kept[name]) for name in ("pair", "company", "story"))
    return Weights(tuple(kept["features"]), pair, company, story, kept["threshold"])


def _combination(kept: Mapping[str, Any]) -> Combination:
    return Combination(tuple(kept["weights"]), kept["bias"])


def load_everyday() -> Mapping[str, float]:
    """For each stem that everyday text often has, the share of its sentences that have it."""
    lines = _file("everyday.tsv").splitlines()
    return {word: float(share) for word, share in (line.split("\t") for line in lines)}


def _file(name: str) -> str:
    return resources.files("analysis.links").joinpath(name).read_text(encoding="utf-8")


def chance(odds: float) -> float:
    """The probability of which `odds` is the logarithm of the odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


_LEAST_ODDS = math.log(0.05 / 0.95)
"""A pair with a chance below 0.05 counts as unlike, so that companies stay small; 0.2 ranks
hardly worse."""


class Companies:
    """Each statement as a vector over those it is like, itself included.

    Two that are like the same others say the same, even where their words are few; two that
    share words alone keep different company. `odds` are those of pairs, in order; `statements` is
    how many there are.
    """

    def __init__(self, odds: Iterable[tuple[Pair, float]], statements: int, space: Space) -> None:
        self._rows = Rows(space)
        pairs: Heaps[int] = Heaps("Q", statements, space)
        chances: Heaps[float] = Heaps("d", statements, space)
        for (one, other), found in odds:
            if found >= _LEAST_ODDS:
                alike = chance(found)
                for here, there in ((one, other), (other, one)):
                    pairs.put(here, here << 32 | there)
                    chances.put(here, alike)
        for (ones, heap), (_, those) in zip(pairs, chances, strict=True):
            for few in parts(ones):
                for row in _partners(few, heap, those):
                    self._rows.append(row)

    def __getitem__(self, number: int) -> Row:
        return scaled({number: 1.0, **self._rows[number]})


def _partners(ones: range, pairs: Iterable[int], chances: Iterable[float]) -> Iterable[Row]:
    """Of each of these the others it is like, with the chance of it."""
    rows: dict[int, Row] = {one: {} for one in ones}
    for pair, alike in zip(pairs, chances, strict=True):
        if pair >> 32 in ones:
            rows[pair >> 32][pair & 0xFFFFFFFF] = alike
    return rows.values()


def reaching(weights: Combination, aim: float) -> float:
    """Odds below which no company lifts a pair to the score `aim`.

    A little below those that the best company would lift there, for rounding. Both weights must
    speak for likeness.
    """
    least = aim - 1e-4
    return (math.log(least / (1.0 - least)) - weights.of((0.0, 1.0))) / weights.weights[0]


def score(weights: Combination, odds: float, one: Row, other: Row) -> float:
    """The chance that two statements report the same, by odds and companies, to four digits."""
    return round(chance(weights.of((odds, cosine(one, other)))), 4)

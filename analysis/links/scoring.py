"""Turns similarities into a score from 0 to 1 with weights that were fitted; knows no text."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """What was learned on pairs of articles."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned on pairs of statements."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    """The score from which on a pair is called linked."""
    story: StoryWeights


def load_weights() -> Weights:
    """The weights that ship; made by `analysis/training/links.py`."""
    kept = json.loads(_file("weights.json"))
    story = StoryWeights(tuple(kept["story"]["weights"]), kept["story"]["bias"])
    return Weights(
        tuple(kept["features"]), tuple(kept["weights"]), kept["bias"], kept["threshold"], story
    )


def load_everyday() -> Mapping[str, float]:
    """For each stem that everyday text often has, the share of its sentences that have it."""
    lines = _file("everyday.tsv").splitlines()
    return {word: float(share) for word, share in (line.split("\t") for line in lines)}


def _file(name: str) -> str:
    return resources.files("analysis.links").joinpath(name).read_text(encoding="utf-8")


def score(weights: Weights, measures: Sequence[float]) -> float:
    """The chance that two statements report the same, to four digits."""
    pairs = zip(weights.weights, measures, strict=True)
    odds = weights.bias + sum(weight * measure for weight, measure in pairs)
    return round(chance(odds), 4)


def chance(odds: float) -> float:
    """The probability of which `odds` is the logarithm of the odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))

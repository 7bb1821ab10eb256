"""Turns similarities into one score from 0 to 1 with weights that were fitted; knows no text."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a logistic combination, and words of everyday text."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    """The score from which on a pair is called linked."""


def load_weights() -> Weights:
    """The weights that ship; made by `analysis/training/links.py`."""
    kept = json.loads(_file("weights.json"))
    return Weights(tuple(kept["features"]), tuple(kept["weights"]), kept["bias"], kept["threshold"])


def load_everyday() -> Mapping[str, float]:
    """For each stem that everyday text often has, the share of its sentences that have it."""
    lines = _file("everyday.tsv").splitlines()
    return {word: float(value) for word, value in (line.split("\t") for line in lines)}


def _file(name: str) -> str:
    return resources.files("analysis.links").joinpath(name).read_text(encoding="utf-8")


def score(weights: Weights, measures: Sequence[float]) -> float:
    """The chance that two statements report the same, to four digits."""
    pairs = zip(weights.weights, measures, strict=True)
    sum_ = weights.bias + sum(weight * measure for weight, measure in pairs)
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum_)))), 4)

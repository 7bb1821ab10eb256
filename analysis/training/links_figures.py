"""How well scores find the sentences that report the same, as the scorer of the data counts.

Of several statements in a sentence the best score counts; a pair of sentences without a score is
never reached; a pair that shares one event is neither right nor wrong. Knows no features.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.links.scoring import Pair
from analysis.training.links_examples import SHARED_EVENTS, Call

Ranked = list[tuple[float, bool]]
"""Scores, highest first, and whether the pair is right."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All pairs of sentences that have a score, together and for each sentence."""

    pairs: Ranked
    right: int
    """Pairs that are right, with a score or without."""
    queries: tuple[tuple[Ranked, int], ...]
    """For each sentence that has a right partner its pairs, and how many partners are right."""


def ranking_of(scored: Sequence[tuple[Call, Mapping[Pair, float]]]) -> Ranking:
    """The ranking of the sentences of all calls by the scores of their statements."""
    pairs: Ranked = []
    queries: list[tuple[Ranked, int]] = []
    for call, scores in scored:
        best = _best(call, scores)
        every: dict[int, Ranked] = defaultdict(list)
        right: dict[int, int] = defaultdict(int)
        for one, other, label in _decided(call):
            score = best.get((one, other))
            right[one] += label
            right[other] += label
            if score is not None:
                pairs.append((score, label))
                every[one].append((score, label))
                every[other].append((score, label))
        queries += [(_sorted(every[one]), count) for one, count in right.items() if count]
    return Ranking(_sorted(pairs), sum(count for _, count in queries) // 2, tuple(queries))


def _best(call: Call, scores: Mapping[Pair, float]) -> dict[Pair, float]:
    best: dict[Pair, float] = {}
    for (one, other), score in scores.items():
        a, b = call.places[one], call.places[other]
        if a is not None and b is not None:
            key = (a, b) if a < b else (b, a)
            best[key] = max(score, best.get(key, score))
    return best


def _decided(call: Call) -> Iterator[tuple[int, int, bool]]:
    """Pairs of sentences of one topic, in two articles, that are right or wrong."""
    for other, two in enumerate(call.sentences):
        for one, first in enumerate(call.sentences[:other]):
            if first.topic == two.topic and first.article != two.article:
                shared = len(first.events & two.events)
                if shared == 0 or shared >= SHARED_EVENTS:
                    yield one, other, shared > 0


def _sorted(pairs: Ranked) -> Ranked:
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1]))


def f1(ranking: Ranking, threshold: float) -> float:
    """The F1 of calling linked what scores as much as the threshold."""
    chosen = [label for score, label in ranking.pairs if score >= threshold]
    return 2 * sum(chosen) / (len(chosen) + ranking.right)


def average_precision(ranked: Ranked, right: int) -> float:
    """The mean precision at each pair that is right; of equal scores the wrong stand first."""
    found, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        found += label
        total += label * found / rank
    return total / right


def mean_average_precision(ranking: Ranking) -> float:
    """The mean over all sentences that have a partner."""
    each = [average_precision(ranked, right) for ranked, right in ranking.queries]
    return sum(each) / len(each)

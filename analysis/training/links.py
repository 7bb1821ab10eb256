"""Makes the weights of the links and the list of everyday words from the data folder.

Knows nothing of how they are used. Run as `python -m analysis.training.links DATA`.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from analysis.links.features import FEATURES, Measure, measure_of
from analysis.links.filed import Space
from analysis.links.scene import unlikely
from analysis.links.scoring import Combination, Companies, Weights, score
from analysis.links.scoring import Pair as Numbers
from analysis.links.stories import kinship_of, similarities
from analysis.links.vectors import cosine
from analysis.links.words import FUNCTION_WORDS, WORD, stem
from analysis.training.links_examples import (
    SHARED_EVENTS,
    Call,
    Pair,
    analysed,
    call_of,
    compositions,
    records,
)
from analysis.training.links_figures import (
    Ranking,
    average_precision,
    f1,
    mean_average_precision,
    ranking_of,
)
from analysis.training.links_fit import Example, fit

FOLDS = 11
SEEN_AT_LEAST = 4
"""Sentences of everyday text in which a word must stand to be listed."""

Calls = Mapping[str, Sequence[Call]]
"""For each composition its calls."""
Odds = Mapping[str, Sequence[Mapping[Numbers, float]]]
"""For each call of each composition the odds of its pairs, by weights fitted on other topics."""
Learned = tuple[Combination, Combination]
"""Of the likeness of articles, and of the features of two statements."""


def main() -> int:
    """Write the two files and print how well the weights do on topics they were not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("analysis/links"))
    options = parser.parse_args()
    everyday = everyday_words(options.data / "ud_train.conllu.gz")
    (options.out / "everyday.tsv").write_text(everyday, encoding="utf-8")
    rows = records(options.data / "links_dev.jsonl.gz")
    analyses = analysed(rows)
    calls = {
        name: [call_of(part, analyses) for part in parts] for name, parts in compositions(rows)
    }
    folds = folds_of(calls)
    odds = crossed(calls, folds)
    kept = {name: list(map(_companies, calls[name], odds[name])) for name in calls}
    rankings = {
        name: ranking_of(scored) for name, scored in _scored(calls, odds, kept, folds).items()
    }
    threshold = _report(rankings)
    story, pair = fitted(calls, ())
    weights = Weights(FEATURES, pair, company_fitted(calls, odds, kept, ()), story, threshold)
    (options.out / "weights.json").write_text(_written(weights), encoding="utf-8")
    return 0


def _report(rankings: Mapping[str, Ranking]) -> float:
    """Print the figures of every composition; returns the threshold that is best for all."""
    steps = [step / 100 for step in range(10, 90)]
    total = {at: sum(f1(found, at) for found in rankings.values()) for at in steps}
    threshold = max(at for at in steps if total[at] >= NEARLY * max(total.values()))
    sys.stdout.write(f"on topics not fitted on, linked from {threshold} on\n")
    for name, found in rankings.items():
        best = max(f1(found, at) for at in steps)
        sys.stdout.write(
            f"{name:26} F1 {f1(found, threshold):.4f} (at best {best:.4f}), average precision "
            f"{average_precision(found.pairs, found.right):.4f}, "
            f"MAP {mean_average_precision(found):.4f}, {found.right} pairs\n"
        )
    return threshold


NEARLY = 0.98
"""F1 given up for fewer and surer links: a wrong one costs a reader more than a missing one."""


def _written(weights: Weights) -> str:
    kept: dict[str, Any] = {"features": weights.features}
    for name in ("pair", "company", "story"):
        combination: Combination = getattr(weights, name)
        kept[name] = {
            "weights": [round(weight, 4) for weight in combination.weights],
            "bias": round(combination.bias, 4),
        }
    return json.dumps({**kept, "threshold": weights.threshold}, indent=1) + "\n"


def everyday_words(path: Path) -> str:
    """One line for each stem that everyday text often has, with its share of the sentences."""
    counts: Counter[str] = Counter()
    sentences = 0
    for words in _sentences(path):
        counts.update({stem(word) for word in words if word not in FUNCTION_WORDS})
        sentences += 1
    return "".join(
        f"{word}\t{count / sentences:.5f}\n"
        for word, count in sorted(counts.items())
        if count >= SEEN_AT_LEAST and word.isascii() and word.isalpha()
    )


def _sentences(path: Path) -> Iterator[list[str]]:
    """The words of every sentence of a CoNLL-U file, in lower case."""
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) > 1 and fields[0].isdigit() and WORD.fullmatch(fields[1]):
                words.append(fields[1].lower())
            elif not line.strip() and words:
                yield words
                words = []


def folds_of(calls: Calls) -> dict[str, int]:
    """The fold of each topic."""
    topics = sorted({topic for parts in calls.values() for call in parts for topic in call.topics})
    return {topic: number % FOLDS for number, topic in enumerate(topics)}


def crossed(calls: Calls, folds: Mapping[str, int]) -> Odds:
    """The odds of all candidates, and of pairs no word led to, by weights of other folds."""
    learned = [
        fitted(calls, {topic for topic, at in folds.items() if at == fold}) for fold in range(FOLDS)
    ]
    return {
        name: [_crossed(call, learned, folds) for call in parts] for name, parts in calls.items()
    }


def _crossed(
    call: Call, learned: Sequence[Learned], folds: Mapping[str, int]
) -> dict[Numbers, float]:
    measures = {
        fold: _measure(call, learned[fold][0]) for fold in {folds[topic] for topic in call.topics}
    }
    odds = {}
    for pair in chain(call.scene.candidates, unlikely(call.scene)):
        fold = folds[_topic(call, pair[0])]
        odds[pair] = learned[fold][1].of(measures[fold](*pair))
    return odds


def _measure(call: Call, story: Combination) -> Measure:
    return measure_of(call.scene, kinship_of(call.scene.stories, story))


def _companies(call: Call, odds: Mapping[Numbers, float]) -> Companies:
    """The companies as the program sees them, which come of candidates alone."""
    candidates = call.scene.candidates
    found = [(pair, odds[pair]) for pair in candidates]
    return Companies(found, len(call.scene.statements), Space())


def _scored(
    calls: Calls,
    odds: Odds,
    kept: Mapping[str, Sequence[Companies]],
    folds: Mapping[str, int],
) -> dict[str, list[tuple[Call, dict[Numbers, float]]]]:
    """The score of each pair, by weights fitted on topics of other folds."""
    weights = []
    for fold in range(FOLDS):
        held = {topic for topic, at in folds.items() if at == fold}
        weights.append(company_fitted(calls, odds, kept, held))
    return {
        name: [
            (call, _scores(call, found, rows, weights, folds))
            for call, found, rows in zip(parts, odds[name], kept[name], strict=True)
        ]
        for name, parts in calls.items()
    }


def _scores(
    call: Call,
    odds: Mapping[Numbers, float],
    rows: Companies,
    weights: Sequence[Combination],
    folds: Mapping[str, int],
) -> dict[Numbers, float]:
    return {
        (one, other): score(weights[folds[_topic(call, one)]], found, rows[one], rows[other])
        for (one, other), found in odds.items()
    }


def fitted(calls: Calls, held: Collection[str]) -> Learned:
    """The weights of stories and of statements, fitted without the topics held out.

    Every composition counts the same, however many pairs it has.
    """
    story = fit(_evened([list(_story_examples(parts, held)) for parts in calls.values()]))
    groups = []
    for parts in calls.values():
        measured = [(call, _measure(call, story)) for call in parts]
        groups.append(_weighted(held, measured))
    return story, fit(_evened(groups))


def company_fitted(
    calls: Calls, odds: Odds, kept: Mapping[str, Sequence[Companies]], held: Collection[str]
) -> Combination:
    """The weights of odds and company, on odds by weights that had not seen the topic."""
    groups = []
    for name, parts in calls.items():
        measured = [
            (call, _second(found, rows))
            for call, found, rows in zip(parts, odds[name], kept[name], strict=True)
        ]
        groups.append(_weighted(held, measured))
    return fit(_evened(groups))


def _second(odds: Mapping[Numbers, float], rows: Companies) -> Measure:
    def measured(one: int, other: int) -> tuple[float, ...]:
        return odds[one, other], cosine(rows[one], rows[other])

    return measured


def _evened(groups: Sequence[Sequence[Example]]) -> list[Example]:
    """All examples, each group counting as many as the largest."""
    most = max(len(group) for group in groups)
    return [
        (row, label, weight * most / len(group)) for group in groups for row, label, weight in group
    ]


def _story_examples(calls: Sequence[Call], held: Collection[str]) -> Iterator[Example]:
    for call in calls:
        for other, topic in enumerate(call.topics):
            for one in range(other):
                if call.topics[one] == topic and topic not in held:
                    same = call.stories[one] == call.stories[other]
                    yield similarities(call.scene.stories, one, other), same, 1.0


def _weighted(held: Collection[str], measured: Sequence[tuple[Call, Measure]]) -> list[Example]:
    """Judged pairs, and pairs that nobody judged with a set share of all weight."""
    judged: list[Example] = []
    others: list[Example] = []
    for call, measure in measured:
        for pair in call.pairs:
            if _topic(call, pair.one) in held or not _decided(pair):
                continue
            row = measure(pair.one, pair.other)
            if pair.judged:
                judged.append((row, pair.shared >= SHARED_EVENTS, 1.0))
            elif cosine(call.scene.vector(pair.one), call.scene.vector(pair.other)) < TAKEN_OVER:
                others.append((row, False, 1.0))
    weight = UNJUDGED_WEIGHT * len(judged) / max(1, len(others))
    return judged + [(row, label, weight) for row, label, _ in others]


TAKEN_OVER = 0.5
"""Cosine from which on two sentences that nobody judged may well report the same."""
UNJUDGED_WEIGHT = 0.2
"""Against all that were judged. ECB+ judges the sentences at the top of a report; without the
others as examples of what is not linked, every two statements of one story are."""


def _topic(call: Call, statement: int) -> str:
    return call.topics[call.scene.statements.owners[statement]]


def _decided(pair: Pair) -> bool:
    return pair.shared == 0 or pair.shared >= SHARED_EVENTS


if __name__ == "__main__":
    sys.exit(main())

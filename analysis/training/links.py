"""Makes the weights of the links and the list of everyday words from the data folder.

Knows nothing of how they are used. Run as `python -m analysis.training.links DATA`.
"""

import argparse
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.links.features import FEATURES, measure_of
from analysis.links.scoring import StoryWeights, chance
from analysis.links.stories import kinship_of, similarities
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
from analysis.training.links_fit import Example, Fit, fit

FOLDS = 5
SEEN_AT_LEAST = 4
"""Sentences of everyday text in which a word must stand to be listed."""

Calls = Mapping[str, Sequence[Call]]
"""For each composition its calls."""
Scored = list[tuple[float, Pair]]


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
    threshold = _report(crossed(calls))
    weights = json.dumps(_kept(*fitted(calls, ()), threshold), indent=1)
    (options.out / "weights.json").write_text(weights + "\n", encoding="utf-8")
    return 0


def _report(scored: Mapping[str, Scored]) -> float:
    """Print the figures of every composition; returns the threshold that is best for all."""
    ranked = {name: _ranked(pairs) for name, pairs in scored.items()}
    steps = [step / 200 for step in range(20, 180)]
    total = {at: sum(f1(pairs, at) for pairs in ranked.values()) for at in steps}
    threshold = max(at for at in steps if total[at] >= NEARLY * max(total.values()))
    sys.stdout.write(f"on topics not fitted on, linked from {threshold} on\n")
    for name, pairs in ranked.items():
        best = max(f1(pairs, at) for at in steps)
        sys.stdout.write(
            f"{name:26} F1 {f1(pairs, threshold):.4f} (at best {best:.4f}), "
            f"average precision {average_precision(pairs):.4f}, {len(pairs)} pairs\n"
        )
    return threshold


NEARLY = 0.98
"""F1 given up for fewer and surer links: a wrong one costs a reader more than a missing one."""


def _kept(story: Fit, whole: Fit, threshold: float) -> dict[str, Any]:
    return {
        "features": FEATURES,
        "weights": [round(weight, 4) for weight in whole.weights],
        "bias": round(whole.bias, 4),
        "threshold": threshold,
        "story": {
            "weights": [round(weight, 4) for weight in story.weights],
            "bias": round(story.bias, 4),
        },
    }


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


def fitted(calls: Calls, held: Collection[str]) -> tuple[Fit, Fit]:
    """The weights of stories and of statements, fitted without the topics held out.

    Every composition counts the same, however many pairs it has.
    """
    story = fit(_evened([list(_story_examples(parts, held)) for parts in calls.values()]))
    groups = [list(_pair_examples(parts, held, story)) for parts in calls.values()]
    return story, fit(_evened(groups))


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


def _pair_examples(calls: Sequence[Call], held: Collection[str], story: Fit) -> Iterator[Example]:
    """Judged pairs, and pairs that nobody judged with a set share of all weight."""
    judged: list[Example] = []
    others: list[Example] = []
    for call in calls:
        measured = measure_of(call.scene, kinship_of(call.scene.stories, _story(story)))
        for pair in call.pairs:
            if pair.met and _decided(pair) and _topic(call, pair) not in held:
                row = measured(pair.one, pair.other)
                if pair.judged:
                    judged.append((row, pair.shared >= SHARED_EVENTS, 1.0))
                elif row[0] < TAKEN_OVER:
                    others.append((row, False, 1.0))
    weight = UNJUDGED_WEIGHT * len(judged) / max(1, len(others))
    yield from judged
    yield from ((row, label, weight) for row, label, _ in others)


TAKEN_OVER = 0.5
"""Cosine from which on two sentences that nobody judged may well report the same."""
UNJUDGED_WEIGHT = 0.2
"""Against all that were judged. ECB+ judges the sentences at the top of a report; without the
others as examples of what is not linked, every two statements of one story are."""


def _story(story: Fit) -> StoryWeights:
    return StoryWeights(story.weights, story.bias)


def _topic(call: Call, pair: Pair) -> str:
    return call.topics[call.scene.owners[pair.one]]


def _decided(pair: Pair) -> bool:
    return pair.shared == 0 or pair.shared >= SHARED_EVENTS


def crossed(calls: Calls) -> dict[str, Scored]:
    """The score of each pair by weights fitted on other topics."""
    topics = sorted({topic for parts in calls.values() for call in parts for topic in call.topics})
    scored: dict[str, Scored] = {name: [] for name in calls}
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        story, whole = fitted(calls, held)
        for name, parts in calls.items():
            for call in parts:
                scored[name] += _scores(call, held, story, whole)
    return scored


def _scores(
    call: Call, held: Collection[str], story: Fit, whole: Fit
) -> Iterator[tuple[float, Pair]]:
    measured = measure_of(call.scene, kinship_of(call.scene.stories, _story(story)))
    for pair in call.pairs:
        if pair.judged and _topic(call, pair) in held:
            odds = whole.of(measured(pair.one, pair.other)) if pair.met else -math.inf
            yield (chance(odds) if pair.met else 0.0), pair


def _ranked(scored: Scored) -> list[tuple[float, bool]]:
    pairs = [(score, pair.shared >= SHARED_EVENTS) for score, pair in scored if _decided(pair)]
    return sorted(pairs, key=lambda pair: -pair[0])


def f1(ranked: Sequence[tuple[float, bool]], threshold: float) -> float:
    """The F1 of calling linked what scores as much as the threshold."""
    chosen = [label for score, label in ranked if score >= threshold]
    return 2 * sum(chosen) / (len(chosen) + sum(label for _, label in ranked))


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """The mean precision at each pair that is right; what was no candidate is never reached."""
    right, total = 0, 0.0
    for rank, (score, label) in enumerate(ranked, 1):
        right += label
        total += label * right / rank if score else 0.0
    return total / sum(label for _, label in ranked)


if __name__ == "__main__":
    sys.exit(main())

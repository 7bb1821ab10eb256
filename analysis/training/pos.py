"""Trains the tagger: python -m analysis.training.pos DATA_FOLDER; knows nothing of statements.

Averaged perceptron (Collins 2002), eight rounds over the shuffled sentences of `ud_train.conllu.gz`
with a fixed seed: the same data give the same file, byte for byte.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.language.tagger import FILE, HEAVIEST, Tagger, features, pack, packed, tag
from analysis.training.pos_corpus import Sentence, held_out, read

ROUNDS = 8
SEED = 1
FIXED_COUNT = 15
"""A word seen so often and nearly always with one tag gets it without a decision."""
FIXED_SHARE = 0.985
LEAST_WEIGHT = 16
"""Weights below this, after scaling, are left out: 0.2 points of the words, a third of the time."""
SCALE = 16
"""Weights are kept as whole numbers of a sixteenth."""
LEAST_COUNT = 3
"""Features seen less often are not learned."""

Weights = dict[str, dict[int, float]]


def main() -> None:
    """Trains on the documents that are not held out, says how good it is, and writes the file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="the folder of ud_train.conllu.gz")
    arguments.add_argument("--out", type=Path, default=_shipped())
    options = arguments.parse_args()
    sentences = list(read(options.data / "ud_train.conllu.gz"))
    learned = [each for each in sentences if not held_out(each.document)]
    tagger = train(learned)
    write(tagger, options.out)
    sys.stdout.write(report(tagger, [each for each in sentences if held_out(each.document)]) + "\n")


def _shipped() -> Path:
    return Path(__file__).parent.parent / "language" / FILE


def train(sentences: Sequence[Sentence]) -> Tagger:
    """A tagger learned from `sentences`."""
    names = tuple(sorted({name for each in sentences for name in each.tags}))
    fixed = _fixed(sentences)
    order = list(sentences)
    shuffle = random.Random(SEED)
    common = _common(order, fixed)
    weights: Weights = defaultdict(dict)
    sums: Weights = defaultdict(dict)
    steps = 0
    number = {name: index for index, name in enumerate(names)}
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for each in order:
            steps = _learn(each, fixed, common, weights, sums, number, steps)
    return Tagger(names, fixed, _averaged(weights, sums, steps))


def _learn(
    sentence: Sentence,
    fixed: dict[str, str],
    common: set[str],
    weights: Weights,
    sums: Weights,
    number: dict[str, int],
    steps: int,
) -> int:
    low = ["", "", *(word.lower() for word in sentence.words), "", ""]
    names = list(number)
    before, last = "<<", "<"
    for index, word in enumerate(sentence.words):
        here = fixed.get(word)
        if here is None:
            steps += 1
            used = [each for each in features(index, word, low, last, before) if each in common]
            scores = [0.0] * len(names)
            for feature in used:
                for key, weight in weights[feature].items():
                    scores[key] += weight
            guess = scores.index(max(scores))
            right = number[sentence.tags[index]]
            if guess != right:
                for feature in used:
                    _move(weights[feature], sums[feature], right, 1.0, steps)
                    _move(weights[feature], sums[feature], guess, -1.0, steps)
            here = names[guess]
        before, last = last, here
    return steps


def _move(
    weights: dict[int, float], sums: dict[int, float], key: int, by: float, steps: int
) -> None:
    weights[key] = weights.get(key, 0.0) + by
    sums[key] = sums.get(key, 0.0) + by * steps


def _averaged(weights: Weights, sums: Weights, steps: int) -> dict[str, int]:
    kept = {}
    for feature in sorted(weights):
        pairs = (
            (key, _bounded(round(SCALE * (weight - sums[feature][key] / steps))))
            for key, weight in sorted(weights[feature].items())
        )
        strong = tuple(pair for pair in pairs if abs(pair[1]) >= LEAST_WEIGHT)
        if strong:
            kept[feature] = pack(strong)
    return kept


def _bounded(weight: int) -> int:
    return max(-HEAVIEST, min(HEAVIEST, weight))


def _fixed(sentences: Iterable[Sentence]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for each in sentences:
        for word, name in zip(each.words, each.tags, strict=True):
            seen[word][name] += 1
    fixed = {}
    for word, counts in sorted(seen.items()):
        name, count = counts.most_common(1)[0]
        if counts.total() >= FIXED_COUNT and count >= FIXED_SHARE * counts.total():
            fixed[word] = name
    return fixed


def _common(sentences: Iterable[Sentence], fixed: dict[str, str]) -> set[str]:
    """The features seen often enough, with the right tags before them."""
    counts: Counter[str] = Counter()
    for each in sentences:
        low = ["", "", *(word.lower() for word in each.words), "", ""]
        tags = ("<<", "<", *each.tags)
        for index, word in enumerate(each.words):
            if word not in fixed:
                counts.update(features(index, word, low, tags[index + 1], tags[index]))
    return {feature for feature, count in counts.items() if count >= LEAST_COUNT}


def write(tagger: Tagger, path: Path) -> None:
    """Keeps the tagger in a file that is the same for the same tagger."""
    path.write_bytes(packed(tagger))


def report(tagger: Tagger, sentences: Sequence[Sentence]) -> str:
    """How many words get the right tag, and how many a second."""
    start = time.perf_counter()
    guesses = [tag(each.words, tagger) for each in sentences]
    took = time.perf_counter() - start
    words = sum(len(each.words) for each in sentences)
    right = sum(
        guess == name
        for found, each in zip(guesses, sentences, strict=True)
        for guess, name in zip(found, each.tags, strict=True)
    )
    return (
        f"{right / words:.4f} of {words} held-out words right; {words / took:,.0f} words a second"
    )


if __name__ == "__main__":
    main()

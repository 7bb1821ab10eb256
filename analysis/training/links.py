"""Makes the weights of the links and the list of everyday words from the data folder.

Knows nothing of how they are used. Run as `python -m analysis.training.links DATA`.
"""

import argparse
import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.links.content import units_of
from analysis.links.features import FEATURES, candidates, measured
from analysis.links.scene import scene_of
from analysis.links.scoring import load_everyday
from analysis.links.words import FUNCTION_WORDS, WORD, stem
from analysis.training.links_fit import Fit, Row, fit
from model import Analysis, Article, Span, Statement, statement_id

FOLDS = 8
SEEN_AT_LEAST = 4
"""Sentences of everyday text in which a word must stand to be listed."""
SHARED_EVENTS = 2
"""Two sentences report the same when they share as many events; one shared event decides
nothing, since it says little more than that the story is the same."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of judged sentences."""

    topic: str
    row: Row | None
    """None for a pair that was no candidate."""
    shared: int


def main() -> int:
    """Write the two files and print how well the weights do on topics they were not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("analysis/links"))
    options = parser.parse_args()
    everyday = everyday_words(options.data / "ud_train.conllu.gz")
    (options.out / "everyday.tsv").write_text(everyday, encoding="utf-8")
    found = examples(records(options.data / "links_dev.jsonl.gz"))
    crossed = crossed_scores(found)
    best, threshold = best_f1(found, crossed)
    _say(f"cross-validated by topic: F1 {best:.4f} from {threshold:.3f} on, ")
    _say(f"average precision {average_precision(found, crossed):.4f}\n")
    whole = fit(*_learnable(found))
    kept = {
        "features": FEATURES,
        "weights": [round(weight, 5) for weight in whole.weights],
        "bias": round(whole.bias, 5),
        "threshold": round(threshold, 3),
    }
    (options.out / "weights.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words)


def records(path: Path) -> list[Record]:
    """The lines of a data file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


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


def examples(rows: Sequence[Record]) -> list[Example]:
    """All pairs of judged sentences of two articles of one topic."""
    topics: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(row)
    return [one for _, found in sorted(topics.items()) for one in _of_topic(found)]


def _of_topic(rows: Sequence[Record]) -> Iterator[Example]:
    articles = [Article(row["id"], "", row["text"]) for row in rows]
    units = units_of(articles, [_bare(row) for row in rows])
    scene = scene_of(units, load_everyday())
    events = {
        (row["id"], sentence["start"]): frozenset(sentence.get("events", ()))
        for row in rows
        for sentence in row["sentences"]
        if sentence["judged"]
    }
    judged = [n for n, unit in enumerate(units) if _place(unit.article, unit.statement) in events]
    met = set(candidates(scene))
    for at, two in enumerate(judged):
        for one in judged[:at]:
            if scene.owners[one] != scene.owners[two]:
                ends = [_place(units[n].article, units[n].statement) for n in (one, two)]
                shared = len(events[ends[0]] & events[ends[1]])
                row = measured(scene, one, two) if (one, two) in met else None
                yield Example(rows[0]["topic"], row, shared)


def _place(article: Article, statement: Statement) -> tuple[str, int]:
    return article.id, statement.span.start


def _bare(row: Record) -> Analysis:
    """An analysis in which every sentence is a statement of the outlet's own."""
    article = Article(row["id"], "", row["text"])
    spans = [Span(sentence["start"], sentence["end"]) for sentence in row["sentences"]]
    statements = tuple(
        Statement(statement_id(article.id, span.of(article.text), at), span, "asserted")
        for at, span in enumerate(spans)
    )
    return Analysis(article.id, article.digest, tuple(spans), (), statements)


def _learnable(found: Sequence[Example]) -> tuple[list[Row], list[bool]]:
    """Rows and labels of the candidates that are clearly the one or the other."""
    clear = [one for one in found if one.row is not None and _decided(one)]
    return [one.row for one in clear if one.row], [one.shared >= SHARED_EVENTS for one in clear]


def _decided(one: Example) -> bool:
    return one.shared == 0 or one.shared >= SHARED_EVENTS


def crossed_scores(found: Sequence[Example]) -> list[float]:
    """The score of each pair by weights fitted on other topics."""
    topics = sorted({one.topic for one in found}, key=int)
    scores = [-math.inf] * len(found)
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        fitted = fit(*_learnable([one for one in found if one.topic not in held]))
        for at, one in enumerate(found):
            if one.topic in held and one.row is not None:
                scores[at] = _chance(fitted, one.row)
    return scores


def _chance(fitted: Fit, row: Row) -> float:
    return 1.0 / (1.0 + math.exp(-fitted.of(row)))


def _ranked(found: Sequence[Example], scores: Sequence[float]) -> list[tuple[float, bool]]:
    pairs = [
        (score, one.shared >= SHARED_EVENTS)
        for one, score in zip(found, scores, strict=True)
        if _decided(one)
    ]
    return sorted(pairs, key=lambda pair: -pair[0])


def best_f1(found: Sequence[Example], scores: Sequence[float]) -> tuple[float, float]:
    """The best F1 there is, and the score from which on a pair then counts as linked."""
    ranked = _ranked(found, scores)
    right, whole, best = 0, sum(label for _, label in ranked), (0.0, 1.0)
    for rank, (score, label) in enumerate(ranked, 1):
        right += label
        best = max(best, (2 * right / (rank + whole), score))
    return best


def average_precision(found: Sequence[Example], scores: Sequence[float]) -> float:
    """The mean precision at each pair that is right; what was no candidate is never reached."""
    ranked = [pair for pair in _ranked(found, scores) if pair[0] > -math.inf]
    whole = sum(one.shared >= SHARED_EVENTS for one in found)
    right, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        right += label
        total += label * right / rank
    return total / whole


if __name__ == "__main__":
    sys.exit(main())

"""Reads annotated texts as words and labels; knows nothing of training."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.names.words import words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with a label each: B-PERSON begins a name, I-PERSON goes on, O is none."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The sentences of one annotated text."""

    id: str
    sentences: tuple[Sentence, ...]


def read(file: Path) -> Iterator[Document]:
    """The documents of a file of entities."""
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            sentences = (_sentence(row, span["start"], span["end"]) for span in row["sentences"])
            yield Document(row["id"], tuple(each for each in sentences if each.words))


def names_of(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """First word, past last and label of each name."""
    first = 0
    for here, label in enumerate((*sentence.labels, "O")):
        if here and sentence.labels[here - 1] != "O" and not label.startswith("I-"):
            yield first, here, sentence.labels[here - 1][2:]
        if label.startswith("B-"):
            first = here


def _sentence(row: dict[str, Any], start: int, end: int) -> Sentence:
    tokens = tuple(words(row["text"], start, end))
    within = [each for each in row["entities"] if start <= each["start"] < end]
    return Sentence(tuple(word for word, _ in tokens), tuple(_labels(tokens, within)))


def _labels(tokens: Sequence[tuple[str, int]], entities: Sequence[dict[str, Any]]) -> list[str]:
    labels = ["O"] * len(tokens)
    for entity in entities:
        # One code point more: a word may take in a last point that the annotation leaves out.
        inside = [
            here
            for here, (word, start) in enumerate(tokens)
            if entity["start"] <= start < entity["end"] and start + len(word) <= entity["end"] + 1
        ]
        for number, here in enumerate(inside):
            labels[here] = ("I-" if number else "B-") + entity["label"]
    return labels

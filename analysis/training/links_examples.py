"""Pairs of articles and of statements of which it is known whether they report the same.

Knows nothing of the fit. Made of ECB+: https://github.com/cltl/ecbPlus, annotation CC BY 3.0.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import analysis
from analysis.links.content import units_of
from analysis.links.scene import Scene, scene_of
from analysis.links.scoring import load_everyday
from analysis.links.words import stemmer
from model import Analysis, Article, Span, Statement, occurrence_of, statement_id

SHARED_EVENTS = 2
"""Two sentences report the same when they share as many events; one shared event decides
nothing, since it says little more than that the story is the same."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two judged sentences of a scene."""

    one: int
    other: int
    shared: int
    """Events that both report."""
    met: bool
    """Whether the index found the pair."""


@dataclass(frozen=True, slots=True)
class Call:
    """Articles that are linked together, with what is known of them."""

    topics: tuple[str, ...]
    """For each article of the scene, by number."""
    stories: tuple[str, ...]
    scene: Scene
    pairs: tuple[Pair, ...]


def records(path: Path) -> list[Record]:
    """The lines of a data file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def compositions(rows: Sequence[Record]) -> Iterator[tuple[str, list[list[Record]]]]:
    """The articles as they may come together: whole topics, a few of one, many topics at once.

    Weights fitted on whole topics alone would count on having two dozen reports of a story.
    """
    topics: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(row)
    whole = [topics[topic] for topic in sorted(topics, key=int)]
    yield "whole topics", whole
    yield "ten articles of a topic", [part for one in whole for part in _parts(one, 10)]
    yield "five articles of a topic", [part for one in whole for part in _parts(one, 5)]
    yield "eight topics together", [list(chain(*whole[at::4])) for at in range(4)]


def _parts(rows: Sequence[Record], size: int) -> Iterator[list[Record]]:
    """Random parts of one size; what is left over is left out."""
    shuffled = random.Random(size).sample(list(rows), len(rows))
    for at in range(0, len(shuffled) - size + 1, size):
        yield shuffled[at : at + size]


def bare(rows: Sequence[Record]) -> dict[str, Analysis]:
    """The analyses of all articles, every sentence a statement of the outlet's own."""
    topics: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(row)
    found = {}
    for one in topics.values():
        for folded in analysis.fold([_bare(row) for row in one]):
            found[folded.article_id] = folded
    return found


def _bare(row: Record) -> Analysis:
    article = Article(row["id"], "", row["text"])
    spans = [Span(sentence["start"], sentence["end"]) for sentence in row["sentences"]]
    statements = tuple(
        Statement(
            statement_id(article.id, span.of(article.text), occurrence_of(article.text, span)),
            span,
            "asserted",
        )
        for span in spans
    )
    found = analysis.analyze(article)
    return Analysis(article.id, article.digest, tuple(spans), found.entities, statements)


def call_of(rows: Sequence[Record], analyses: Mapping[str, Analysis]) -> Call:
    """The scene of some articles, and the pairs of judged sentences of one topic."""
    articles = [Article(row["id"], "", row["text"]) for row in rows]
    stems = stemmer()
    units = units_of(articles, [analyses[article.id] for article in articles], stems)
    scene = scene_of(units, load_everyday(), stems)
    known = {row["id"]: row for row in rows}
    order = list(dict.fromkeys(unit.article.id for unit in units))
    topics = tuple(known[key]["topic"] for key in order)
    stories = tuple(known[key]["subtopic"] for key in order)
    return Call(topics, stories, scene, tuple(_pairs(scene, topics, rows)))


def _pairs(scene: Scene, topics: Sequence[str], rows: Sequence[Record]) -> Iterator[Pair]:
    events = {
        (row["id"], sentence["start"]): frozenset(sentence.get("events", ()))
        for row in rows
        for sentence in row["sentences"]
        if sentence["judged"]
    }
    places = [(unit.article.id, unit.statement.span.start) for unit in scene.units]
    judged = [number for number, place in enumerate(places) if place in events]
    met = set(scene.candidates)
    for at, two in enumerate(judged):
        for one in judged[:at]:
            a, b = scene.owners[one], scene.owners[two]
            if a != b and topics[a] == topics[b]:
                shared = len(events[places[one]] & events[places[two]])
                yield Pair(one, two, shared, (one, two) in met)

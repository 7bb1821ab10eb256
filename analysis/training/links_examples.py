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
from analysis.links.content import matched, units_of
from analysis.links.filed import Space
from analysis.links.scene import Scene, scene_of
from analysis.links.scoring import load_everyday
from analysis.links.words import stemmer
from model import Analysis, Article, Span

SHARED_EVENTS = 2
"""Two sentences report the same when they share as many events; one shared event decides
nothing, since it says little more than that the story is the same."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of a scene."""

    one: int
    other: int
    shared: int
    """Events that both report."""
    judged: bool
    """Whether both sides were judged; if not, the pair is taken to be of no one event."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was judged."""

    article: str
    topic: str
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class Call:
    """Articles that are linked together, with what is known of them."""

    topics: tuple[str, ...]
    """For each article of the scene, by number."""
    stories: tuple[str, ...]
    scene: Scene
    sentences: tuple[Sentence, ...]
    """All that were judged, whether a statement lies in them or not."""
    places: tuple[int | None, ...]
    """For each statement of the scene the number of its judged sentence."""
    pairs: tuple[Pair, ...]
    """Candidates: those judged, and some that were not."""


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
    yield "five articles of a topic", [part for one in whole for part in _parts(one, 5)]
    yield "eight topics together", [list(chain(*whole[at::4])) for at in range(4)]


def _parts(rows: Sequence[Record], size: int) -> Iterator[list[Record]]:
    """Random parts of one size; what is left over is left out."""
    shuffled = random.Random(size).sample(list(rows), len(rows))
    for at in range(0, len(shuffled) - size + 1, size):
        yield shuffled[at : at + size]


def analysed(rows: Sequence[Record]) -> dict[str, Analysis]:
    """What the program finds in all articles, names folded topic by topic."""
    topics: dict[str, list[Article]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(Article(row["id"], "", row["text"]))
    return {
        folded.article_id: folded
        for articles in topics.values()
        for folded in analysis.fold([analysis.analyze(article) for article in articles])
    }


def call_of(rows: Sequence[Record], analyses: Mapping[str, Analysis]) -> Call:
    """The scene of some articles, and the pairs of judged sentences of one topic."""
    articles = [Article(row["id"], "", row["text"]) for row in rows]
    stems = stemmer()
    reports = matched(articles, [analyses[article.id] for article in articles])
    units = [unit for report in reports for unit in units_of(*report, stems)]
    scene = scene_of(units, load_everyday(), stems, Space())
    known = {row["id"]: row for row in rows}
    order = list(dict.fromkeys(unit.article.id for unit in units))
    topics = tuple(known[key]["topic"] for key in order)
    stories = tuple(known[key]["subtopic"] for key in order)
    judged = {
        (row["id"], number): Sentence(row["id"], row["topic"], frozenset(one.get("events", ())))
        for row in rows
        for number, one in enumerate(row["sentences"])
        if one["judged"]
    }
    numbers = {key: number for number, key in enumerate(judged)}
    places = tuple(
        numbers.get((unit.article.id, _sentence(known[unit.article.id], unit.statement.span)))
        for unit in units
    )
    sentences = tuple(judged.values())
    pairs = tuple(_pairs(scene, topics, sentences, places))
    return Call(topics, stories, scene, sentences, places, pairs)


def _pairs(
    scene: Scene,
    topics: Sequence[str],
    sentences: Sequence[Sentence],
    places: Sequence[int | None],
) -> Iterator[Pair]:
    """Candidates that were judged, of one topic, and some of those that were not."""
    unjudged = 0
    for one, other in scene.candidates:
        a, b = places[one], places[other]
        if a is None or b is None:
            if unjudged % UNJUDGED == 0:
                yield Pair(one, other, 0, False)
            unjudged += 1
        elif topics[scene.statements.owners[one]] == topics[scene.statements.owners[other]]:
            yield Pair(one, other, len(sentences[a].events & sentences[b].events), True)


UNJUDGED = 40
"""One in so many candidates of which a side was not judged serves as an example."""


def _sentence(row: Record, span: Span) -> int:
    """The number of the sentence that a statement lies in, by the most code points of it."""
    over = [min(span.end, one["end"]) - max(span.start, one["start"]) for one in row["sentences"]]
    most = max(over, default=0)
    return over.index(most) if most > 0 else -1

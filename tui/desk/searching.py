"""Find anything by a few typed letters; knows no screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from model import Analysis, Article, Placed
from tui.desk.values import Hit

# Below this similarity a match of a few letters is chance; found by trying names with one typo.
LEAST_SCORE = 70.0
# What a hit of each kind is worth beside another of the same score: what is rarer goes first.
_WORTH = {"article": 3.0, "name": 2.0, "note": 1.0, "statement": 0.0}


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be found: a hit before it has a score, and the words it answers to."""

    hit: Hit
    key: str
    """Folded: lower case, no punctuation."""


def target(hit: Hit) -> Target:
    """The hit with the words it answers to."""
    return Target(hit, utils.default_process(f"{hit.label} {hit.context}"))


def targets_of(entry: Article, analysis: Analysis | None, placed: Sequence[Placed]) -> list[Target]:
    """What can be found of one article; its statements only where its text is at hand."""
    where = entry.publisher or entry.title
    hits = [Hit("article", entry.id, None, entry.title, entry.publisher or "", 0.0)]
    for each in placed:
        if each.annotation.note:
            span = each.placement.span
            hits.append(Hit("note", entry.id, span, each.annotation.note, where, 0.0))
    if analysis is not None and entry.text:
        for statement in analysis.statements:
            words = " ".join(statement.span.of(entry.text).split())
            hits.append(Hit("statement", entry.id, statement.span, words, where, 0.0))
    names = {e.name: e for e in reversed(analysis.entities if analysis else ())}
    for name, entity in names.items():
        hits.append(Hit("name", entry.id, entity.span, name, where, 0.0))
    return [target(hit) for hit in hits]


def search(targets: Sequence[Target], query: str, limit: int) -> tuple[Hit, ...]:
    """The best `limit` hits: all that hold the words as typed, then those that nearly do."""
    wanted = utils.default_process(query)
    if not wanted:
        return tuple(t.hit for t in targets[:limit])
    held = [t for t in targets if wanted in t.key][: limit * 4]
    found = {id(t): (100.0 - _lateness(t, wanted), t) for t in held}
    if len(held) < limit:
        found = {**_nearly(targets, wanted, limit), **found}
    best = sorted(found.values(), key=lambda st: -(st[0] + _WORTH[st[1].hit.kind]))
    return tuple(_scored(t.hit, score) for score, t in best[:limit])


def _nearly(targets: Sequence[Target], wanted: str, limit: int) -> dict[int, tuple[float, Target]]:
    # Statements are long and many: they answer to exact words alone, or a key would take 100 ms.
    # A key much shorter than what was typed would be found inside it, not the other way round.
    least = len(wanted) - 2
    short = [t for t in targets if t.hit.kind != "statement" and len(t.key) >= least]
    matches: Iterable[tuple[str, float, int]] = process.extract(
        wanted,
        [t.key for t in short],
        scorer=fuzz.partial_ratio,
        limit=limit,
        score_cutoff=LEAST_SCORE,
    )
    return {id(short[i]): (score - 5.0, short[i]) for _, score, i in matches}


def _lateness(found: Target, wanted: str) -> float:
    """Up to 5 points off for words that come late in what they were found in."""
    return 5.0 * found.key.index(wanted) / max(1, len(found.key))


def _scored(hit: Hit, score: float) -> Hit:
    return Hit(hit.kind, hit.article_id, hit.span, hit.label, hit.context, max(0.0, score))

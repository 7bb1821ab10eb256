"""Find anything by a few typed letters; knows no screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model import Analysis, Article, Placed
from tui.desk.values import Hit

# Below this similarity a match of a few letters is chance; found by trying names with one typo.
LEAST_SCORE = 70.0
SHORTEST_SLIP = 3
_ELSEWHERE = 40.0
# What a hit of each kind is worth beside another of the same score: what is rarer goes first.
_WORTH = {"article": 3.0, "name": 2.0, "note": 1.0, "statement": 0.0}


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be found: a hit before it has a score, and the words it answers to."""

    hit: Hit
    key: str
    """Folded: lower case, no punctuation."""
    label: str
    """The label alone, folded; empty for a statement."""


def target(hit: Hit) -> Target:
    """The hit with the words it answers to."""
    label = "" if hit.kind == "statement" else folded(hit.label)
    return Target(hit, folded(f"{hit.label} {hit.context}"), label)


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


def folded(query: str) -> str:
    """What was typed as keys are written."""
    # Imported when first needed, after the first page: it takes some milliseconds.
    from rapidfuzz import utils

    return utils.default_process(query)


def ranked(
    holding: Iterable[Target], near: Iterable[tuple[float, Target]], wanted: str, limit: int
) -> tuple[Hit, ...]:
    """The best `limit` of those that hold the words as typed and of those that nearly do."""
    found = {id(t): (score, t) for score, t in near}
    found |= {id(t): (100.0 - _lateness(t, wanted), t) for t in holding}
    best = sorted(found.values(), key=lambda st: -(st[0] + _WORTH[st[1].hit.kind]))
    return tuple(_scored(t.hit, score) for score, t in best[:limit])


Labels = Mapping[str, Sequence[Target]]
"""What may be typed with a slip: folded labels, each with all that bear it."""


def labels_of(articles: Iterable[Iterable[Target]]) -> Labels:
    """Statements are long and many: they answer to exact words alone, or a key would take 100 ms.
    Many articles share a name: it is compared once.
    """
    labels: dict[str, list[Target]] = {}
    for targets in articles:
        for each in targets:
            if each.hit.kind != "statement":
                labels.setdefault(each.label, []).append(each)
    return labels


def slips(labels: Labels, wanted: str, limit: int) -> list[tuple[float, Target]]:
    """Those that nearly hold the words; of a letter or two, half is chance."""
    if len(wanted) < SHORTEST_SLIP:
        return []
    from rapidfuzz import fuzz, process

    # A label much shorter than what was typed would be found inside it, not the other way round.
    least = len(wanted) - 2
    matches: Iterable[tuple[str, float, int]] = process.extract(
        wanted,
        [label for label in labels if len(label) >= least],
        scorer=fuzz.partial_ratio,
        limit=limit,
        score_cutoff=LEAST_SCORE,
    )
    return [(score - 5.0, each) for label, score, _ in matches for each in labels[label][:limit]]


def _lateness(found: Target, wanted: str) -> float:
    """Up to 5 points off for words that come late in what they were found in, and many for those
    that only say where it stands: everything in a report has its title.
    """
    at = found.key.index(wanted)
    elsewhere = at >= len(found.key) - len(found.hit.context)
    return 5.0 * at / max(1, len(found.key)) + (_ELSEWHERE if elsewhere else 0.0)


def _scored(hit: Hit, score: float) -> Hit:
    return Hit(hit.kind, hit.article_id, hit.span, hit.label, hit.context, max(0.0, score))

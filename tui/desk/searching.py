"""Find anything by a few typed letters; knows no screen."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from model import Analysis, Article, Placed, Span
from tui.desk.values import Hit

CODEC = ("utf-8", "surrogatepass")
"""How words are written where they are kept."""

IN_MEMORY = -1
"""In place of the number of a text in the file of labels."""

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


def targets_of(entry: Article, placed: Sequence[Placed]) -> list[Target]:
    """What can be found of one article without its text: its title and what is noted in it."""
    where = _where(entry)
    hits = [Hit("article", entry.id, None, entry.title, entry.publisher or "", 0.0)]
    for each in placed:
        if each.annotation.note:
            span = each.placement.span
            hits.append(Hit("note", entry.id, span, each.annotation.note, where, 0.0))
    return [target(hit) for hit in hits]


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to be found, and how they may begin in a label and go on in its context."""

    words: str
    """As keys are written."""
    written: bytes
    across: tuple[tuple[str, str], ...]
    """The first of them, as a label ends with its line, and the others, as its context begins."""

    def ends(self, context: str) -> tuple[str, ...]:
        """A label before this context has one of these when its key holds the words, unless it
        holds them itself.
        """
        if self.words in context:
            return ("",)
        return tuple(first for first, others in self.across if context.startswith(others))


def sought(query: str) -> Sought:
    """What was typed, to be found."""
    words = folded(query)
    spaces = (n for n, letter in enumerate(words) if letter == " ")
    # Where a label ends with a mark, its key has more than one space before the context.
    across = tuple((words[:n].rstrip() + "\n", words[n + 1 :]) for n in spaces)
    return Sought(words, words.encode(*CODEC), across)


@dataclass(frozen=True, slots=True)
class Findable:
    """What can be found in one text, in so little room that it is held for every article."""

    number: ClassVar[int] = IN_MEMORY

    context: str
    folded: str
    """The context as keys are written, which every key ends with."""
    labels: str
    """Of the statements, then of the names, as keys are written, one below the other."""
    spans: bytes
    """Start and end of each, four bytes a number."""
    names: tuple[str, ...]
    runs: bytes = b""
    """Of the keys, as `places` tells them, for who keeps the labels elsewhere."""

    @property
    def lines(self) -> str:
        """The labels, each with a line end."""
        return self.labels + "\n"

    def having(self, article_id: str, sought: Sought) -> Iterator[Target]:
        """The targets whose keys hold the words."""
        for number, label in enumerate(self._labels()):
            key = f"{label} {self.folded}"
            if sought.words in key:
                yield self._target(article_id, number, label, key)

    def called(self, article_id: str, label: str) -> Iterator[Target]:
        """The names that are written so when folded."""
        labels = self._labels()
        for number in range(len(labels) - len(self.names), len(labels)):
            if labels[number] == label:
                yield self._target(article_id, number, label, f"{label} {self.folded}")

    def _labels(self) -> list[str]:
        return self.labels.split("\n") if self.spans else []

    def may_have(self, sought: Sought) -> bool:
        """Whether it is worth going through."""
        ends = sought.ends(self.folded)
        return sought.words in self.labels or any(end in self.lines for end in ends)

    def _target(self, article_id: str, number: int, label: str, key: str) -> Target:
        start, end = memoryview(self.spans).cast("I")[2 * number : 2 * number + 2]
        named = number - len(self.spans) // 8 + len(self.names)
        if named < 0:
            hit = Hit("statement", article_id, Span(start, end), "", self.context, 0.0)
            return Target(hit, key, "")
        hit = Hit("name", article_id, Span(start, end), self.names[named], self.context, 0.0)
        return Target(hit, key, label)


def findable(article: Article, analysis: Analysis) -> Findable:
    """What can be found in its text, each name once."""
    # Imported when first needed, after the first page.
    from tui.desk.runs import SIZES, places

    where = _where(article)
    first = {e.name: e.span for e in reversed(analysis.entities)}
    spans = [*(s.span for s in analysis.statements), *first.values()]
    words = [label_of(article.text, s.span) for s in analysis.statements]
    context, labels = folded(where), "\n".join(map(folded, (*words, *first)))
    keys = labels.replace("\n", f" {context[: max(SIZES)]}\n") + f" {context}"
    return Findable(
        where,
        context,
        labels,
        array("I", [n for span in spans for n in (span.start, span.end)]).tobytes(),
        tuple(first),
        places(keys.encode(*CODEC)),
    )


def label_of(text: str, span: Span) -> str:
    """The words of a statement on one line."""
    return " ".join(span.of(text).split())


def _where(entry: Article) -> str:
    return entry.publisher or entry.title


def folded(query: str) -> str:
    """What was typed as keys are written."""
    # Imported when first needed, after the first page: it takes some milliseconds.
    from rapidfuzz import utils

    return utils.default_process(query)


def ranked(
    holding: Iterable[Target], near: Iterable[tuple[float, Target]], wanted: str, limit: int
) -> tuple[Hit, ...]:
    """The best `limit` of those that hold the words as typed and of those that nearly do."""
    found = {t.hit: (score, t) for score, t in near}
    found |= {t.hit: (100.0 - _lateness(t, wanted), t) for t in holding}
    best = sorted(found.values(), key=lambda st: -(st[0] + _WORTH[st[1].hit.kind]))
    return tuple(_scored(t.hit, score) for score, t in best[:limit])


def slips(labels: Sequence[str], wanted: str, limit: int) -> list[tuple[float, str]]:
    """The labels that nearly hold the words, best first; of a letter or two, half is chance.

    Statements are long and many: they answer to exact words alone, or a key would take 100 ms.
    """
    if len(wanted) < SHORTEST_SLIP:
        return []
    from rapidfuzz import fuzz, process

    # A label much shorter than what was typed would be found inside it, not the other way round.
    least = len(wanted) - 2
    matches: Iterable[tuple[str, float, int]] = process.extract(
        wanted,
        labels if least < 2 else [label for label in labels if len(label) >= least],
        scorer=fuzz.partial_ratio,
        limit=limit,
        score_cutoff=LEAST_SCORE,
    )
    return [(score - 5.0, label) for label, score, _ in matches]


def _lateness(found: Target, wanted: str) -> float:
    """Up to 5 points off for words that come late in what they were found in, and many for those
    that only say where it stands: everything in a report has its title.
    """
    at = found.key.index(wanted)
    elsewhere = at >= len(found.key) - len(found.hit.context)
    return 5.0 * at / max(1, len(found.key)) + (_ELSEWHERE if elsewhere else 0.0)


def _scored(hit: Hit, score: float) -> Hit:
    return Hit(hit.kind, hit.article_id, hit.span, hit.label, hit.context, max(0.0, score))

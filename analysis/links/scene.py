"""All statements of one call with what is computed once for them; knows nothing of scores."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, product

from analysis.links.content import NAME_LABELS, Unit
from analysis.links.filed import Filed, Heaps, Space, parts
from analysis.links.neighbours import Postings, nearest
from analysis.links.packed import Words
from analysis.links.statements import Statements
from analysis.links.stories import Stories, Told, stories_of
from analysis.links.vectors import Terms, weighed
from analysis.links.words import Stems

_PAIRS = 300_000
"""Pairs looked at in one call, so long as each statement keeps its nearest neighbours."""
_NEIGHBOURS_AT_LEAST = 24
_WIDEST = 500
"""A word in more statements near an article than these leads to no candidate by itself."""
_LEAD = 350
"""Code points of an article that say what it is about: headline and first sentences."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statements worth a look, each once, the earlier first, in order."""

    ones: Filed[int]
    others: Filed[int]

    def __len__(self) -> int:
        return len(self.ones)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.ones, self.others, strict=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """The statements, whom each may be linked with, and their stories."""

    statements: Statements
    stories: Stories
    candidates: Candidates

    def vector(self, number: int) -> Terms:
        """What each word of a statement weighs."""
        weights = self.stories.weights[self.statements.owners[number]]
        return weighed(self.statements.stems[number], weights)


def unlikely(scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs of near articles that no word led to, the nearest articles first.

    With the candidates they are fewer than the pairs looked at in one call.
    """
    met = set(scene.candidates)
    left = _PAIRS - len(met)
    for one, other in _nearest_articles(scene.stories):
        both = product(scene.statements.of(one), scene.statements.of(other))
        pairs = [pair for pair in both if pair not in met]
        left -= len(pairs)
        if left <= 0:
            return
        yield from pairs


def _nearest_articles(stories: Stories) -> list[tuple[int, int]]:
    """Pairs of articles that count for one another, the nearest first."""
    found = [
        (-nearness, one, other)
        for one, near in enumerate(stories.near)
        for other, nearness in near.items()
        if one < other
    ]
    return [(one, other) for _, one, other in sorted(found)]


def scene_of(
    units: Iterable[Unit], everyday: Mapping[str, float], stems: Stems, space: Space
) -> Scene:
    """Everything that is computed once for all pairs of the call, article by article."""
    words = Words(space)
    statements = Statements(words)
    stories = stories_of(_tellings(units, statements, stems), everyday, words)
    return Scene(statements, stories, _candidates(statements, stories, space))


def _tellings(units: Iterable[Unit], statements: Statements, stems: Stems) -> Iterator[Told]:
    """Each article, its statements being put to the others."""
    for _, each in groupby(units, lambda unit: unit.article.id):
        group = list(each)
        statements.append(group)
        yield _told(group[0], stems)


def _told(unit: Unit, stems: Stems) -> Told:
    """One article by all its sentences, statements or not, and by all its names."""
    text, analysis = unit.article.text, unit.analysis
    spans = analysis.sentences or [statement.span for statement in analysis.statements]
    return Told(
        sentences=tuple(tuple(stems(span.of(text))) for span in spans),
        lead=tuple(stems(text[:_LEAD])),
        whole=tuple(stems(text)),
        names=tuple(
            word
            for entity in analysis.entities
            if entity.label in NAME_LABELS
            for word in entity.name.casefold().split()
        ),
    )


def _candidates(statements: Statements, stories: Stories, space: Space) -> Candidates:
    """Each statement with the nearest ones of the articles near its own."""
    most = max(_NEIGHBOURS_AT_LEAST, _PAIRS // max(1, len(statements)))
    postings = Postings(space)
    for article, weights in enumerate(stories.weights.rows):
        postings.append(_vectors(statements, article, weights))
    heaps: Heaps[int] = Heaps("Q", len(statements), space)
    for article, near in enumerate(stories.near):
        del near[article]
        ones = _vectors(statements, article, stories.weights.rows[article])
        for one, others in nearest(ones, near, postings, widest=_WIDEST, most=most):
            for other in others:
                low, high = (one, other) if one < other else (other, one)
                heaps.put(low, low << 32 | high)
    return _in_order(heaps, space)


def _vectors(
    statements: Statements, article: int, weights: Mapping[int, float]
) -> dict[int, dict[int, float]]:
    """The statements of an article by the numbers of their words."""
    return {
        number: weighed(statements.stems.numbers(number), weights)
        for number in statements.of(article)
    }


def _in_order(heaps: Heaps[int], space: Space) -> Candidates:
    """The pairs, each once; a heap holds those of some statements, lower than those of the next."""
    found = Candidates(Filed("I", space), Filed("I", space))
    for things, heap in heaps:
        for few in parts(things):
            low, high = few.start << 32, few.stop << 32
            pairs = sorted({pair for pair in heap if low <= pair < high})
            found.ones.extend(pair >> 32 for pair in pairs)
            found.others.extend(pair & 0xFFFFFFFF for pair in pairs)
    return found

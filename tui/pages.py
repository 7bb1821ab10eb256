"""An article as the reader walks through it, place by place; knows no lines and no widgets.

Articles with thousands of statements are tagged one by one: what a verdict changes is put in place,
and nothing is made anew that it leaves as it was.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from model import Analysis, Annotation, Article, Placed, Span, Statement
from tui.shown import shown

Standing = Mapping[tuple[int, int], tuple[Placed, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Words that can carry a verdict: a statement found, or words somebody tagged, or both."""

    span: Span
    statement: Statement | None
    placed: tuple[Placed, ...] = ()
    """Everyone's annotations that stand here."""

    def own(self, reviewer: str) -> Placed | None:
        """The annotation of that reviewer."""
        for each in self.placed:
            if each.annotation.reviewer == reviewer:
                return each
        return None

    def verdict(self, reviewer: str) -> str | None:
        """The verdict of that reviewer."""
        own = self.own(reviewer)
        return own.annotation.verdict if own else None


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its places in text order."""

    article: Article
    text: str
    """As it may be drawn; offsets are those of the article."""
    analysis: Analysis | None
    places: tuple[Place, ...]
    starts: tuple[tuple[int, int], ...]
    """Start and end of each place: tuples compare many times as fast as spans."""
    standing: Standing
    """Annotations by start and end of the words they stand on."""
    orphans: tuple[Annotation, ...]
    """Annotations whose words are gone."""
    reviewer: str
    tagged: int
    """How many places carry a verdict of one's own."""

    def index_at(self, span: Span) -> int:
        """Of the first place that does not begin before `span`; the number of places after all."""
        return bisect_left(self.starts, (span.start, span.end))

    def place(self, span: Span | None) -> Place | None:
        """The place of exactly these words."""
        if span is None:
            return None
        index = self.index_at(span)
        found = index < len(self.places) and self.places[index].span == span
        return self.places[index] if found else None

    def around(self, span: Span) -> Place | None:
        """The place of exactly these words, else the shortest of those that touch them."""
        if place := self.place(span):
            return place
        touching = [place for place in self.places if place.span.overlaps(span)]
        return min(touching, key=lambda place: len(place.span), default=None)

    def beginning(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that begin from `start` up to, not including, `end`."""
        first = bisect_left(self.starts, (start, 0))
        return self.places[first : bisect_left(self.starts, (end, 0), first)]

    def step(self, span: Span | None, steps: int, offset: int = 0) -> Place | None:
        """The place so many on from `span` (back when negative), or from `offset` without one.

        Stops at the first and the last place; None when there is none in that direction.
        """
        if not self.places:
            return None
        here = self.index_at(span or Span(offset, offset))
        exact = span is not None and self.place(span) is not None
        wanted = here + steps - (0 if exact or steps < 0 else 1)
        wanted = min(max(wanted, 0), len(self.places) - 1)
        return None if exact and wanted == here else self.places[wanted]

    def next_untagged(self, span: Span | None, offset: int = 0) -> Place | None:
        """The next place without a verdict of one's own, from the top again after the last."""
        here = self.index_at(span or Span(offset, offset))
        after = here + (1 if self.place(span) is not None else 0)
        for place in chain(islice(self.places, after, None), islice(self.places, here)):
            if place.verdict(self.reviewer) is None:
                return place
        return None


def page_of(
    article: Article, analysis: Analysis | None, placed: Iterable[Placed], reviewer: str
) -> Page:
    """The page of an article with what was found in it and what stands on it."""
    empty = Page(article, shown(article.text), None, (), (), {}, (), reviewer, 0)
    return with_placed(_with_statements(empty, analysis), placed)


def _with_statements(page: Page, analysis: Analysis | None) -> Page:
    """The same page with these findings and no annotations."""
    found = sorted(analysis.statements, key=lambda s: _ends(s.span)) if analysis else []
    places = tuple(Place(statement.span, statement) for statement in found)
    starts = tuple(_ends(place.span) for place in places)
    return replace(
        page, analysis=analysis, places=places, starts=starts, standing={}, orphans=(), tagged=0
    )


def with_analysis(page: Page, analysis: Analysis | None) -> Page:
    """The same page with other findings."""
    if analysis is page.analysis:
        return page
    standing = tuple(chain.from_iterable(page.standing.values()))
    made = _with_statements(page, analysis)
    return replace(with_placed(made, standing), orphans=page.orphans)


def with_placed(page: Page, placed: Iterable[Placed]) -> Page:
    """The same page with other annotations."""
    standing, orphans = _by_span(placed)
    places, starts = list(page.places), list(page.starts)
    for ends in differing(page.standing, standing):
        _put(places, starts, ends, standing.get(ends, ()))
    return replace(
        page,
        places=tuple(places),
        starts=tuple(starts),
        standing=standing,
        orphans=orphans,
        tagged=sum(_is_own(each, page.reviewer) for each in standing.values()),
    )


def differing(before: Standing, now: Standing) -> list[tuple[int, int]]:
    """Start and end of the words on which other annotations stand now."""
    return [ends for ends in {*before, *now} if before.get(ends) != now.get(ends)]


def _put(
    places: list[Place],
    starts: list[tuple[int, int]],
    ends: tuple[int, int],
    placed: tuple[Placed, ...],
) -> None:
    """Put annotations where they stand; a place that is only theirs comes and goes with them."""
    index = bisect_left(starts, ends)
    there = index < len(starts) and starts[index] == ends
    if not there:
        insort(starts, ends)
        places.insert(index, Place(Span(*ends), None, placed))
    elif placed or places[index].statement is not None:
        places[index] = replace(places[index], placed=placed)
    else:
        del places[index], starts[index]


def _by_span(
    placed: Iterable[Placed],
) -> tuple[dict[tuple[int, int], tuple[Placed, ...]], tuple[Annotation, ...]]:
    """Annotations by the words they stand on, and those whose words are gone."""
    standing: dict[tuple[int, int], tuple[Placed, ...]] = {}
    orphans: list[Annotation] = []
    for each in placed:
        if each.placement.span is None:
            orphans.append(each.annotation)
        else:
            ends = _ends(each.placement.span)
            standing[ends] = (*standing.get(ends, ()), each)
    return standing, tuple(orphans)


def _is_own(placed: tuple[Placed, ...], reviewer: str) -> bool:
    return any(
        each.annotation.reviewer == reviewer and each.annotation.verdict is not None
        for each in placed
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end

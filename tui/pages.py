"""An article as the reader walks through it, place by place; knows no lines and no widgets."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from model import Analysis, Annotation, Article, Placed, Span, Statement
from tui.shown import shown


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
    orphans: tuple[Annotation, ...]
    """Annotations whose words are gone."""
    reviewer: str
    _starts: list[Span] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [place.span for place in self.places])

    def index_at(self, span: Span) -> int:
        """Of the first place that does not begin before `span`; the number of places after all."""
        return bisect_left(self._starts, span)

    def place(self, span: Span | None) -> Place | None:
        """The place of exactly these words."""
        if span is None:
            return None
        index = self.index_at(span)
        found = index < len(self.places) and self.places[index].span == span
        return self.places[index] if found else None

    def around(self, span: Span) -> Place | None:
        """The place of exactly these words, else the shortest of those that touch them."""
        touching = [place for place in self.places if place.span.overlaps(span)]
        shortest = min(touching, key=lambda place: len(place.span), default=None)
        return self.place(span) or shortest

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
        after = self.places[here:] if span is None else self.places[here + self._is(span) :]
        for place in (*after, *self.places[:here]):
            if place.verdict(self.reviewer) is None:
                return place
        return None

    def _is(self, span: Span) -> int:
        return 1 if self.place(span) is not None else 0

    def tagged(self) -> int:
        """How many places carry a verdict of one's own."""
        return sum(place.verdict(self.reviewer) is not None for place in self.places)


def page_of(
    article: Article, analysis: Analysis | None, placed: Iterable[Placed], reviewer: str
) -> Page:
    """The page of an article with what was found in it and what stands on it."""
    statements = analysis.statements if analysis else ()
    standing, orphans = _by_span(placed)
    found = {statement.span: statement for statement in statements}
    places = tuple(
        Place(span, found.get(span), tuple(standing.get(span, ())))
        for span in sorted({*found, *standing})
    )
    return Page(article, shown(article.text), analysis, places, orphans, reviewer)


def _by_span(
    placed: Iterable[Placed],
) -> tuple[dict[Span, list[Placed]], tuple[Annotation, ...]]:
    """Annotations by the words they stand on, and those whose words are gone."""
    standing: dict[Span, list[Placed]] = {}
    orphans: list[Annotation] = []
    for each in placed:
        if each.placement.span is None:
            orphans.append(each.annotation)
        else:
            standing.setdefault(each.placement.span, []).append(each)
    return standing, tuple(orphans)

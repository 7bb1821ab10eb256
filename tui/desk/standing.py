"""What stands in an article, looked up by its words and its ids; knows no file and no format."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import store
from model import Article, Event, Occurrences, Placed, Placement, Selector, Span
from tui.desk.acts import id_of, ids_from
from tui.desk.placing import place_all


class Standing:
    """What stands in an article, with what a file brings to it one by one.

    Nothing is gone through again for each of them: a file may bring thousands.
    """

    def __init__(self, article: Article, placed: Iterable[Placed], events: Sequence[Event]) -> None:
        self._article = article
        self._occurrences = Occurrences(article.text)
        self._on: defaultdict[Span | None, list[Placed]] = defaultdict(list)
        self._spans: defaultdict[str, set[Span | None]] = defaultdict(set)
        """By statement, where something stands under its id."""
        self._owned: defaultdict[tuple[str, str], set[Span | None]] = defaultdict(set)
        """The same by statement and reviewer."""
        self._judged = {(e.version, e.selector): e.statement for e in events}
        for each in placed:
            self._stand(each)

    def note(self, event: Event, placement: Placement) -> None:
        """One more stands there."""
        for each in store.everyones([event]):
            self._stand(Placed(each, placement))
        self._judged.setdefault((event.version, event.selector), event.statement)

    def _stand(self, placed: Placed) -> None:
        annotation, span = placed.annotation, placed.placement.span
        self._on[span].append(placed)
        self._spans[annotation.statement].add(span)
        self._owned[annotation.statement, annotation.reviewer].add(span)

    def id_today(self, span: Span, reviewer: str) -> str:
        """The id under which a reviewer judges these words of today's text, as `acts.words_id`."""
        return id_of(
            self._on.get(span, ()),
            self._ids(span),
            lambda known: bool(self._spans.get(known, set()) - {span}),
            reviewer=reviewer,
            span=span,
        )

    def _ids(self, span: Span) -> Iterator[str]:
        occurrence, quote = self._occurrences.of(span), span.of(self._article.text)
        yield from ids_from(occurrence, self._article.id, quote)

    def id_judged(
        self, version: str, selector: Selector, span: Span | None, reviewer: str
    ) -> str | None:
        """The id under which these very words of this very text were judged, by anyone, unless
        what the reviewer has under it stands on others than `span` by now.
        """
        known = self._judged.get((version, selector))
        if known is None or self._owned.get((known, reviewer), set()) - {span}:
            return None
        return known

    def new_id(self, quote: str) -> str:
        """The first id of such words under which nothing stands."""
        ids = ids_from(0, self._article.id, quote)
        return next(each for each in ids if each not in self._spans)


def standing_in(article: Article, kept: store.Store) -> Standing:
    """What stands in an article by what the store holds."""
    events = kept.of(article.id)
    return Standing(article, place_all(article, store.everyones(events), kept.version), events)

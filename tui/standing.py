"""What stands on words of any report, looked up quickly; knows no widgets and no desk."""

from collections.abc import Callable, Mapping

from model import Placed, Span


class Standing:
    """Annotations by report and words; as new as what `placed` says.

    `placed` gives the same tuple again as long as nothing has changed.
    """

    def __init__(self, placed: Callable[[str], tuple[Placed, ...]], reviewer: str) -> None:
        self._placed = placed
        self._reviewer = reviewer
        self._known: dict[str, tuple[tuple[Placed, ...], Mapping[Span, tuple[Placed, ...]]]] = {}

    def at(self, article_id: str, span: Span) -> tuple[Placed, ...]:
        """Everyone's annotations of exactly these words."""
        placed = self._placed(article_id)
        if not placed:
            return ()
        known = self._known.get(article_id)
        if known is None or known[0] is not placed:
            known = self._known[article_id] = (placed, _by_span(placed))
        return known[1].get(span, ())

    def own(self, article_id: str, span: Span) -> Placed | None:
        """One's own annotation of these words."""
        for each in self.at(article_id, span):
            if each.annotation.reviewer == self._reviewer:
                return each
        return None

    def verdict(self, article_id: str, span: Span) -> str | None:
        """One's own verdict on these words."""
        own = self.own(article_id, span)
        return own.annotation.verdict if own else None

    def verdicts(self, article_id: str, span: Span) -> tuple[str, ...]:
        """Everyone's verdicts on these words."""
        found = (each.annotation.verdict for each in self.at(article_id, span))
        return tuple(verdict for verdict in found if verdict)


def _by_span(placed: tuple[Placed, ...]) -> dict[Span, tuple[Placed, ...]]:
    standing: dict[Span, tuple[Placed, ...]] = {}
    for each in placed:
        if each.placement.span is not None:
            standing[each.placement.span] = (*standing.get(each.placement.span, ()), each)
    return standing

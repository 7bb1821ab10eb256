"""Finds anything in the articles of a desk; knows no screen and no store."""

from collections.abc import Callable
from dataclasses import replace

from model import ObelosError, Placed
from tui.desk.index import Index
from tui.desk.reading import Reading
from tui.desk.searching import Target, label_of, targets_of
from tui.desk.values import Hit


class Finder:
    """What can be found, article by article, made anew where something changed."""

    def __init__(self, reading: Reading, placed: Callable[[str], tuple[Placed, ...]]) -> None:
        self._reading = reading
        self._placed = placed
        self._index = Index(self._targets, reading.may_hold)

    def find(self, query: str, limit: int) -> tuple[Hit, ...]:
        """Articles, statements, names and notes by a few letters, best first."""
        self.look_through(bool)
        return tuple(map(self._labelled, self._index.find(query, limit)))

    def look_through(self, between: Callable[[], object]) -> None:
        """Take in what is new, `between` being called before each article."""
        shelf = self._reading.shelf
        for article_id in filter(shelf.has, self._reading.changed.take()):
            between()
            self._index.put(article_id, self._reading.findable(article_id))

    def _targets(self, article_id: str) -> list[Target]:
        return targets_of(self._reading.shelf.entry(article_id), self._placed(article_id))

    def _labelled(self, hit: Hit) -> Hit:
        """The words of a statement are read when it is found, and not kept of all of them."""
        if hit.kind != "statement" or hit.span is None:
            return hit
        try:
            text = self._reading.article(hit.article_id).text
        except ObelosError:
            return hit
        return replace(hit, label=label_of(text, hit.span))

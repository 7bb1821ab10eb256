"""Under which id an article is known already; knows no screen and no analysis."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import corpus
import store
from model import Article, ObelosError, normal_quote

_TELLING = 6
"""Words of a quotation by which a report can be told, where no text of it is kept."""


class Identity:
    """The id under which an article was first known: by its words, its url or its path."""

    def __init__(self, kept: store.Store, library: corpus.Library) -> None:
        self._kept = kept
        self._library = library
        known = [*library.entries(), *kept.articles()]
        self._by_digest = {a.digest: a.id for a in known}
        self._by_url = {a.url: a.id for a in known if a.url}
        self._by_path: defaultdict[str, dict[str, Article]] = defaultdict(dict)
        """By id: a file may have held one report after the other, also on another machine."""
        for each in known:
            if each.path:
                self._by_path[str(Path(each.path).absolute())].setdefault(each.id, each)

    def of(self, article: Article) -> str:
        """The id to use: a changed file at a known path keeps the id its tags were given under."""
        if known := self._by_digest.get(article.digest):
            return known
        earlier = self._kept.version(article.digest) or self._library.version(article.digest)
        if earlier is not None:
            return earlier.id
        if article.url and (known := self._by_url.get(article.url)):
            return known
        return next(self._before(article), article.id)

    def _before(self, article: Article) -> Iterator[str]:
        """The ids of what was in its file and may have become what it is."""
        if article.path:
            there = self._by_path.get(str(Path(article.path).absolute()), {})
            yield from (each.id for each in there.values() if self._is_version(article, each))

    def _is_version(self, article: Article, known: Article) -> bool:
        try:
            before = self._text_of(known)
        except ObelosError:  # It is damaged, and who reads it is told.
            return True
        if before:
            return corpus.may_be_version(corpus.runs(article.text), corpus.runs(before))
        words = normal_quote(article.text)
        quotes = (e.selector.exact for e in self._kept.of(known.id) if e.selector is not None)
        return any(
            len(quote.split()) >= _TELLING and quote in words for quote in map(normal_quote, quotes)
        )

    def _text_of(self, known: Article) -> str:
        found = (shelf.version(known.digest) for shelf in (self._kept, self._library))
        return next((each.text for each in found if each is not None and each.text), "")

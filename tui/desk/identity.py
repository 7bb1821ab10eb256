"""Under which id an article is known already; knows no screen and no analysis."""

from pathlib import Path

import corpus
import store
from model import Article


class Identity:
    """The id under which an article was first known: by its words, its url or its path."""

    def __init__(self, kept: store.Store, library: corpus.Library) -> None:
        self._kept = kept
        self._library = library
        known = [*library.entries(), *kept.articles()]
        self._by_digest = {a.digest: a.id for a in known}
        self._by_place = {place: a.id for a in known for place in _places(a)}

    def of(self, article: Article) -> str:
        """The id to use: a changed file at a known path keeps the id its tags were given under."""
        if known := self._by_digest.get(article.digest):
            return known
        earlier = self._kept.version(article.digest) or self._library.version(article.digest)
        if earlier is not None:
            return earlier.id
        for place in _places(article):
            if known := self._by_place.get(place):
                return known
        return article.id


def _places(article: Article) -> tuple[str, ...]:
    path = str(Path(article.path).absolute()) if article.path else None
    return tuple(p for p in (article.url, path) if p)

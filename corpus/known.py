"""Finds the kept article that a reading belongs to or resembles; touches no disk."""

from collections import Counter
from collections.abc import Iterable

from corpus import likeness
from corpus.identity import places
from corpus.row import Row

# How many candidates for a near-duplicate are compared word for word.
_COMPARED = 5


class Known:
    """Articles by all that another reading may share with them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.order = 0
        """The highest of all."""
        self._at_place: dict[tuple[str, ...], dict[str, None]] = {}
        self._with_words: dict[str, dict[str, None]] = {}
        self._with_hash: dict[str, dict[str, None]] = {}
        for row in rows:
            self.learn(row, None)

    def learn(self, row: Row, before: Row | None) -> None:
        """Find by it what is now as in `row` and was as in `before`."""
        own = row.article.id
        if before:
            self._with_words[before.article.digest].pop(own, None)
            for value in likeness.hashes(before.sketch):
                self._with_hash[value].pop(own, None)
        self.order = max(self.order, row.order)
        # Where it once was it may be looked for again: older places stay.
        for key in places(row.article.url, row.article.path, row.source, row.part):
            self._at_place.setdefault(key, {})[own] = None
        self._with_words.setdefault(row.article.digest, {})[own] = None
        for value in likeness.hashes(row.sketch):
            self._with_hash.setdefault(value, {})[own] = None

    def at(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the articles that were at a place, the first one first: a file may have held
        one after the other.
        """
        return tuple(self._at_place.get(key, ()))

    def with_words(self, digest: str) -> str | None:
        """The id of the article whose present words have this digest, wherever it came from."""
        return next(iter(self._with_words.get(digest, ())), None)

    def candidates(self, sketch: str) -> list[str]:
        """The ids of a few articles that a text may nearly be the same as, the likeliest first."""
        own = likeness.hashes(sketch)
        shared = Counter(one for value in own for one in self._with_hash.get(value, ()))
        likeliest = shared.most_common(_COMPARED)
        return [one for one, count in likeliest if likeness.is_candidate(count, len(own))]

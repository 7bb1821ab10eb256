"""The versions of an article that were kept, by the library or beside its tags; knows no screen."""

from contextlib import suppress
from dataclasses import replace

import corpus
import store
from model import Article, ObelosError

_SECOND = len("2023-10-19T10:00:00")
"""So much a time to the second and one with a fraction of it have in common."""


class Versions:
    """Looks into a library and a store; neither is written to."""

    def __init__(
        self, kept: store.Store, library: corpus.Library, *, is_shelved: bool = False
    ) -> None:
        """`is_shelved`: what is read comes from the library itself, so any other text there came
        later, also where all was removed before.
        """
        self._kept = kept
        self._is_shelved = is_shelved
        self._library = library
        self._has_text: dict[str, bool] = {}

    def earlier(self, entry: Article) -> int:
        """How many versions are kept whose words are not those of `entry`; reads no long text."""
        shelved = {*self._library.digests(entry.id)} - {entry.digest}
        tagged = {*self._given_on(entry.id)} - {entry.digest} - shelved
        return len(shelved) + sum(self._is_kept(digest) for digest in tagged)

    def has_later(self, entry: Article) -> bool:
        """Whether another version than `entry` is the library's present one, and came after it."""
        *former, present = self._library.digests(entry.id) or (entry.digest,)
        return entry.digest in former or (self._is_shelved and entry.digest != present)

    def present(self, article_id: str) -> Article:
        """The library's present version, with its words.

        Raises:
            ObelosError: when it is not there.
        """
        return self._library.article(article_id)

    def read_as(self, article_id: str, digest: str) -> Article | None:
        """The version with this digest, also where its tags came without its text and the library
        has it.
        """
        kept = self._kept.version(digest)
        if (kept is None or not kept.text) and digest in self._library.digests(article_id):
            with suppress(ObelosError):  # Its text is damaged, and the tags go by their words.
                return self._library.version(digest) or kept
        return kept

    def of(self, article: Article) -> tuple[Article, ...]:
        """Every version with its words, oldest first, `article` itself last.

        `retrieved` says when one was read, or else when the first tag was given on it.
        """
        found: list[Article] = []
        if self._library.digests(article.id):
            found += self._library.versions(article.id)
        held = {one.digest for one in found}
        for digest, at in self._given_on(article.id).items():
            version = None if digest in held else self._kept.version(digest)
            if version is not None and version.text:
                dated = version if version.retrieved else replace(version, retrieved=at)
                later = (n for n, one in enumerate(found) if _is_after(one.retrieved, at))
                found.insert(next(later, len(found)), dated)
        others = {one.digest: one for one in found if one.digest != article.digest}
        return (*others.values(), article)

    def _given_on(self, article_id: str) -> dict[str, str]:
        """The digests of the texts that tags were given on, with the moment of the first."""
        given: dict[str, str] = {}
        for event in self._kept.of(article_id):
            if event.version:
                given.setdefault(event.version, event.at)
        return given

    def _is_kept(self, digest: str) -> bool:
        """Whether its words are here: tags may come from elsewhere without their text."""
        if digest not in self._has_text:
            kept = self._kept.version(digest)
            self._has_text[digest] = kept is not None and bool(kept.text)
        return self._has_text[digest]


def _is_after(retrieved: str | None, at: str) -> bool:
    return (retrieved or "")[:_SECOND] > at[:_SECOND]

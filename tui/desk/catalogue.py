"""Finds the article that an annotation of another tool is about; places nothing in it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path

import corpus
import store
from model import Article, ObelosError, Problem, Selector, normal_quote, visible_line
from store.imports import Foreign, Reference

_TELLING = 6
"""Words by which an article can be told: a name and a verb stand in many reports of one story."""

HELD = 4
"""Texts in memory: a file mostly speaks of one article after the other, of each many times."""

_OPENING = 60
"""Code points that are shown of a text without a name."""


class Catalogue:
    """The articles an annotation may be about; `load` brings one's text by id.

    `shelved` are the ids of those that are in the library.
    """

    def __init__(
        self,
        entries: Iterable[Article],
        load: Callable[[str], Article],
        shelved: Collection[str] = (),
    ) -> None:
        entries = tuple(entries)
        self._shelved = frozenset(shelved)
        self._ids = dict.fromkeys(a.id for a in entries)
        self._load = lru_cache(HELD)(load)
        self._normals: dict[str, str] = {}
        self._by_digest = {a.digest: a.id for a in entries}
        self._by_place = {_address(p): a.id for a in entries for p in (a.url, a.path) if p}
        titles = Counter(a.title.casefold() for a in entries)
        self._by_title = {
            a.title.casefold(): a.id for a in entries if titles[a.title.casefold()] == 1
        }

    def is_shelved(self, article_id: str) -> bool:
        """Whether the library has it, so that what its text is today does not hang on the store."""
        return article_id in self._shelved

    def of(self, foreign: Foreign) -> Article | None:
        """The article by its id here, its words, its url or path, its title, or the quotation."""
        found = self.id_of(foreign.article)
        return self._quoted(foreign.selector) if found is None else self._load(found)

    def id_of(self, about: Reference) -> str | None:
        """Under which an article is here, as far as what is said of it tells."""
        return (
            (about.id if about.id in self._ids else None)
            or self._by_digest.get(about.digest)
            or self._by_place.get(_address(about.url or ""))
            or self._by_place.get(about.path or "")
            or self._by_title.get(about.title.casefold())
        )

    def _quoted(self, selector: Selector) -> Article | None:
        """The one article that holds the very words, if they are enough to tell it by."""
        exact, around = selector.exact, selector.prefix + selector.exact + selector.suffix
        for words in map(normal_quote, (exact, around)):
            if len(words.split()) >= _TELLING:
                holding = (i for i in self._ids if words in self._normal(i))
                found = tuple(islice(holding, 2))
                if len(found) == 1:
                    return self._load(found[0])
        return None

    def _normal(self, article_id: str) -> str:
        if article_id not in self._normals:
            self._normals[article_id] = normal_quote(self._load(article_id).text)
        return self._normals[article_id]


def catalogue(kept: store.Store, folder: Path) -> Catalogue:
    """The articles of the library and those the store kept a version of."""
    library = corpus.Library(folder)
    shelved = {entry.id: entry for entry in library.entries()}
    remembered = {a.id: a for a in kept.articles() if a.id not in shelved}

    def load(article_id: str) -> Article:
        if article_id in shelved:
            return library.article(article_id)
        whole = kept.version(remembered[article_id].digest)
        return whole or remembered[article_id]

    return Catalogue((*shelved.values(), *remembered.values()), load, shelved)


def shelve(folder: Path, foreign: Iterable[Foreign], name: str) -> tuple[int, tuple[Problem, ...]]:
    """Take into the library what texts of the file `name` are not there: how many, and problems."""
    library = corpus.Library(folder)
    there = Catalogue(library.entries(), library.article)
    texts = {one.article.text: one.article for one in foreign if there.id_of(one.article) is None}
    taken, problems = 0, []
    for text, about in texts.items():
        if text is None:
            continue
        try:
            added = library.add(corpus.of_words(text, name, title=about.title, url=about.url))
            taken += added.outcome != "known"
        except ObelosError as error:
            problems.append(Problem(called(about), str(error)))
    return taken, tuple(problems)


def shelved_as(library: corpus.Library, named: str) -> tuple[Article, ...]:
    """The articles of the library of that id, or else of that path or address; without texts."""
    entries, place, address = library.entries(), str(Path(named).absolute()), _address(named)
    return tuple(e for e in entries if e.id == named) or tuple(
        e for e in entries if e.path == place or (e.url and _address(e.url) == address)
    )


def forget(folder: Path, named: str) -> Article:
    """Take an article out of the library, named by its id, or by the path or address it was added
    from; which it was.

    Raises:
        ObelosError: when there is none, or several, or it cannot be removed.
    """
    library = corpus.Library(folder)
    found = shelved_as(library, named)
    if len(found) != 1:
        several = "is not the name of one article alone" if found else "is not in the library"
        raise ObelosError(f"{visible_line(named)} {several}.")
    library.remove(found[0].id)
    return found[0]


def called(about: Reference) -> str:
    """The article by what the file says of it, or by how it begins."""
    opening = " ".join((about.text or "")[:_OPENING].split())
    return about.title or about.url or about.path or about.id or opening or "an annotation"


def _address(place: str) -> str:
    """The same for every way of writing an address; a path as it stands."""
    return corpus.canonical_url(place) or place

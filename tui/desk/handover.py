"""The texts that annotations are about, taken along with them; knows no format and no screen."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import store
from model import Article, ObelosError, Problem
from store import exports
from tui.desk.exchange import Outgoing
from tui.desk.naming import NAMES

if TYPE_CHECKING:
    from corpus import Library


def need_texts(form: str) -> None:
    """Raise ObelosError where a format has no place for the texts of articles."""
    holding = [each.name for each in exports.EXPORTERS if each.holds_texts]
    if form not in holding and form in {each.name for each in exports.EXPORTERS}:
        named = ", ".join(holding)
        raise ObelosError(f"There is no place for texts in {form}; there is in {named}.")


def with_texts(outgoing: Outgoing, library: Path) -> tuple[Outgoing, tuple[Problem, ...]]:
    """The same with the articles' texts, from the library where the store has none, and with the
    version that the library has by now; and which of them are nowhere.
    """
    from corpus import Library

    shelf = Library(library)
    known = outgoing.bundle.articles
    whole = [_with_text(each, shelf) for each in (*known, *_present(known, shelf))]
    reason = "Its text is not here, so it was not sent along."
    problems = tuple(Problem(each.title or each.id, reason) for each in whole if not each.text)
    bundle = replace(outgoing.bundle, articles=tuple(whole), with_texts=True)
    return replace(outgoing, bundle=bundle), problems


def _present(known: Iterable[Article], shelf: "Library") -> Iterator[Article]:
    """What of these articles is read today, where it is none of the versions that are known."""
    there = {(each.id, each.digest) for each in known}
    ids = {each.id for each in known}
    for entry in shelf.entries():
        if entry.id in ids and (entry.id, entry.digest) not in there:
            yield entry


def _with_text(article: Article, shelf: "Library") -> Article:
    if article.text:
        return article
    with suppress(ObelosError):  # Its files are damaged.
        version = shelf.version(article.digest)
        return article if version is None else replace(article, text=version.text)
    return article


def articles_elsewhere(kept: store.Store, library: Path, ids: Iterable[str]) -> tuple[Article, ...]:
    """Which of these articles are not in the library, where nobody sees what was said of them;
    without their texts.
    """
    from corpus import Library

    away = {*ids} - {entry.id for entry in Library(library).entries()} - {NAMES}
    known = {article.id: article for article in kept.articles()}
    return tuple(known.get(one) or Article(one, one, "") for one in sorted(away))


def under_other_ids(
    kept: store.Store, library: Path, articles: Iterable[Article]
) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """Those of them whose very words the library has under another id, as when another version
    was the first that was read here; and the others.
    """
    from corpus import Library

    shelf = Library(library)
    digests = {digest for entry in shelf.entries() for digest in shelf.digests(entry.id)}
    known = {about for digest, about, _ in kept.kept() if digest in digests}
    there = tuple(articles)
    here = tuple(each for each in there if each.id in known)
    return here, tuple(each for each in there if each.id not in known)


def judged_in(places: Sequence[str], reviewer: str) -> set[str]:
    """The ids of the articles on which the stores there hold verdicts."""
    stores = [store.open(place, reviewer) for place in places]
    return {about for each in stores for about in each.counts()}


def shelve_kept(
    kept: store.Store, library: Path, articles: Iterable[Article]
) -> tuple[int, tuple[Problem, ...]]:
    """Take into the library what the store holds the texts of; how many there were, and what
    cannot be kept. What stands there under the same address is left as it is.
    """
    from corpus import Library, canonical_url

    shelf = Library(library)
    taken = {canonical_url(entry.url) for entry in shelf.entries() if entry.url}
    new = (each for each in articles if not each.url or canonical_url(each.url) not in taken)
    outcomes = tuple(shelf.add_all(_whole(new, kept)))
    problems = tuple(each for each in outcomes if isinstance(each, Problem))
    return sum(not isinstance(e, Problem) and e.outcome != "known" for e in outcomes), problems


def _whole(articles: Iterable[Article], kept: store.Store) -> Iterator[Article]:
    """Those of them of which there is a text, with it."""
    for article in articles:
        whole = kept.version(article.digest)
        if whole is not None and whole.text.strip():
            # Its path is that of another machine, where another file may lie on this one.
            yield replace(article, text=whole.text, path=None)

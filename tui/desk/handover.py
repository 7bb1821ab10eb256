"""The texts that annotations are about, taken along with them; knows no format and no screen."""

from collections.abc import Iterable, Sequence
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
    """The same with the articles' texts, from the library where the store has none; and which of
    them are nowhere.
    """
    from corpus import Library

    shelf = Library(library)
    whole = [_with_text(each, shelf) for each in outgoing.bundle.articles]
    reason = "Its text is not here, so it was not sent along."
    problems = tuple(Problem(each.title or each.id, reason) for each in whole if not each.text)
    bundle = replace(outgoing.bundle, articles=tuple(whole), with_texts=True)
    return replace(outgoing, bundle=bundle), problems


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


def judged_in(places: Sequence[str], reviewer: str) -> set[str]:
    """The ids of the articles on which the stores there hold verdicts."""
    stores = [store.open(place, reviewer) for place in places]
    return {about for each in stores for about in each.counts()}


def shelve_kept(kept: store.Store, library: Path, articles: Iterable[Article]) -> int:
    """Take into the library what the store holds the texts of; how many there were."""
    from corpus import Library

    shelf, taken = Library(library), 0
    for article in articles:
        whole = kept.version(article.digest)
        if whole is not None and whole.text.strip() and whole.id == article.id:
            # Its path is that of another machine, where another file may lie on this one.
            taken += shelf.add(replace(whole, path=None)).outcome != "known"
    return taken

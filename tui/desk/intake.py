"""Takes articles into the library; knows no annotation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
import store
from model import Problem
from tui.desk.config import Settings
from tui.desk.identity import Identity


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article."""

    article_id: str
    title: str
    outcome: str
    """added, known, version or near."""
    twin: str | None
    """The title of the article whose words it has, or nearly."""


def reach_of(
    chosen: Settings, *, follow: bool = False, private: bool = False, seconds: float | None = None
) -> corpus.Reach:
    """How far reading may go into the network: what is asked for now, over what is settled."""
    usual = corpus.Reach()
    return corpus.Reach(follow, private or chosen.allow_private, seconds or usual.seconds)


def take_in(
    folder: Path, sources: Sequence[str], reach: corpus.Reach, kept: store.Store | None = None
) -> Iterator[Taken | Problem]:
    """Add the articles of the sources in their order; a failure is a value and the rest goes on.

    One that only the store knows keeps the id under which it was tagged, also where it was changed
    since: its tags would stand nowhere.
    """
    library = corpus.Library(folder)
    incoming = corpus.take_in_all(sources, reach=reach)
    named = incoming if kept is None else _as_tagged(incoming, library, kept)
    for outcome in library.add_all(named):
        yield outcome if isinstance(outcome, Problem) else _taken(outcome)


def _as_tagged(
    incoming: Iterable[corpus.Intake | Problem], library: corpus.Library, kept: store.Store
) -> Iterator[corpus.Intake | Problem]:
    known: Identity | None = None
    for one in incoming:
        if isinstance(one, Problem) or library.digests(one.article.id):
            yield one
            continue
        known = known or Identity(kept, library)
        article_id = known.of(one.article)
        # What the library has under another id it knows by itself.
        tagged = bool(kept.of(article_id)) and not library.digests(article_id)
        yield replace(one, article=replace(one.article, id=article_id)) if tagged else one


def _taken(added: "corpus.Added") -> Taken:
    return Taken(added.id, added.title, added.outcome, added.twin)

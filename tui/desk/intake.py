"""Takes articles into the library; knows no annotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from model import ObelosError, Problem
from tui.desk.config import Settings


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


def take_in(folder: Path, sources: Sequence[str], reach: corpus.Reach) -> Iterator[Taken | Problem]:
    """Add each article of the sources, one by one; a failure is a value and the rest goes on."""
    library = corpus.Library(folder)
    for found in corpus.take_in_all(sources, reach=reach):
        yield found if isinstance(found, Problem) else _taken(library, found)


def _taken(library: corpus.Library, found: corpus.Intake) -> Taken | Problem:
    article = found.article
    try:
        added = library.add(found)
    except ObelosError as error:
        return Problem(article.path or article.url or article.title, str(error))
    return Taken(added.id, article.title, added.outcome, added.twin)

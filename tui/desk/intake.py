"""Takes articles into the library; knows no annotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from model import Problem
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
    """Add the articles of the sources in their order; a failure is a value and the rest goes on."""
    library = corpus.Library(folder)
    for outcome in library.add_all(corpus.take_in_all(sources, reach=reach)):
        yield outcome if isinstance(outcome, Problem) else _taken(outcome)


def _taken(added: "corpus.Added") -> Taken:
    return Taken(added.id, added.title, added.outcome, added.twin)

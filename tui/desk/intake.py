"""Takes articles into the library; knows no annotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from model import Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article."""

    article_id: str
    title: str
    outcome: str
    """added, known, version or near."""
    twin: str | None
    """The title of the article it is the same as, or nearly."""


def take_in(folder: Path, sources: Sequence[str]) -> Iterator[Taken | Problem]:
    """Add each article of the sources, one by one; a failure is a value and the rest goes on."""
    library = corpus.Library(folder)
    for source in sources:
        for found in corpus.take_in(source):
            if isinstance(found, Problem):
                yield found
            else:
                added = library.add(found)
                yield Taken(added.id, found.article.title, added.outcome, added.twin)

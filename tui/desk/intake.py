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
    titles = {entry.id: entry.title for entry in library.entries()}
    for source in sources:
        for found in corpus.take_in(source):
            if isinstance(found, Problem):
                yield found
                continue
            added = library.add(found)
            titles[added.id] = found.article.title
            twin = titles.get(added.like) if added.like else None
            yield Taken(added.id, found.article.title, added.state, twin)

"""Analysing and linking, in whatever process; knows no annotation and no other process."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

import analysis
from model import Analysis, Article, Hints
from tui.desk.findings import Findings
from tui.desk.linking import Folded, write_stories
from tui.desk.searching import Findable, findable
from tui.desk.stories import Outline


@dataclass(frozen=True, slots=True)
class Noted:
    """What the screen needs of an article before it is opened."""

    statements: int
    """How many there are."""
    findable: Findable
    mark: bytes
    """Of its names: who holds the article knows by it whether they are others later."""
    analysis: Analysis | None
    """Only where it could not be kept on disk."""


class Work:
    """The articles of one session; `load` brings the text of one that came without."""

    def __init__(self, findings: Findings, load: Callable[[Article], Article]) -> None:
        self._findings = findings
        self._load = load
        self._entries: dict[str, Article] = {}
        self.marks: dict[str, bytes] = {}
        """Of the names last told of, by article."""

    def hold(self, entry: Article, mark: bytes = b"") -> None:
        """Know this article, perhaps without its text, and what was told of it in another process.

        What this one told itself it knows better.
        """
        self._entries[entry.id] = entry
        self.marks.setdefault(entry.id, mark)

    def analyze(self, entry: Article, hints: Hints) -> Noted:
        """What is found in it, or was before; takes a while the first time."""
        self._entries[entry.id] = entry
        article = self._whole(entry)
        found = self._found(article, hints)
        seen = self._seen(article, found)
        alone = not self._findings.is_on_disk(article)
        mark = self.marks[article.id]
        return Noted(len(found.statements), seen, mark, found if alone else None)

    def link(
        self,
        ids: Iterable[str],
        hints: Hints,
        out: BinaryIO,
        tell: Callable[[str, Findable], None],
    ) -> Outline:
        """Fold and link these and write what is found; `tell` hears where names are others now."""
        entries = {each: self._entries[each] for each in ids}

        def article(article_id: str) -> Article:
            return self._whole(entries[article_id])

        def found(article_id: str) -> Analysis:
            return self._found(entries[article_id], hints)

        folded = Folded(tuple(entries), article, found, hints)
        for article_id, names in folded.names.items():
            if _mark(names) != self.marks.get(article_id):
                tell(article_id, self._seen(*folded.read(article_id)))
        return write_stories(folded, out)

    def _found(self, entry: Article, hints: Hints) -> Analysis:
        found = self._findings.of(entry)
        if found is None:
            article = self._whole(entry)
            found = analysis.analyze(article, hints)
            self._findings.keep(article, found)
        return found

    def _seen(self, article: Article, found: Analysis) -> Findable:
        self.marks[article.id] = _mark(entity.name for entity in found.entities)
        return findable(article, found)

    def _whole(self, entry: Article) -> Article:
        return entry if entry.text else self._load(entry)


def _mark(names: Iterable[str]) -> bytes:
    """The same for the same names, in whatever process; in eight bytes, as many are held."""
    return blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=8).digest()

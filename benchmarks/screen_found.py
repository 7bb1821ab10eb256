"""What is found in made reports, kept as the desk keeps it; knows no screen."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from model import Analysis, Article, Entity, Span, Statement
from tui.desk import Hit, Row

if TYPE_CHECKING:
    from tui.desk.index import Index
    from tui.desk.labels import Labels, Shelved
    from tui.desk.searching import Findable, Target

_STATED = re.compile(r"[^.\n”]{20,}")
_NAMED = re.compile(r"[A-Z]\w+ [A-Z]\w+")


class Finder:
    """Finds titles, and what is in the texts of so many reports."""

    def __init__(self, rows: Sequence[Row], texts: int) -> None:
        self._rows = {row.id: row for row in rows}
        self._numbers = {row.id: number for number, row in enumerate(rows)}
        self._count = texts
        self._index: Index | None = None

    def prepare(self) -> "Index":
        """Begun after the first page, as over a real desk: what it takes is imported then."""
        if self._index is None:
            import tempfile

            from tui.desk.index import Index
            from tui.desk.labels import Labels
            from tui.desk.unnamed import Unnamed

            folder = Path(tempfile.gettempdir())
            labels = Labels(folder)
            self._texts = Unnamed(folder)
            self._ends = array("Q", (0,))
            self._index = Index(self._targets, labels.may_hold)
            found = self._found(labels)
            for article_id in self._rows:
                self._index.put(article_id, next(found, None))
        return self._index

    def find(self, query: str, limit: int) -> tuple[Hit, ...]:
        """As the desk does."""
        return tuple(map(self._labelled, self.prepare().find(query, limit)))

    def _found(self, labels: "Labels") -> "Iterator[Findable | Shelved]":
        from benchmarks.desk_made import reports
        from tui.desk.searching import findable

        for article in reports(self._count):
            text = article.text.encode()
            self._texts.write(text, self._ends[-1])
            self._ends.append(self._ends[-1] + len(text))
            yield labels.shelved(findable(article, made_findings(article)))

    def _targets(self, article_id: str) -> "list[Target]":
        from tui.desk.searching import targets_of

        row = self._rows[article_id]
        # A shelf holds its entries with their digests: none is reckoned for a letter typed.
        return targets_of(Article(row.id, row.title, "", row.publisher, digest=row.id), ())

    def _labelled(self, hit: Hit) -> Hit:
        from tui.desk.searching import label_of

        if hit.kind != "statement" or hit.span is None:
            return hit
        at = self._numbers[hit.article_id]
        start, end = self._ends[at : at + 2]
        text = self._texts.read(end - start, start).decode()
        return replace(hit, label=label_of(text, hit.span))


def made_findings(article: Article) -> Analysis:
    """A statement a sentence, and what is written like a name."""
    stated = [Span(*each.span()) for each in _STATED.finditer(article.text)]
    named = [(Span(*each.span()), each.group()) for each in _NAMED.finditer(article.text)]
    return Analysis(
        article.id,
        article.digest,
        (),
        tuple(Entity(span, "PERSON", name, name) for span, name in named),
        tuple(Statement(str(n), span, "reported") for n, span in enumerate(stated)),
    )

"""Analysing and linking, in whatever process; knows no annotation and no other process."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

import analysis
from model import Analysis, Article, Hints
from tui.desk.findings import Findings
from tui.desk.linking import Folded, Reports, fold, write_stories
from tui.desk.pieces import Pieces, Places, Writer
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
    anew: bool
    """Whether it was not known before."""


Tell = Callable[[str, Findable, bytes], None]
"""Hears of an article what can be found in it now, and the mark of its names."""


class Work:
    """Keeps nothing of an article; `load` brings the text of one that came without."""

    def __init__(self, findings: Findings, load: Callable[[Article], Article]) -> None:
        self._findings = findings
        self._load = load

    def analyze(self, entry: Article, hints: Hints) -> Noted:
        """What is found in it, or was before; takes a while the first time."""
        article = self._whole(entry)
        known = self._findings.of(article)
        found = self._made(article, hints) if known is None else known
        alone = not self._findings.is_on_disk(article)
        seen, mark = findable(article, found), _mark(each.name for each in found.entities)
        return Noted(len(found.statements), seen, mark, found if alone else None, known is None)

    def fold(self, told: Pieces, hints: Hints, out: BinaryIO, tell: Tell) -> bytes:
        """Write the names of these by which all of them agree; where those of each stand.

        Of each is `told` the article and the mark of its names: `tell` hears where they are others
        now.
        """
        reports = self._reports(told, hints)
        writer, places = Writer(out), Places()
        for number, names in enumerate(fold(reports, hints)):
            places.put(number, writer.write(names))
            _, mark = told[number]
            now = _mark(names)
            if now != mark:
                renamed = analysis.renamed(reports.found(number), names)
                tell(reports.ids[number], findable(reports.article(number), renamed), now)
        out.flush()
        return places.packed()

    def link(self, told: Pieces, names: Pieces, hints: Hints, out: BinaryIO) -> Outline:
        """Link these by the names that `fold` wrote, and write what is found."""
        folded = Folded(self._reports(told, hints), names)
        return write_stories(folded, out, self._findings.folder)

    def _reports(self, told: Pieces, hints: Hints) -> Reports:
        return Reports(
            tuple(entry.id for entry, _ in told),
            lambda number: self._whole(told[number][0]),
            lambda number: self._found(told[number][0], hints),
        )

    def _found(self, entry: Article, hints: Hints) -> Analysis:
        known = self._findings.of(entry)
        return self._made(self._whole(entry), hints) if known is None else known

    def _made(self, article: Article, hints: Hints) -> Analysis:
        found = analysis.analyze(article, hints)
        self._findings.keep(article, found)
        return found

    def _whole(self, entry: Article) -> Article:
        return entry if entry.text else self._load(entry)


def _mark(names: Iterable[str]) -> bytes:
    """The same for the same names, in whatever process; in eight bytes, as many are held."""
    return blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=8).digest()

"""Folds and links all articles, and writes what is found; knows not who reads it."""

import contextlib
import pickle
import tempfile
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import analysis
from model import Analysis, Article, Hints, Link
from tui.desk.stories import LinkFrom, Outline, Piece


class Folded:
    """Articles with their analyses before and after their names were made to agree.

    Held are the names alone: `article` and `found` bring the rest by id when it is looked at.
    """

    def __init__(
        self,
        ids: Sequence[str],
        article: Callable[[str], Article],
        found: Callable[[str], Analysis],
        hints: Hints,
    ) -> None:
        self.ids = ids
        self._article = article
        self.before = found
        self._names = list[str]()
        """Each once: most stand in many articles."""
        self._numbers = array("I")
        """Of the names of all entities, article by article."""
        self._ends = array("Q")
        self._place = {article_id: place for place, article_id in enumerate(ids)}
        known: dict[str, int] = {}
        for named in analysis.fold_names(lambda: (found(each).entities for each in ids), hints):
            self._numbers.extend(known.setdefault(name, len(known)) for name in named)
            self._ends.append(len(self._numbers))
        self._names.extend(known)

    def place(self, article_id: str) -> int:
        """Which of the articles it is."""
        return self._place[article_id]

    def names(self, article_id: str) -> tuple[str, ...]:
        """The folded name of every entity."""
        place = self._place[article_id]
        start = self._ends[place - 1] if place else 0
        return tuple(self._names[number] for number in self._numbers[start : self._ends[place]])

    def after(self, article_id: str) -> Analysis:
        """The analysis with names folded."""
        return analysis.renamed(self.before(article_id), self.names(article_id))

    def read(self, article_id: str) -> tuple[Article, Analysis]:
        """The article, and its analysis with names folded."""
        return self._article(article_id), self.after(article_id)


def write_stories(folded: Folded, out: BinaryIO, beside: Path) -> Outline:
    """Link, and write what is found; takes time in proportion to the statements.

    What is needed on the way goes to a file in the folder `beside`, which is gone afterwards.
    """
    in_order = sorted(folded.ids)
    file = _Writer(out)
    places, groups = _Places(), _Places()
    found = analysis.connected(
        len(in_order), lambda number: folded.read(in_order[number]), partial(nameless, beside)
    )
    for each in found:
        article_id = in_order[each.number]
        ends = {
            statement_id: (*file.write(_links(links)), each.groups.get(statement_id, -1))
            for statement_id, links in each.links.items()
        }
        piece = _piece(folded.before(article_id), each.analysis, ends)
        places.put(folded.place(article_id), file.write(piece))
        for number, group in each.begun:
            groups.put(number, file.write(group))
    for article_id in folded.ids:
        if not places.has(folded.place(article_id)):
            piece = _piece(folded.before(article_id), folded.after(article_id), {})
            places.put(folded.place(article_id), file.write(piece))
    out.flush()
    return Outline(tuple(folded.ids), places.packed(), groups.packed())


def _links(links: Sequence[Link]) -> tuple[LinkFrom, ...]:
    return tuple(LinkFrom(link.b, link.score, link.reasons, link.differences) for link in links)


def _piece(before: Analysis, after: Analysis, ends: dict[str, tuple[int, int, int]]) -> Piece:
    names = enumerate(zip(before.entities, after.entities, strict=True))
    voices = enumerate(zip(before.statements, after.statements, strict=True))
    return Piece(
        after.digest,
        tuple((n, new.name) for n, (old, new) in names if new.name != old.name),
        tuple((n, new.speaker, new.origin) for n, (old, new) in voices if new != old),
        ends,
    )


class _Places:
    """Where pieces stand, by number."""

    def __init__(self) -> None:
        self._known = array("Q")

    def put(self, number: int, place: tuple[int, int]) -> None:
        """That piece stands there."""
        self._known.extend([0] * (2 * number + 2 - len(self._known)))
        self._known[2 * number : 2 * number + 2] = array("Q", place)

    def has(self, number: int) -> bool:
        """Whether that piece stands anywhere: none is empty."""
        return any(self._known[2 * number : 2 * number + 2])

    def packed(self) -> bytes:
        """As in `Outline`."""
        return self._known.tobytes()


class _Writer:
    """Writes one piece after the other."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0

    def write(self, piece: object) -> tuple[int, int]:
        """Where it stands, in bytes: start and length."""
        written = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
        self._out.write(written)
        start, self._at = self._at, self._at + len(written)
        return start, len(written)


def nameless(folder: Path) -> BinaryIO:
    """A file without a name, so that nothing is left of it however we end.

    In the folder, or where files come and go; raises OSError when it can be in neither.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _temporary(folder)
    return _temporary(None)


def _temporary(folder: Path | None) -> BinaryIO:
    file: Any = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the stories
    return file  # type: ignore[no-any-return]

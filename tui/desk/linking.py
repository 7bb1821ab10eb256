"""Folds and links all articles, and writes what is found; knows not who reads it."""

import contextlib
import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
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
        named = analysis.fold_names(lambda: (found(each).entities for each in ids), hints)
        self.names = dict(zip(ids, named, strict=True))

    def after(self, article_id: str) -> Analysis:
        """The analysis with names folded."""
        return analysis.renamed(self.before(article_id), self.names[article_id])

    def read(self, article_id: str) -> tuple[Article, Analysis]:
        """The article, and its analysis with names folded."""
        return self._article(article_id), self.after(article_id)


def write_stories(folded: Folded, out: BinaryIO, beside: Path) -> Outline:
    """Link, and write what is found; takes time in proportion to the statements.

    What is needed on the way goes to a file in the folder `beside`, which is gone afterwards.
    """
    in_order = sorted(folded.ids)
    file = _Writer(out)
    places: dict[str, tuple[int, int]] = {}
    groups: dict[int, tuple[int, int]] = {}
    found = analysis.connected(
        len(in_order), lambda number: folded.read(in_order[number]), partial(nameless, beside)
    )
    for each in found:
        article_id = in_order[each.number]
        ends = {
            statement_id: (*file.write(_links(links)), each.groups.get(statement_id, -1))
            for statement_id, links in each.links.items()
        }
        places[article_id] = file.write(_piece(folded.before(article_id), each.analysis, ends))
        groups |= {number: file.write(group) for number, group in each.begun}
    for article_id in folded.names.keys() - places.keys():
        before, after = folded.before(article_id), folded.after(article_id)
        places[article_id] = file.write(_piece(before, after, {}))
    out.flush()
    return Outline(
        tuple(folded.ids),
        _flat(places[article_id] for article_id in folded.ids),
        _flat(groups[number] for number in range(len(groups))),
    )


def _links(links: Sequence[Link]) -> tuple[LinkFrom, ...]:
    return tuple(LinkFrom(link.b, link.score, link.reasons, link.differences) for link in links)


def _flat(places: Iterable[tuple[int, int]]) -> bytes:
    return array("Q", chain.from_iterable(places)).tobytes()


def _piece(before: Analysis, after: Analysis, ends: dict[str, tuple[int, int, int]]) -> Piece:
    names = enumerate(zip(before.entities, after.entities, strict=True))
    voices = enumerate(zip(before.statements, after.statements, strict=True))
    return Piece(
        after.digest,
        tuple((n, new.name) for n, (old, new) in names if new.name != old.name),
        tuple((n, new.speaker, new.origin) for n, (old, new) in voices if new != old),
        ends,
    )


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

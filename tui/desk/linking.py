"""Folds and links all articles, and writes what is found; knows not who reads it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import analysis
from model import Analysis, Article, Entity, Hints, Link
from tui.desk.pieces import Pieces, Places, Writer, nameless
from tui.desk.stories import LinkFrom, Outline, Piece


@dataclass(frozen=True, slots=True)
class Reports:
    """Articles with what is found in each, by number: they are read when they are looked at."""

    ids: tuple[str, ...]
    article: Callable[[int], Article]
    found: Callable[[int], Analysis]
    """Before names were made to agree."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The same with the names that are theirs in all of them together."""

    reports: Reports
    names: Pieces
    """Of the entities of each, as `fold` wrote them."""

    def after(self, number: int) -> Analysis:
        """The analysis with names folded."""
        return analysis.renamed(self.reports.found(number), self.names[number])

    def read(self, number: int) -> tuple[Article, Analysis]:
        """The article, and its analysis with names folded."""
        return self.reports.article(number), self.after(number)


def fold(reports: Reports, hints: Hints) -> Iterator[tuple[str, ...]]:
    """The folded name of every entity of one article after the other."""

    def entities() -> Iterator[Sequence[Entity]]:
        return (reports.found(number).entities for number in range(len(reports.ids)))

    return analysis.fold_names(entities, hints)


def write_stories(folded: Folded, out: BinaryIO, beside: Path) -> Outline:
    """Link, and write what is found; takes time in proportion to the statements.

    What is needed on the way goes to a file in the folder `beside`, which is gone afterwards.
    """
    reports = folded.reports
    in_order = sorted(range(len(reports.ids)), key=reports.ids.__getitem__)
    file = Writer(out)
    places, groups = Places(), Places()
    connected = analysis.connected(
        len(in_order), lambda at: folded.read(in_order[at]), partial(nameless, beside)
    )
    for each in connected:
        number = in_order[each.number]
        ends = {
            statement_id: (*file.write(_links(links)), each.groups.get(statement_id, -1))
            for statement_id, links in each.links.items()
        }
        piece = _piece(reports.found(number), each.analysis, ends)
        places.put(number, file.write(piece))
        for begun, group in each.begun:
            groups.put(begun, file.write(group))
    for number in in_order:
        if not places.has(number):
            piece = _piece(reports.found(number), folded.after(number), {})
            places.put(number, file.write(piece))
    out.flush()
    return Outline(reports.ids, places.packed(), groups.packed())


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

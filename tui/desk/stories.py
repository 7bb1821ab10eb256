"""What only all articles together show: folded names, links, groups; knows no annotation.

Of ten thousand articles it is more than a screen should hold: it is written into a file that has
no name, piece by piece, and a piece is read when it is looked at.
"""

import os
import weakref
from dataclasses import dataclass, field, replace
from typing import Any

from model import Analysis, Difference, Group, LinkEnd, Statement
from tui.desk.pieces import read_piece
from tui.desk.recent import Recent

HELD = 64
"""Articles whose folded analysis is kept in memory."""


@dataclass(frozen=True, slots=True)
class LinkFrom:
    """A link seen from one of its ends."""

    other: LinkEnd
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    """Side `a` is the end it is seen from."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where in the file the pieces stand, as `Places.packed`."""

    ids: tuple[str, ...] = ()
    articles: bytes = b""
    groups: bytes = b""


@dataclass(frozen=True, slots=True)
class Piece:
    """What folding and linking changed in one article."""

    digest: str
    names: tuple[tuple[int, str], ...]
    """By the number of the entity."""
    voices: tuple[tuple[int, str | None, str | None], ...]
    """Speaker and origin by the number of the statement."""
    ends: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Of each linked statement, start and length of its links, and its group's number or -1."""


_NOTHING = Piece("", (), ())


class Stories:
    """What was written, read again a piece at a time; from any thread, and never changed.

    The handle of the file is theirs, and let go with them.
    """

    def __init__(self, outline: Outline | None = None, handle: int = -1) -> None:
        known = outline or Outline()
        self._handle = handle
        self._numbers = {article_id: number for number, article_id in enumerate(known.ids)}
        self._articles = memoryview(known.articles).cast("Q")
        self._groups = memoryview(known.groups).cast("Q")
        self._pieces: Recent[str, Piece] = Recent(HELD)
        if outline is not None:
            weakref.finalize(self, os.close, handle)
        self._known: Recent[str, tuple[Analysis, Analysis, dict[str, Statement]]] = Recent(HELD)
        """Analyses before and after folding, with the statements by id."""

    def has(self, article_id: str) -> bool:
        """Whether it was folded with the others."""
        return article_id in self._numbers

    def folded(self, found: Analysis) -> Analysis:
        """The analysis with names folded; as it is, where it was not among the others."""
        return self._of(found)[0]

    def statement(self, found: Analysis, statement_id: str) -> Statement | None:
        """One of its statements, with names folded."""
        return self._of(found)[1].get(statement_id)

    def _of(self, found: Analysis) -> tuple[Analysis, dict[str, Statement]]:
        before, after, statements = self._known.get(found.article_id) or (None, found, {})
        if before is not found:
            after = _renamed(found, self._piece(found.article_id))
            statements = {each.id: each for each in after.statements}
            self._known.put(found.article_id, (found, after, statements))
        return after, statements

    def links(self, article_id: str, statement_id: str) -> tuple[LinkFrom, ...]:
        """The links of a statement, best first."""
        end = self._piece(article_id).ends.get(statement_id)
        return () if end is None else self._read(end[0], end[1])

    def group(self, article_id: str, statement_id: str) -> Group | None:
        """The group it belongs to."""
        end = self._piece(article_id).ends.get(statement_id)
        return None if end is None or end[2] < 0 else self._group(end[2])

    def groups(self) -> tuple[Group, ...]:
        """All of them, read one by one, so that a key is not kept waiting for long."""
        return tuple(self._group(number) for number in range(len(self._groups) // 2))

    def _group(self, number: int) -> Group:
        found: Group = self._read(*self._groups[2 * number : 2 * number + 2])
        return found

    def _piece(self, article_id: str) -> Piece:
        number = self._numbers.get(article_id)
        if number is None:
            return _NOTHING
        found = self._pieces.get(article_id)
        if found is None:
            found = self._read(*self._articles[2 * number : 2 * number + 2])
            self._pieces.put(article_id, found)
        return found

    def _read(self, start: int, length: int) -> Any:
        return read_piece(self._handle, start, length)


def _renamed(found: Analysis, piece: Piece) -> Analysis:
    if found.digest != piece.digest or not (piece.names or piece.voices):
        return found
    entities, statements = list(found.entities), list(found.statements)
    for number, name in piece.names:
        entities[number] = replace(entities[number], name=name)
    for number, speaker, origin in piece.voices:
        statements[number] = replace(statements[number], speaker=speaker, origin=origin)
    return replace(found, entities=tuple(entities), statements=tuple(statements))

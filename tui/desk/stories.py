"""What only all articles together show: folded names, links, groups; knows no annotation.

Of ten thousand articles it is more than a screen should hold: it is written into a file that has
no name, piece by piece, and a piece is read when it is looked at.
"""

import contextlib
import os
import weakref
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import analysis
from model import (
    Analysis,
    Article,
    Difference,
    Group,
    Hints,
    Link,
    LinkEnd,
    ObelosError,
    Statement,
)
from tui.desk.recent import Recent

_Key = tuple[str, str]
"""Article id and statement id."""

HELD = 256
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
    """Where in the file the pieces stand: as they are many, eight bytes a number."""

    ids: tuple[str, ...] = ()
    articles: bytes = b""
    """Of each article, start and length."""
    groups: bytes = b""
    """The same of each group."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What folding and linking changed in one article."""

    digest: str
    names: tuple[tuple[int, str], ...]
    """By the number of the entity."""
    voices: tuple[tuple[int, str | None, str | None], ...]
    """Speaker and origin by the number of the statement."""
    ends: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Of each linked statement, start and length of its links, and its group's number or -1."""


_NOTHING = _Piece("", (), ())


@dataclass(frozen=True, slots=True)
class Folded:
    """The analyses of all articles with one name for every variant."""

    articles: Sequence[Article]
    before: Sequence[Analysis]
    after: Sequence[Analysis]


def fold(articles: Sequence[Article], analyses: Sequence[Analysis], hints: Hints) -> Folded:
    """Make names agree across all of them."""
    return Folded(articles, analyses, analysis.fold(analyses, hints))


def write_stories(folded: Folded, out: BinaryIO) -> Outline:
    """Link, and write what is found; takes time in proportion to the statements."""
    links = analysis.find_links(folded.articles, folded.after)
    groups = analysis.group(links, folded.after, folded.articles)
    ends: dict[_Key, list[LinkFrom]] = defaultdict(list)
    for link in links:
        ends[_key(link.a)].append(LinkFrom(link.b, link.score, link.reasons, link.differences))
        ends[_key(link.b)].append(_turned(link))
    group_of = {_key(member): n for n, group in enumerate(groups) for member in group.members}
    file = _Writer(out)
    places = array("Q")
    for before, after in zip(folded.before, folded.after, strict=True):
        here: dict[str, tuple[int, int, int]] = {}
        for statement in after.statements:
            key = (after.article_id, statement.id)
            if key in ends:
                best_first = tuple(sorted(ends[key], key=lambda link: -link.score))
                here[statement.id] = (*file.write(best_first), group_of.get(key, -1))
        places.extend(file.write(_piece(before, after, here)))
    of_groups = array("Q", [number for group in groups for number in file.write(group)])
    out.flush()
    ids = tuple(each.article_id for each in folded.after)
    return Outline(ids, places.tobytes(), of_groups.tobytes())


def _piece(before: Analysis, after: Analysis, ends: dict[str, tuple[int, int, int]]) -> _Piece:
    names = enumerate(zip(before.entities, after.entities, strict=True))
    voices = enumerate(zip(before.statements, after.statements, strict=True))
    return _Piece(
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
        import pickle  # Not before the first page is shown.

        written = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
        self._out.write(written)
        start, self._at = self._at, self._at + len(written)
        return start, len(written)


class Stories:
    """What was written, read again a piece at a time; from any thread, and never changed."""

    def __init__(self, outline: Outline | None = None, file: BinaryIO | None = None) -> None:
        known = outline or Outline()
        self._file = file
        self._numbers = {article_id: number for number, article_id in enumerate(known.ids)}
        self._articles = memoryview(known.articles).cast("Q")
        self._groups = memoryview(known.groups).cast("Q")
        self._pieces: Recent[str, _Piece] = Recent(HELD)
        if file is not None:
            weakref.finalize(self, file.close)
        self._known: Recent[str, _Known] = Recent(HELD)

    def has(self, article_id: str) -> bool:
        """Whether it was folded with the others."""
        return article_id in self._numbers

    def folded(self, found: Analysis) -> Analysis:
        """The analysis with names folded; as it is, where it was not among the others."""
        return self._of(found).after

    def statement(self, found: Analysis, statement_id: str) -> Statement | None:
        """One of its statements, with names folded."""
        return self._of(found).statements.get(statement_id)

    def _of(self, found: Analysis) -> "_Known":
        known = self._known.get(found.article_id)
        if known is None or known.before is not found:
            after = _renamed(found, self._piece(found.article_id))
            known = _Known(found, after, {each.id: each for each in after.statements})
            self._known.put(found.article_id, known)
        return known

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

    def _piece(self, article_id: str) -> _Piece:
        number = self._numbers.get(article_id)
        if number is None:
            return _NOTHING
        found = self._pieces.get(article_id)
        if found is None:
            found = self._read(*self._articles[2 * number : 2 * number + 2])
            self._pieces.put(article_id, found)
        return found

    def _read(self, start: int, length: int) -> Any:
        import pickle  # Nobody else ever had the file: what is in it is what was written.

        return pickle.loads(os.pread(self._file.fileno(), length, start)) if self._file else ()


@dataclass(frozen=True, slots=True)
class _Known:
    """An analysis before and after folding."""

    before: Analysis
    after: Analysis
    statements: dict[str, Statement]
    """By id."""


def _renamed(found: Analysis, piece: _Piece) -> Analysis:
    if found.digest != piece.digest or not (piece.names or piece.voices):
        return found
    entities, statements = list(found.entities), list(found.statements)
    for number, name in piece.names:
        entities[number] = replace(entities[number], name=name)
    for number, speaker, origin in piece.voices:
        statements[number] = replace(statements[number], speaker=speaker, origin=origin)
    return replace(found, entities=tuple(entities), statements=tuple(statements))


def _turned(link: Link) -> LinkFrom:
    differences = tuple(replace(d, a=d.b, b=d.a) for d in link.differences)
    return LinkFrom(link.a, link.score, link.reasons, differences)


def _key(end: LinkEnd) -> _Key:
    return (end.article_id, end.statement_id)


def nameless(folder: Path) -> BinaryIO:
    """A file without a name, so that nothing is left of it however we end.

    Raises:
        ObelosError: when there is room for it nowhere.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _temporary(folder)
    try:
        return _temporary(None)
    except OSError as error:
        raise ObelosError(f"There is no room for links: {error.strerror or error}.") from error


def _temporary(folder: Path | None) -> BinaryIO:
    import tempfile

    file: Any = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the stories
    return file  # type: ignore[no-any-return]

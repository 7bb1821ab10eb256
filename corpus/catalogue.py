"""The list of a library's articles, quick to open; a copy that can always be made again."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, fields
from heapq import heapify, heappop
from pathlib import Path

from corpus import durable, records
from corpus.records import Record
from model import Article, ObelosError, Problem

SUFFIX = ".json"
NEVER = (0, 0)
"""The stamp of what is not there."""

# How many lines too many the list may have before it is written anew, beside as many as it needs.
_SLACK = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list: all that is known of it but its text."""

    article: Article
    """The present version, with an empty text."""
    order: int
    """Rising in the order in which articles were first taken in."""
    versions: tuple[str, ...]
    """The digests of all versions, the present one last."""
    source: str | None
    """What it was read from; None when nobody said."""
    part: str | None
    """Which piece of the source it is."""
    sketch: str
    """The smallest hashes of the present text, to find its like."""
    stamp: tuple[int, int]
    """The time of change of its record in nanoseconds and its size in bytes, when it was read."""


_Line = str
"""A row as the list holds it: its order and its id come first, the rest is read when it is asked
for.
"""


def row_of(record: Record, stamp: tuple[int, int]) -> Row:
    """The line for a record."""
    last = record.versions[-1]
    return Row(
        article=last.article,
        order=record.order,
        versions=tuple(version.article.digest for version in record.versions),
        source=last.provenance.source if last.provenance else None,
        part=last.provenance.part if last.provenance else None,
        sketch=last.sketch,
        stamp=stamp,
    )


def stamp_of(path: Path) -> tuple[int, int]:
    """When what is at `path` last changed, in nanoseconds, and its size; zeros if it is not there.

    Of a folder: when a name in it last changed.
    """
    try:
        status = path.stat()
    except OSError:
        return NEVER
    return status.st_mtime_ns, status.st_size


def note(index: Path, rows: Iterable[Row]) -> None:
    """Add lines to the list; one that is lost is made again from the record."""
    with contextlib.suppress(OSError):
        durable.append(index, b"".join(map(_line, rows)))


def _read(path: Path, stamp: tuple[int, int], problems: list[Problem]) -> Row | None:
    try:
        record = records.decode(path.read_bytes())
    except OSError as error:
        problems.append(Problem(str(path), f"It cannot be read: {error.strerror}."))
    except ValueError:
        problems.append(Problem(str(path), "It is damaged: this is no record of an article."))
    else:
        if record.id == path.stem:
            return row_of(record, stamp)
        problems.append(Problem(str(path), "It holds the record of another article."))
    return None


def _ids(folder: Path) -> Iterator[str]:
    """Of every record in `folder`."""
    try:
        with os.scandir(folder) as found:
            names = [one.name for one in found]
    except (FileNotFoundError, NotADirectoryError):
        names = []
    return (name[: -len(SUFFIX)] for name in names if name.endswith(SUFFIX) and name[0] != ".")


def _listed(index: Path) -> tuple[dict[str, _Line], int]:
    """The lines of the list, the last for each id, and how many there are."""
    try:
        lines = index.read_bytes().decode("ascii", "replace").split("\n")
    except OSError:
        return {}, 0
    heads = (line.split(", ", 2) for line in lines)
    rows = zip(heads, lines, strict=True)
    whole = (each for each in rows if len(each[0]) > 2 and each[0][0][1:].isdigit())
    return {head[1][1:-1]: line for head, line in whole}, len(lines) - 1


def _row(article_id: str, line: _Line) -> Row | None:
    """What a line says; None when it is damaged."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if len(values) != len(_SHOWN) + _OWN or values[1] != article_id:
        return None
    order, _, title, *shown, versions, source, part, sketch, changed, size = values
    if not isinstance(versions, list):
        return None
    article = Article(article_id, title, "", *shown)
    return Row(article, order, tuple(versions), source, part, sketch, (changed, size))


def _line(row: Row) -> bytes:
    shown = [getattr(row.article, name) for name in _SHOWN]
    own = [row.versions, row.source, row.part, row.sketch, *row.stamp]
    return json.dumps([row.order, *shown, *own]).encode("ascii") + b"\n"


def _rewrite(index: Path, rows: Iterable[Row]) -> None:
    # A library on a disk that can only be read is listed all the same.
    with contextlib.suppress(ObelosError):
        durable.write(index, b"".join(map(_line, rows)))


class Rows(MutableMapping[str, Row]):
    """Every article in `folder` by its id, from the list at `index` where that is still true.

    A record is compared with its line when it is first asked for, and read again where it changed
    behind the list; a damaged one becomes a problem. May be read from several threads at a time.
    """

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._index = index
        self._problems: list[Problem] = []
        listed, lines = _listed(index)
        self._rows: dict[str, Row | _Line] = {}
        """A line stays one until it is asked for."""
        self._outdated = False
        """Whether the list needs to be written anew."""
        for article_id in _ids(folder):
            line = listed.get(article_id)
            if line is not None:
                self._rows[article_id] = line
            else:
                self._read_again(article_id, stamp_of(self._path(article_id)))
        if self._outdated or lines > 2 * len(self._rows) + _SLACK:
            self._outdated = True
            self._look_at_all()

    def in_order(self) -> Iterator[Row]:
        """In the order in which they were first taken in, each looked at when it is its turn."""
        return self._looked_at(self._rows)

    def since(self, before: "Rows") -> Iterator[Row]:
        """The same of those that were not there before."""
        return self._looked_at(each for each in self._rows if each not in before._rows)

    def _looked_at(self, article_ids: Iterable[str]) -> Iterator[Row]:
        # The first is needed long before the last: a heap sorts no more than is asked for.
        waiting = [(self._order(article_id), article_id) for article_id in article_ids]
        heapify(waiting)
        while waiting:
            _, article_id = heappop(waiting)
            row = self.get(article_id)
            if row is not None:
                yield row

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The records that could not be read."""
        self._look_at_all()
        return tuple(self._problems)

    def __getitem__(self, article_id: str) -> Row:
        row = self._rows[article_id]
        if isinstance(row, Row):
            return row
        found, stamp = _row(article_id, row), stamp_of(self._path(article_id))
        if found is None or found.stamp != stamp:
            again = self._read_again(article_id, stamp)
            if again is None:
                raise KeyError(article_id)
            return again
        self._rows[article_id] = found
        return found

    def __setitem__(self, article_id: str, row: Row) -> None:
        self._rows[article_id] = row

    def __delitem__(self, article_id: str) -> None:
        del self._rows[article_id]

    def __iter__(self) -> Iterator[str]:
        self._look_at_all()
        return iter(self._rows)

    def __len__(self) -> int:
        self._look_at_all()
        return len(self._rows)

    def _look_at_all(self) -> None:
        for article_id in tuple(self._rows):
            self.get(article_id)
        if self._outdated:
            self._outdated = False
            _rewrite(self._index, map(self.__getitem__, self._rows))

    def _read_again(self, article_id: str, stamp: tuple[int, int]) -> Row | None:
        self._outdated = True
        row = _read(self._path(article_id), stamp, self._problems)
        if row is None:
            self._rows.pop(article_id, None)
        else:
            self._rows[article_id] = row
        return row

    def _order(self, article_id: str) -> int:
        row = self._rows[article_id]
        return int(row[1 : row.index(",")]) if isinstance(row, str) else row.order

    def _path(self, article_id: str) -> Path:
        return self._folder / f"{article_id}{SUFFIX}"


_SHOWN = tuple(field.name for field in fields(Article) if field.name != "text")
_OWN = 7
"""Values of a line beside the fields of the article."""

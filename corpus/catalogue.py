"""The list of a library's articles, quick to open; a copy that can always be made again."""

import contextlib
import os
from collections.abc import Iterable, Iterator, MutableMapping
from heapq import heapify, heappop
from io import BytesIO
from pathlib import Path
from typing import Any

from corpus import durable, records
from corpus.row import Row, line_of, row_in, row_of
from model import ObelosError, Problem

SUFFIX = ".json"
NEVER = (0, 0)
"""The stamp of what is not there."""

# How many lines too many the list may have before it is written anew, beside as many as it needs.
_SLACK = 200


_Line = int
"""Where in the list a row begins: its order and its id come first, the rest is read when it is
asked for.
"""


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
        durable.append(index, b"".join(map(line_of, rows)))


def _read(path: Path, stamp: tuple[int, int], problems: list[Problem]) -> Row | None:
    try:
        found = row_of(records.decode(path.read_bytes()), stamp)
    except OSError as error:
        problems.append(Problem(str(path), f"It cannot be read: {error.strerror}."))
    except ValueError:
        problems.append(Problem(str(path), "It is damaged: this is no record of an article."))
    else:
        if found.article.id == path.stem:
            return found
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


def _listed(index: Path) -> tuple[bytes, dict[str, _Line], int]:
    """The list, where in it the last line of each id begins, and how many lines there are."""
    try:
        text = index.read_bytes()
    except OSError:
        return b"", {}, 0
    lines: dict[str, _Line] = {}
    begin = count = 0
    for count, line in enumerate(BytesIO(text), 1):  # noqa: B007 - how many there were
        order, _, rest = line.partition(b", ")
        article_id, _, rest = rest.partition(b", ")
        if rest and order[1:].isdigit():
            lines[article_id[1:-1].decode("ascii", "replace")] = begin
        begin += len(line)
    return text, lines, count


def _rewrite(index: Path, rows: Iterable[Row]) -> None:
    # A library on a disk that can only be read is listed all the same.
    with contextlib.suppress(ObelosError):
        durable.write(index, b"".join(map(line_of, rows)))


class Rows(MutableMapping[str, Row]):
    """Every article in `folder` by its id, from the list at `index` where that is still true.

    A record is compared with its line when it is first asked for, and read again where it changed
    behind the list; a damaged one becomes a problem. May be read from several threads at a time.
    """

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._index = index
        self._problems: list[Problem] = []
        self._text, listed, lines = _listed(index)
        """The list, until all of it was looked at."""
        self._seen: dict[Any, Any] = {}
        """Outlets, days and the like."""
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
        yield from self._looked_at(self._rows)
        self._text = b""

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
        # The list before the row: another thread may be done with all rows, and let the list go.
        text, row = self._text, self._rows[article_id]
        if isinstance(row, Row):
            return row
        line = text[row : text.find(b"\n", row)]
        found, stamp = row_in(article_id, line, self._seen), stamp_of(self._path(article_id))
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
        self._text = b""
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
        text, row = self._text, self._rows[article_id]
        if isinstance(row, Row):
            return row.order
        return int(text[row + 1 : text.index(b",", row)])

    def _path(self, article_id: str) -> Path:
        return self._folder / f"{article_id}{SUFFIX}"

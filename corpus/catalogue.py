"""The list of a library's articles, quick to open; a copy that can always be made again."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

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


def load(folder: Path, index: Path) -> tuple[dict[str, Row], tuple[Problem, ...]]:
    """Every article in `folder`, from the list at `index` where that is still true.

    Files that changed behind the list are read again; damaged ones become problems.
    """
    stamps = _stamps(folder)
    listed, lines = _listed(index)
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    for article_id, stamp in stamps.items():
        row = listed.get(article_id)
        if row is None or row.stamp != stamp:
            row = _read(folder / f"{article_id}{SUFFIX}", stamp, problems)
        if row is not None:
            rows[article_id] = row
    if lines > 2 * len(rows) + _SLACK or any(listed.get(key) is not rows[key] for key in rows):
        _rewrite(index, rows.values())
    return rows, tuple(problems)


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


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The state of every record in `folder`, by id."""
    try:
        with os.scandir(folder) as found:
            records_found = [one for one in found if one.name.endswith(SUFFIX)]
            return {
                one.name[: -len(SUFFIX)]: _stamp(one)
                for one in records_found
                if not one.name.startswith(".")
            }
    except (FileNotFoundError, NotADirectoryError):
        return {}


def _stamp(found: "os.DirEntry[str]") -> tuple[int, int]:
    status = found.stat()
    return status.st_mtime_ns, status.st_size


def _listed(index: Path) -> tuple[dict[str, Row], int]:
    """The lines of the list, the last for each id, and how many there are."""
    try:
        lines = index.read_bytes().splitlines()
    except OSError:
        return {}, 0
    rows: dict[str, Row] = {}
    for values in _values(lines):
        row = _row(values)
        if row is not None:
            rows[row.article.id] = row
    return rows, len(lines)


def _values(lines: list[bytes]) -> Iterator[Any]:
    """All lines in one go, which is ten times as fast; one by one when some are damaged."""
    try:
        yield from json.loads(b"[" + b",".join(lines) + b"]")
        return
    except (ValueError, RecursionError):
        pass
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            yield json.loads(line)


def _row(values: Any) -> Row | None:
    if not isinstance(values, list) or len(values) != len(_SHOWN) + _OWN:
        return None
    article_id, title, *shown, order, versions, source, part, sketch, changed, size = values
    if not isinstance(versions, list):
        return None
    article = Article(article_id, title, "", *shown)
    return Row(article, order, tuple(versions), source, part, sketch, (changed, size))


def _line(row: Row) -> bytes:
    shown = [getattr(row.article, name) for name in _SHOWN]
    own = [row.order, row.versions, row.source, row.part, row.sketch, *row.stamp]
    return json.dumps([*shown, *own]).encode("ascii") + b"\n"


def _rewrite(index: Path, rows: Iterable[Row]) -> None:
    # A library on a disk that can only be read is listed all the same.
    with contextlib.suppress(ObelosError):
        durable.write(index, b"".join(map(_line, rows)))


_SHOWN = tuple(field.name for field in fields(Article) if field.name != "text")
# What a line holds of its own after the fields of the article.
_OWN = 7

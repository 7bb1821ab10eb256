"""One line of the list of a library's articles; touches no disk."""

import json
import struct
from dataclasses import dataclass, fields, replace
from typing import Any

from corpus.records import Record
from model import Article

_FIGURES = struct.Struct("<3q")
_SHOWN = tuple(field.name for field in fields(Article) if field.name != "text")
_COMMON = _SHOWN.index("url") - 2
"""Values after the title that many articles share: outlets, names, days, languages."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list: all that is known of it but its text."""

    article: Article
    """The present version, with an empty text."""
    earlier: tuple[str, ...]
    """The digests of the versions before the present one."""
    source: str | None
    """What it was read from; None when nobody said."""
    part: str | None
    """Which piece of the source it is."""
    figures: bytes
    """Order, stamp and sketch in a third of the room: there may be ten thousand rows."""

    @property
    def order(self) -> int:
        """Rising in the order in which articles were first taken in."""
        return int(_FIGURES.unpack_from(self.figures)[0])

    @property
    def stamp(self) -> tuple[int, int]:
        """The time of change of its record in nanoseconds and its size in bytes, when it was
        read.
        """
        _, changed, size = _FIGURES.unpack_from(self.figures)
        return changed, size

    @property
    def sketch(self) -> str:
        """The smallest hashes of the present text, to find its like."""
        return self.figures[_FIGURES.size :].hex()

    @property
    def versions(self) -> tuple[str, ...]:
        """The digests of all versions, the present one last."""
        return (*self.earlier, self.article.digest)


def row_of(record: Record, stamp: tuple[int, int]) -> Row:
    """The line for a record.

    Raises:
        ValueError: when its order or its sketch is not one that was ever written.
    """
    last = record.versions[-1]
    return Row(
        article=last.article,
        earlier=tuple(version.article.digest for version in record.versions[:-1]),
        source=last.provenance.source if last.provenance else None,
        part=last.provenance.part if last.provenance else None,
        figures=_figures(record.order, stamp, last.sketch),
    )


def with_stamp(row: Row, stamp: tuple[int, int]) -> Row:
    """The same when its record is on disk."""
    return replace(row, figures=_figures(row.order, stamp, row.sketch))


def row_in(article_id: str, line: bytes, seen: dict[Any, Any]) -> Row | None:
    """The row of an article in its line; None when that is damaged.

    Of values that were `seen` in other rows the copies from there are taken.
    """
    try:
        order, known, title, *shown, versions, source, part, sketch, changed, size = json.loads(
            line
        )
        values: list[Any] = [seen.setdefault(each, each) for each in shown[:_COMMON]]
        article = Article(article_id, title, "", *values, *shown[_COMMON:])
        *earlier, present = versions
        figures = _figures(order, (changed, size), sketch)
    except (ValueError, TypeError, RecursionError):
        return None
    if known != article_id or present != article.digest:
        return None
    # Mostly it is where the article says it is from: one copy of that is enough too.
    source = next((place for place in (article.path, article.url) if place == source), source)
    return Row(article, tuple(earlier), source, part, figures)


def line_of(row: Row) -> bytes:
    """The line of a row; its order and its id come first."""
    shown = [getattr(row.article, name) for name in _SHOWN]
    own = [row.versions, row.source, row.part, row.sketch, *row.stamp]
    return json.dumps([row.order, *shown, *own]).encode("ascii") + b"\n"


def _figures(order: int, stamp: tuple[int, int], sketch: str) -> bytes:
    """Raises a ValueError where these are no such things."""
    try:
        return _FIGURES.pack(order, *stamp) + bytes.fromhex(sketch)
    except (TypeError, struct.error) as failure:
        raise ValueError("no figures of a row") from failure

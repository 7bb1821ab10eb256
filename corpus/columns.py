"""Pieces of text on a page into reading order, by columns; knows no file format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# A gutter is looked for in the middle of the page, in steps of a hundredth of its width.
_GUTTERS = range(30, 71)
# What may cross a gutter: headlines and rules, one piece in five.
_MAX_CROSSING = 0.2
_MIN_SIDE = 4
# A step to the next line that ends a paragraph, as a multiple of the usual one; descenders make
# steps differ by a seventh.
_PARAGRAPH = 1.3
# What a last line leaves free at its end, in heights of a line.
_ROOM = 4

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with their box, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def reading_order(pieces: Iterable[Piece], width: float) -> str:
    """The words of a page of `width` points, a paragraph a line, column after column."""
    filled = [piece for piece in pieces if piece.text.strip()]
    gutter = _gutter(filled, width)
    blocks = [filled] if gutter is None else _blocks(filled, gutter)
    return "\n".join(line for block in blocks for line in _paragraphs(_lines(block)))


def _gutter(pieces: list[Piece], width: float) -> float | None:
    """Where the page divides into two columns, if it does."""
    best: tuple[int, float] | None = None
    for step in _GUTTERS:
        x = width * step / 100
        crossing = sum(piece.left < x < piece.right for piece in pieces)
        left = sum(piece.right <= x for piece in pieces)
        right = len(pieces) - crossing - left
        if min(left, right) >= _MIN_SIDE and crossing <= _MAX_CROSSING * len(pieces):
            distance = abs(step - 50)
            if best is None or (crossing, distance) < (best[0], abs(best[1] / width * 100 - 50)):
                best = (crossing, x)
    return best[1] if best and _is_column(pieces, best[1]) else None


def _is_column(pieces: list[Piece], x: float) -> bool:
    """Whether lines on both sides begin at few places, as type does and tables do not."""
    for side in (
        [piece for piece in pieces if piece.right <= x],
        [piece for piece in pieces if piece.left >= x],
    ):
        if len({round(piece.left / 12) for piece in side}) > len(side) / 2:
            return False
    return True


def _blocks(pieces: list[Piece], x: float) -> Iterator[list[Piece]]:
    """What crosses the gutter parts the page into bands; in each, left comes before right."""
    band: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: -one.top):
        if piece.left < x < piece.right:
            yield from _halves(band, x)
            band = []
            yield [piece]
        else:
            band.append(piece)
    yield from _halves(band, x)


def _halves(band: list[Piece], x: float) -> Iterator[list[Piece]]:
    for half in ([p for p in band if p.right <= x], [p for p in band if p.right > x]):
        if half:
            yield half


def _lines(pieces: list[Piece]) -> list[Piece]:
    """Pieces at one height put together, from the top down."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -(one.bottom + one.top)):
        last = lines[-1] if lines else None
        middle = (piece.bottom + piece.top) / 2
        if last and last[0].bottom <= middle <= last[0].top:
            last.append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda one: one.left)) for line in lines]


def _joined(line: list[Piece]) -> Piece:
    text = " ".join(" ".join(piece.text for piece in line).split())
    bottom, top = min(piece.bottom for piece in line), max(piece.top for piece in line)
    return Piece(line[0].left, bottom, max(piece.right for piece in line), top, text)


def _paragraphs(lines: list[Piece]) -> Iterator[str]:
    """Lines run together until a gap, or until a sentence ends well before the others do."""
    if not lines:
        return
    steps = [line.bottom - after.bottom for line, after in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    edge = max(line.right for line in lines)
    words = ""
    for line, step in zip(lines, (*steps, None), strict=True):
        words = (
            _HYPHEN.sub("", words) + line.text if _HYPHEN.search(words) else f"{words} {line.text}"
        )
        if step is None or step > _PARAGRAPH * usual or _is_last(line, edge):
            yield words.strip()
            words = ""


def _is_last(line: Piece, edge: float) -> bool:
    """Whether a line ends a sentence and leaves room for some words more."""
    room = _ROOM * (line.top - line.bottom)
    return line.text.endswith((".", "”", '"', "?", "!", ":")) and line.right < edge - room

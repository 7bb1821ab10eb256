"""The matrix as lines: widths, headings, rows and what stands beneath; knows no widgets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from model import Article, Difference
from tui.highlights import Piece
from tui.shown import cut, fill, shown_line
from tui.wrapping import lines_of

Pieces = tuple[Piece, ...]

NARROWEST, WIDEST = 7, 16
"""Cells of a column: the narrowest holds a mark, `1,000` and a space."""

ORIGINS = 8
"""Cells of the last column, which its heading needs."""

LEAST_LABEL, MOST_LABEL = 22, 72
"""Cells of the words that stand for a row."""

SILENT = "–"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How the width is shared out, in cells."""

    label: int
    cell: int
    shown: int
    """How many columns there is room for."""

    def column_at(self, cell: int) -> int:
        """The number in view of the column at a cell of the line."""
        return min(max((cell - self.label) // self.cell, 0), self.shown - 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says."""

    mark: str
    style: str
    word: str = ""
    """Where it differs, in a word."""
    more: int = 0
    """How many statements of the report it stands for beside the first."""


def share(width: int, columns: int) -> Sizes:
    """The widths for that many columns: words get what the columns do not need."""
    label = min(max(width * 3 // 8, LEAST_LABEL), MOST_LABEL)
    room = max(width - label - ORIGINS, NARROWEST)
    cell = min(max(room // max(columns, 1), NARROWEST), WIDEST)
    shown = min(max(room // cell, 1), max(columns, 1))
    return Sizes(max(width - ORIGINS - shown * cell, 0), cell, shown)


def column_names(articles: Iterable[Article]) -> list[str]:
    """What heads each column: the publisher, numbered where it has several reports."""
    seen: Counter[str] = Counter()
    names = []
    for article in articles:
        name = shown_line(article.publisher or article.title) or "Untitled"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{seen[name]} {name}")
    return names


def heading(
    names: Sequence[str], left: int, sizes: Sizes, here: int, *, title: str
) -> tuple[Pieces, ...]:
    """The names of the columns in view, an arrow where there are more, and the last column's."""
    shown = range(left, min(left + sizes.shown, len(names)))
    pieces: list[Piece] = [(fill(f"   {title}", sizes.label - 2), ("label",))]
    pieces.append(("‹ " if left else "  ", ("accent",)))
    for index in shown:
        style = "accent" if index == here else "quiet"
        after = " ›" if index == shown.stop - 1 < len(names) - 1 else " "
        name = set_cell_size(names[index], sizes.cell - len(after))
        pieces += [(name, (style,)), (after, ("accent",))]
    pieces.append((" " * (sizes.cell * (sizes.shown - len(shown))), ()))
    pieces.append((" origins", ("quiet",)))
    return (tuple(pieces),)


def row_line(
    words: str, cells: Sequence[Cell | None], origins: int, sizes: Sizes, here: int | None
) -> Pieces:
    """A row; `here` is the number of the cell in view that the cursor is on."""
    pieces: list[Piece] = [
        (" ▸ " if here is not None else "   ", ("accent",)),
        (fill(words, sizes.label - 4), ("strong",) if here is not None else ()),
        (" ", ()),
    ]
    for index, cell in enumerate(cells):
        pieces += _cell(cell, sizes.cell, ("selected",) if index == here else ())
    pieces.append((" " * (sizes.cell * (sizes.shown - len(cells))), ()))
    pieces.append((f"{origins:>4}" if origins else f"{SILENT:>4}", _weight(origins)))
    return tuple(pieces)


def _weight(origins: int) -> tuple[str, ...]:
    return ("strong",) if origins > 1 else ("quiet",)


def _cell(cell: Cell | None, width: int, under: tuple[str, ...]) -> Iterable[Piece]:
    quiet = under or ("quiet",)
    if cell is None:
        yield fill(SILENT, width - 1), quiet
    else:
        more = f"+{cell.more}" if cell.more else ""
        room = width - 1 - cell_len(cell.mark)
        yield cell.mark, quiet if cell.style == "quiet" else (*under, cell.style)
        if cell.word:
            yield fill(shown_line(cell.word), room), (*under, "strong")
        else:
            yield fill(more, room), quiet
    yield " ", ()


def differences_line(differences: Sequence[Difference], width: int) -> Pieces:
    """Every difference, this side's words in bold: `1,000 → 300`."""
    pieces: list[Piece] = []
    for each in differences:
        a, b = (cut(shown_line(words) or SILENT, 24) for words in (each.a, each.b))
        used = sum(cell_len(text) for text, _ in pieces)
        if used + cell_len(a) + cell_len(b) + 6 > width:
            pieces.append((" …", ("quiet",)))
            break
        if pieces:
            pieces.append((" · ", ("quiet",)))
        pieces += [(a, ("quiet",)), (" → ", ("quiet",)), (b, ("strong",))]
    return tuple(pieces)


def words_lines(words: str, width: int, most: int) -> list[Pieces]:
    """Words in at most so many lines, the last cut short where something is lost."""
    lines = lines_of(shown_line(words), max(width, 2))
    shown = [lines.of(number) for number in range(min(len(lines), most))]
    if len(lines) > most > 0:
        shown[-1] = cut(f"{shown[-1]} …", width)
    return [((" ", ()), (each, ())) for each in shown]

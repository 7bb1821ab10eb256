"""The list of articles as lines; knows no widgets."""

from typing import TYPE_CHECKING

from tui.highlights import Piece
from tui.shown import cut, fill, shown_line
from tui.wrapping import in_two

if TYPE_CHECKING:
    from tui.desk import Row

HEIGHT = 2
"""Lines for each article."""

CHANGED = "Δ"
"""Stands at an article of which an earlier version is kept."""


def row_lines(row: "Row", width: int, *, opened: bool) -> tuple[tuple[Piece, ...], ...]:
    """An article in two lines: publisher and counts, then the title."""
    tagged = "…" if row.statements is None else f"{row.tagged}/{row.statements}"
    count = f"{CHANGED} {tagged}" if row.earlier else tagged
    name = shown_line(row.publisher or "")
    title = shown_line(row.title) or "Untitled"
    mark, mark_style = _mark(row, opened)
    room = max(width - 5 - len(count), 1)
    if not name:
        name, title = in_two(title, room)
    name_style = ("opened",) if opened else ("strong",) if not row.read else ()
    head: tuple[Piece, ...] = (
        (f" {mark} ", (mark_style,)),
        (fill(name, room + 1), name_style),
        (count, ("quiet",)),
        (" ", ()),
    )
    return head, (("   ", ()), (cut(title, width - 4), ("quiet",)))


def _mark(row: "Row", opened: bool) -> tuple[str, str]:
    if opened:
        return "▸", "accent"
    if row.statements and row.tagged >= row.statements:
        return "✓", "quiet"
    return (" ", "quiet") if row.read else ("•", "accent")

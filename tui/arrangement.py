"""How the panes share a terminal of a given size; knows no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass

MARGIN = 4
"""Cells before the text: three for marks, one for the bracket of the current statement."""

MEASURE = 76
"""Cells: the longest line that is read without losing the next."""

THREE_PANES = 120
"""Cells from which the three panes stand side by side."""

NARROWEST, WIDEST = 20, 60
"""Cells that the list and the panel may be given."""

READER_LEAST = 50
"""Cells that the text keeps, whatever the other panes were given."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands, in cells."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is seen, and where; widths in cells, heights in lines."""

    wide: bool
    """Three panes side by side, else one at a time with a strip beneath the text."""
    list_width: int
    panel_width: int
    reader_width: int
    heading: int
    """Lines above the text."""
    boxes: Mapping[str, Box]
    """By the name of what stands there: panes, titles, strip and status; the rest is hidden."""


def arrange(
    width: int, height: int, wanted_list: int = 0, wanted_panel: int = 0, pane: str = "reader"
) -> Arrangement:
    """The panes for a terminal of that size; 0 leaves a width to us.

    `pane` is the one that is seen where there is room for one.
    """
    heading = 3 if height >= 16 else 1 if height >= 5 else 0
    if width < THREE_PANES:
        boxes = _one(width, height, heading, pane)
        return Arrangement(False, width, width, width, heading, boxes)
    list_width, panel_width = _sides(width, wanted_list, wanted_panel)
    reader_width = width - list_width - panel_width
    boxes = {
        "status": Box(0, height - 1, width, 1),
        **_pane("list", 0, list_width - 1, height - 1, heading),
        **_pane("reader", list_width, reader_width, height - 1, heading),
        **_pane("panel", list_width + reader_width + 1, panel_width - 2, height - 1, heading),
    }
    return Arrangement(True, list_width, panel_width, reader_width, heading, boxes)


def _one(width: int, height: int, heading: int, pane: str) -> dict[str, Box]:
    """One pane, the strip where it is the text and there is room, the status."""
    strip = 2 if height >= 12 and pane == "reader" else 0
    boxes = {
        "status": Box(0, height - 1, width, 1),
        **_pane(pane, 0, width, height - 1 - strip, heading),
    }
    if strip:
        boxes["strip"] = Box(0, height - 3, width, 2)
    return boxes


def _pane(name: str, x: int, width: int, height: int, heading: int) -> dict[str, Box]:
    boxes = {name: Box(x, heading, width, max(height - heading, 0))}
    if heading:
        boxes[f"{name}-title"] = Box(x, 0, width, heading)
    return boxes


def _sides(width: int, wanted_list: int, wanted_panel: int) -> tuple[int, int]:
    """How wide the list and the panel are beside the text."""
    spare = width - THREE_PANES
    list_width = _fit(wanted_list or 28 + min(spare // 4, 12))
    panel_width = _fit(wanted_panel or 28 + min(spare // 3, 16))
    over = max(list_width + panel_width + READER_LEAST - width, 0)
    less = (over + 1) // 2
    return max(NARROWEST, list_width - less), max(NARROWEST, panel_width - less)


def measure(width: int) -> int:
    """How long the lines of a text are in a pane of that width: two cells go to the brackets."""
    return min(MEASURE, max(width - MARGIN - 1, 2))


def indent(width: int) -> int:
    """Empty cells before the margin, which bring the text to the middle of its pane."""
    return max(0, (width - measure(width) - MARGIN - 1) // 2)


def _fit(width: int) -> int:
    return min(max(width, NARROWEST), WIDEST)

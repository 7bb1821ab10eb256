"""How the panes share a terminal of a given size; knows no widgets."""

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
class Arrangement:
    """Sizes in cells."""

    wide: bool
    """Three panes side by side, else one at a time with a strip beneath the text."""
    list_width: int
    panel_width: int
    reader_width: int
    heading: int
    """Lines above the text."""
    strip: bool
    """Whether there is room for the strip."""


def arrange(width: int, height: int, wanted_list: int = 0, wanted_panel: int = 0) -> Arrangement:
    """The panes for a terminal of that size; 0 leaves the width to us."""
    heading = 3 if height >= 16 else 1 if height >= 5 else 0
    if width < THREE_PANES:
        return Arrangement(False, width, width, width, heading, height >= 12)
    spare = width - THREE_PANES
    list_width = _fit(wanted_list or 28 + min(spare // 4, 12))
    panel_width = _fit(wanted_panel or 28 + min(spare // 3, 16))
    over = list_width + panel_width + READER_LEAST - width
    if over > 0:
        list_width = max(NARROWEST, list_width - (over + 1) // 2)
        panel_width = max(NARROWEST, panel_width - (over + 1) // 2)
    reader_width = width - list_width - panel_width
    return Arrangement(True, list_width, panel_width, reader_width, heading, False)


def measure(width: int) -> int:
    """How long the lines of a text are in a pane of that width: two cells go to the brackets."""
    return min(MEASURE, max(width - MARGIN - 1, 2))


def indent(width: int) -> int:
    """Empty cells before the margin, which bring the text to the middle of its pane."""
    return max(0, (width - measure(width) - MARGIN - 1) // 2)


def _fit(width: int) -> int:
    return min(max(width, NARROWEST), WIDEST)

"""Lines as they are seen beneath another screen, dimmed; knows nothing of what lies over them."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

Placed = tuple[int, int, Strip]
"""The cell and the line that a strip begins in."""

STEP = 8
"""Lines dimmed at once while nobody waits: half a millisecond."""


class Shade:
    """Dims each style once, and each line once for as long as it is seen."""

    def __init__(self, colour: Color) -> None:
        self.colour = colour
        """With how much of it is laid over the lines."""
        self._styles: dict[Style | None, Style | None] = {}
        self._lines: dict[int, tuple[Strip, Strip]] = {}
        """Lines and the same dimmed, by the identity of the first."""

    def strip(self, strip: Strip) -> Strip:
        """A line with its styles dimmed."""
        return Strip(map(self._segment, strip), strip.cell_length)

    def over(self, placed: Iterable[Placed]) -> Iterator[Placed]:
        """All that is seen, dimmed; what is no longer seen is let go."""
        before, self._lines = self._lines, {}
        for x, y, strip in placed:
            known = before.get(id(strip)) or self._lines.get(id(strip))
            self._lines[id(strip)] = known = known or (strip, self.strip(strip))
            yield x, y, known[1]

    def ahead(self, placed: Iterable[Placed], console: Console) -> Iterator[None]:
        """Have it at hand as it would go to the terminal, some lines at a time; what is no longer
        seen is let go.
        """
        seen = {id(strip): strip for _, _, strip in placed}
        self._lines = {known: pair for known, pair in self._lines.items() if known in seen}
        new = [strip for known, strip in seen.items() if known not in self._lines]
        for number, strip in enumerate(new, 1):
            self._lines[id(strip)] = dimmed = (strip, self.strip(strip))
            dimmed[1].render(console)
            if not number % STEP:
                yield

    def _segment(self, segment: Segment) -> Segment:
        if segment.style not in self._styles:
            (made,) = BackgroundScreen.process_segments([segment], self.colour)
            self._styles[segment.style] = made.style
        return Segment(segment.text, self._styles[segment.style])

"""A screen over another one, which is seen dimmed beneath it; knows nothing of either."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.color import Color
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

from tui.screens.reused import Reused
from tui.widgets.paint import Layers, Painter, drawn

Result = TypeVar("Result")


class Over(Reused[Result], ModalScreen[Result], Generic[Result]):
    """As Textual's, whose dimmed lines take more than half of the time to open: here each style is
    dimmed once, and a line that has not changed since it was dimmed is sent as it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = _OverPainter(self)
        self._dimmed: dict[int, tuple[Strip, Strip]] = {}
        """Lines of widgets beneath and the same dimmed, by the identity of the first."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the screen beneath, as dim as they are to be."""
        beneath = self.beneath()
        if beneath is None:
            return super().render_lines(crop)
        dim = _Dim(self.styles.background)
        lines = beneath._compositor.render_strips()[crop.y : crop.bottom]
        return [dim.strip(line).crop(*crop.column_span) for line in lines]

    def beneath(self) -> Screen[Any] | None:
        """The screen that is seen through this one; None where Textual has to be asked."""
        stack = self.app.screen_stack
        number = stack.index(self) if self in stack else 0
        beneath = stack[number - 1]
        # While the terminal changes its size, the screen beneath may not have heard of it yet.
        same = beneath._compositor.size == self.outer_size
        seen = number and same and 0 < self.styles.background.a < 1
        return beneath if seen and not isinstance(beneath, Over) else None

    def dimmed(self, beneath: Screen[Any]) -> Iterator[tuple[int, int, Strip]]:
        """All of a screen, as dim as it is to be."""
        dim, before, self._dimmed = _Dim(self.styles.background), self._dimmed, {}
        for x, y, strip in drawn(beneath):
            known = before.get(id(strip)) or self._dimmed.get(id(strip))
            self._dimmed[id(strip)] = known = known or (strip, dim.strip(strip))
            yield x, y, known[1]

    def notify_style_update(self) -> None:
        """Another theme dims to another colour."""
        super().notify_style_update()
        self._dimmed = {}


class _OverPainter(Painter):
    """Draws what is beneath and what lies over it, one after the other: to cut them out of one
    another takes longer than to send both.
    """

    def __init__(self, screen: Over[Any]) -> None:
        super().__init__()
        self._screen = screen

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Everything."""
        beneath = None if simplify else self._screen.beneath()
        if beneath is None:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        over = drawn(self._screen, without=self._screen)
        return Layers([*self._screen.dimmed(beneath), *over], super().render_full_update)


class _Dim:
    """Dims each style once."""

    def __init__(self, colour: Color) -> None:
        self._colour = colour
        self._styles: dict[Style | None, Style | None] = {}

    def strip(self, strip: Strip) -> Strip:
        """A line with its styles dimmed."""
        return Strip(map(self._segment, strip), strip.cell_length)

    def _segment(self, segment: Segment) -> Segment:
        if segment.style not in self._styles:
            (made,) = BackgroundScreen.process_segments([segment], self._colour)
            self._styles[segment.style] = made.style
        return Segment(segment.text, self._styles[segment.style])

"""A screen over another one, which is seen dimmed beneath it; knows nothing of either."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

from tui.screens.reused import Reused
from tui.widgets.paint import Layers, Painter, drawn
from tui.widgets.shade import Shade

Result = TypeVar("Result")


class Over(Reused[Result], ModalScreen[Result], Generic[Result]):
    """As Textual's, whose dimmed lines take more than half of the time to open: here each style is
    dimmed once, and a line that has not changed since it was dimmed is sent as it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = _OverPainter(self)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the screen beneath, as dim as they are to be."""
        beneath = self.beneath()
        if beneath is None:
            return super().render_lines(crop)
        shade = self.shade(beneath)
        lines = beneath._compositor.render_strips()[crop.y : crop.bottom]
        return [shade.strip(line).crop(*crop.column_span) for line in lines]

    def beneath(self) -> Screen[Any] | None:
        """The screen that is seen through this one; None where Textual has to be asked."""
        stack = self.app.screen_stack
        number = stack.index(self) if self in stack else 0
        beneath = stack[number - 1]
        # While the terminal changes its size, the screen beneath may not have heard of it yet.
        same = beneath._compositor.size == self.outer_size
        seen = number and same and 0 < self.styles.background.a < 1
        return beneath if seen and not isinstance(beneath, Over) else None

    def shade(self, beneath: Screen[Any]) -> Shade:
        """What dims another screen as it is to be, and knows how it did so before."""
        painter, colour = beneath._compositor, self.styles.background
        known = painter.shade if isinstance(painter, Painter) else None
        if known is None or known.colour != colour:
            known = Shade(colour)
            if isinstance(painter, Painter):
                painter.shade = known
        return known

    def ahead(self, beneath: Screen[Any]) -> Iterator[None]:
        """Have the other screen dimmed before this one is laid over it, a few lines at a time."""
        seen = tuple(drawn(beneath))
        yield
        yield from self.shade(beneath).ahead(seen, self.app.console)


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
        under = self._screen.shade(beneath).over(drawn(beneath))
        over = drawn(self._screen, without=self._screen)
        return Layers([*under, *over], super().render_full_update)

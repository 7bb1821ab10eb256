"""Sends what changed to the terminal, and nothing besides; knows not what it says.

Textual reckons every line of every widget between two changes and cuts all of them against one
another, for one line as for a page. Here what nothing covers is drawn by itself, and what is
covered is left to Textual.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual._context import active_app
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.shade import Placed, Shade
from tui.widgets.steady import sent


class Stretches(CompositorUpdate):
    """Strips by where they begin, in cells and lines, and the changes that were left to Textual."""

    def __init__(
        self, strips: Mapping[tuple[int, int], Strip], rest: CompositorUpdate | None
    ) -> None:
        self._strips = strips
        self._rest = rest

    def render_segments(self, console: Console) -> str:
        """What the terminal is to be sent."""
        strips = [sent(strip, x, y, console) for (x, y), strip in self._strips.items()]
        rest = self._rest.render_segments(console) if self._rest else ""
        return "".join((*strips, rest))


class Whole(LayoutUpdate):
    """Everything, each stretch begun where it belongs: one that a terminal makes longer than we
    reckon shifts nothing to its right.
    """

    def render_segments(self, console: Console) -> str:
        """What the terminal is to be sent."""
        placed = []
        for y, line in enumerate(self.strips, self.region.y):
            x = self.region.x
            for strip in line:
                placed.append(sent(strip, x, y, console))
                x += strip.cell_length
        return "".join(placed)


class Layers(LayoutUpdate):
    """Everything, what is in front after what is behind it; `whole` is the same for whoever wants
    a picture of it.
    """

    def __init__(self, placed: Iterable[Placed], whole: Callable[[], LayoutUpdate]) -> None:
        super().__init__([], Region())
        self._placed = placed
        self._whole = whole

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._whole()

    def render_segments(self, console: Console) -> str:
        """What the terminal is to be sent."""
        return "".join(sent(strip, x, y, console) for x, y, strip in self._placed)


class Painter(Compositor):
    """A compositor to which a change costs what it changes."""

    shade: Shade | None = None
    """How it was last dimmed beneath another screen, if it was."""

    def render_partial_update(self) -> CompositorUpdate | None:  # type: ignore[override]
        """The changes since it was last asked."""
        strips: dict[tuple[int, int], Strip] = {}
        for region in tuple(self._dirty_regions):
            front = self._in_front(region)
            if front is not None:
                widget, place = front
                drawn = widget.render_lines(region.translate(-place.offset))
                strips.update(((region.x, region.y + n), s) for n, s in enumerate(drawn))
                self._dirty_regions.discard(region)
        rest = super().render_partial_update()
        return Stretches(strips, rest) if strips else rest

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> Any:
        """What is to be shown; nothing while more is to come, since it would be dropped."""
        if active_app.get()._batch_count and not full:
            return None
        return super().render_update(full, screen_stack, simplify)

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Everything."""
        update = super().render_full_update(simplify)
        return Whole(update.strips, update.region)

    def _in_front(self, region: Region) -> tuple[Widget, Region] | None:
        """The one widget that is seen in a region, and its own; None when there are more."""
        for widget, (place, clip) in self.visible_widgets.items():
            if place.overlaps(region) and clip.overlaps(region):
                whole = place.contains_region(region) and clip.contains_region(region)
                return (widget, place) if whole else None
        return None


def paint(screen: Screen[Any]) -> None:
    """Show at once what is different, where Textual would hand it from task to task to a timer.

    What has to be laid out first is left to Textual.
    """
    compositor = screen._compositor
    seen = compositor.visible_widgets
    unsettled = any(widget._layout_required or widget._scroll_required for widget in seen)
    if unsettled or screen._repaint_required or screen.app._batch_count or not screen.is_current:
        return
    stale = {widget for widget in seen if widget._repaint_required}
    for widget in stale:
        widget._repaint_required = False
    if stale:
        compositor.update_widgets(stale)
        screen._compositor_refresh()


def drawn(screen: Screen[Any], without: Widget | None = None) -> Iterator[Placed]:
    """A screen and the widgets on it line by line, with the cell and the line each begins in, what
    is behind before what is in front of it.
    """
    for widget, (region, clip) in reversed(screen._compositor.visible_widgets.items()):
        seen = region.intersection(clip)
        if seen and widget is not without:
            lines = widget.render_lines(seen.translate(-region.offset))
            yield from ((seen.x, y, strip) for y, strip in enumerate(lines, seen.y))


def lay_out(screen: Screen[Any]) -> bool:
    """Find places for the widgets of a screen that is not painted yet; whether any were sought."""
    unsettled = any(each._layout_required for each in (screen, *screen.children))
    if unsettled and screen.is_current:
        screen._layout_required = False
        # Textual shows what moved; what changed where it stands is to be shown with it, but not all
        # that is beneath: a screen on which something moves is taken for changed itself.
        seen = screen._compositor.visible_widgets.keys() - {screen}
        screen._dirty_widgets.update(widget for widget in seen if widget._repaint_required)
        screen._refresh_layout()
        if not screen.app._batch_count:
            _painted(screen)
        return True
    return False


def paint_whole(screen: Screen[Any]) -> None:
    """Show a screen at once, and once, where Textual would show it bare, whole and filled; what is
    seen of those beneath it is drawn with it.
    """
    screen.refresh()
    screen._on_timer_update()
    _painted(screen)
    for beneath in screen.app._background_screens:
        beneath._dirty_widgets.clear()
        beneath._compositor._dirty_regions.clear()
        for widget in beneath._compositor.visible_widgets:
            widget._repaint_required = False


def _painted(screen: Screen[Any]) -> None:
    """All of it was just shown, also what was hidden: nothing of it is to be laid out or shown
    once more on Textual's next tick.
    """
    for widget in (screen, *screen.children, *screen._compositor.visible_widgets):
        widget._layout_required = widget._repaint_required = False

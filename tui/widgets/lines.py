"""A widget that draws lines of styled words and only those in view; knows not what they say."""

from collections.abc import Callable, Iterable

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.highlights import Piece
from tui.widgets.runs import runs
from tui.widgets.strips import KEPT, Composed, Strips

WHEEL = 3
"""Lines for one notch of the mouse wheel."""

BLANK: Composed = ((), ())
"""What is seen wherever there are no more lines."""


class LineView(Widget):
    """Lines, the first `top` of which are above the view.

    It scrolls by itself: `ScrollView` lays the screen out anew whenever the number of lines
    changes. It draws without border and padding, since it goes round the cache that sets them.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "LineView { width: 1fr; height: 1fr; background: $background; color: $ink; }"

    class Moved(Message):
        """The wheel turned."""

        def __init__(self, view: "LineView") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "LineView":
            """Which view it was."""
            return self.view

    class Clicked(Message):
        """The mouse pointed at a cell of a line."""

        def __init__(self, view: "LineView", line: int, cell: int, clicks: int) -> None:
            super().__init__()
            self.view = view
            self.line = line
            self.cell = cell
            self.clicks = clicks

        @property
        def control(self) -> "LineView":
            """Which view it was."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0
        """The first line in view."""
        self.active = False
        """Whether the keys go here. Textual's focus is left to fields: to move it costs a new
        reckoning of styles, several times what a key may take.
        """
        self.fit: Callable[[], object] | None = None
        """Sets the lines to another width, for whoever hands them in."""
        self._top_drawn = 0
        self._drawn: dict[int, Composed] = {}
        """What lines say, in view or not, where that is known."""
        self._width_made = 0
        """In cells, for which it was composed."""
        self._strips = Strips(self)
        """How that goes to the terminal."""
        self._made: dict[int, tuple[Composed, Strip]] = {}
        """The same of those that were in view: to find one by what it says takes longer."""
        self._width_fit = 0
        """In cells, of which `fit` was told last."""

    # What a subclass says

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def pieces(self, line: int) -> Iterable[Piece]:
        """What a line says."""
        raise NotImplementedError

    def row_styles(self, line: int) -> tuple[str, ...]:
        """Styles under the whole line, to the edge."""
        return ()

    # Moving

    @property
    def last_top(self) -> int:
        """The top at which the last line is the last in view."""
        return max(0, self.count() - self.outer_size.height)

    def scroll_to_line(self, line: int) -> None:
        """Make `line` the first in view, as far as there are lines."""
        top = min(max(line, 0), self.last_top)
        if top != self.top:
            self.top = self._top_drawn = top
            self.refresh()

    def bring_into_view(self, lines: range, *, context: int = 0) -> None:
        """Scroll no more than needed for these lines, and not at all when they are in view.

        What has to scroll leaves `context` more lines in view beyond them.
        """
        height = self.outer_size.height
        if lines.start < self.top:
            self.scroll_to_line(lines.start - context)
        elif lines.stop > self.top + height:
            self.scroll_to_line(min(lines.stop - height + context, lines.start))

    def in_view(self) -> range:
        """The lines that can be seen."""
        return range(self.top, min(self.top + self.outer_size.height, self.count()))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.scroll_to_line(self.top + WHEEL)
        self.post_message(self.Moved(self))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self.scroll_to_line(self.top - WHEEL)
        self.post_message(self.Moved(self))

    def on_click(self, event: events.Click) -> None:
        """Tell which line it was."""
        event.stop()
        self.post_message(self.Clicked(self, self.top + event.y, event.x, event.chain))

    def activate(self, active: bool) -> None:
        """Show that the keys go here, or no longer do."""
        if active != self.active:
            self.active = active
            self.redraw(self.lines_of_cursor())

    def lines_of_cursor(self) -> Iterable[int]:
        """The lines that look different for having the keys."""
        return ()

    # Drawing

    def check_idle(self) -> None:
        """Textual need not be prompted during a key, since painting comes after it."""
        unpainted: set[Widget] | None = getattr(self.app, "unpainted", None)
        if unpainted is None:
            super().check_idle()
        else:
            unpainted.add(self)

    def redraw(self, lines: Iterable[int] | None = None) -> None:
        """These lines may be different, or any may be: draw those in view that are."""
        if self.top != self._top_drawn:
            self._top_drawn = self.top
            self.refresh()
        changed = self._changed_anywhere() if lines is None else self._changed_among(lines)
        width, height = self.outer_size
        rows = sorted({line - self.top for line in changed}.intersection(range(height)))
        if regions := [Region(0, run.start, width, len(run)) for run in runs(rows)]:
            self.refresh(*regions)

    def _changed_anywhere(self) -> list[int]:
        before = self._drawn
        self._drawn = {line: self._composed(line) for line in self.in_view()}
        every = {*before, *self._drawn}
        return [line for line in every if before.get(line) != self._drawn.get(line)]

    def _changed_among(self, lines: Iterable[int]) -> list[int]:
        seen = self.in_view()
        changed = []
        for line in lines:
            composed = self._composed(line) if line in seen else None
            if composed is None or composed != self._drawn.get(line):
                self._drawn.pop(line, None)
                if composed is not None:
                    self._drawn[line] = composed
                    changed.append(line)
        return changed

    def forget_drawn(self) -> None:
        """Draw all lines anew: the text or the width is another."""
        self._drawn.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Stay within the lines; what was painted at this width when room was made is right."""
        top, width = min(self.top, self.last_top), self.outer_size.width
        if top != self.top or width != self._width_made:
            self.top = top
            self.forget_drawn()
        if self.fit is not None and width != self._width_fit:
            # What was handed in may be set to the width there was before, and painted at this one.
            self._width_fit = width
            self.fit()

    def notify_style_update(self) -> None:
        """Forget colours when the theme changes."""
        super().notify_style_update()
        self._made.clear()
        self._strips.clear()

    def _composed(self, line: int) -> Composed:
        return tuple(self.pieces(line)), self.row_styles(line)

    def _said(self, line: int) -> Composed:
        """What a line says, composed once."""
        if (composed := self._drawn.get(line)) is None:
            composed = self._drawn[line] = self._composed(line)
        return composed

    def _strip(self, line: int, width: int) -> Strip:
        """How a line goes to the terminal, looked up by its number as long as it says the same."""
        said, made = self._said(line), self._made.get(line)
        if made is None or made[0] is not said:
            made = self._made[line] = said, self._strips.of(said, width)
        return made[1]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the widget, through the filters, without a cache for borders."""
        width, count = self.outer_size.width, self.count()
        self._keep_to(width)
        lines = range(self.top + crop.y, self.top + crop.bottom)
        blank = self._strips.of(BLANK, width)
        strips = [self._strip(line, width) if line < count else blank for line in lines]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def draw_ahead(self, lines: range) -> None:
        """Have these lines at hand as they would go to the terminal."""
        self._keep_to(self.outer_size.width)
        for line in lines if lines.stop <= self.count() else ():
            self.make_ready(self._said(line))

    def make_ready(self, composed: Composed) -> None:
        """Have a line that says this at hand as it would go to the terminal."""
        if width := self.outer_size.width:
            self._strips.of(composed, width).render(self.app.console)

    def _keep_to(self, width: int) -> None:
        """Keep nothing that was composed for another width, and no more than may be needed."""
        if width != self._width_made or len(self._drawn) > KEPT:
            self._drawn.clear()
            self._made.clear()
            self._width_made = width

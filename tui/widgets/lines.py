"""A widget that draws lines of styled words and only those in view; knows not what they say."""

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.highlights import Piece
from tui.looks import look
from tui.widgets.runs import runs
from tui.widgets.scrub import scrubbed

WHEEL = 3
"""Lines for one notch of the mouse wheel."""

KEPT = 2000
"""Lines kept as they were drawn, before they are let go."""

BLANK = -1
"""The number of the line that is seen wherever there are no more."""

Composed = tuple[tuple[Piece, ...], tuple[str, ...]]
"""What a line says, and the styles under the whole of it."""


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
        self._strips: dict[int, Strip] = {}
        """The same as it goes to the terminal."""
        self._width_made = 0
        """In cells, for which both were made."""
        self._width_fit = 0
        """In cells, of which `fit` was told last."""
        self._looks: dict[tuple[str, ...], Style] = {}
        """As they go to the terminal."""
        self._gate: tuple[Sequence[LineFilter], Color] | None = None
        """What they go through on their way, and the ground they lie on, once it is known."""

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
        changed = [
            line for line in {*before, *self._drawn} if before.get(line) != self._drawn.get(line)
        ]
        same = self._drawn.keys() - set(changed)
        self._strips = {line: self._strips[line] for line in same if line in self._strips}
        return changed

    def _changed_among(self, lines: Iterable[int]) -> list[int]:
        seen = self.in_view()
        changed = []
        for line in lines:
            composed = self._composed(line) if line in seen else None
            if composed is None or composed != self._drawn.get(line):
                self._strips.pop(line, None)
                self._drawn.pop(line, None)
                if composed is not None:
                    self._drawn[line] = composed
                    changed.append(line)
        return changed

    def forget_drawn(self) -> None:
        """Draw all lines anew: the text or the width is another."""
        self._drawn.clear()
        self._strips.clear()
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
        self._looks.clear()
        self._strips.clear()
        self._gate = None

    def _composed(self, line: int) -> Composed:
        return tuple(self.pieces(line)), self.row_styles(line)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the widget, through the filters, without a cache for borders."""
        width, top, count = self.outer_size.width, self.top, self.count()
        lines = range(top + crop.y, top + crop.bottom)
        if len(self._strips) > KEPT or width != self._width_made:
            self._strips.clear()
            self._drawn.clear()
            self._width_made = width
        self._make((line for line in lines if line < count), width)
        if lines.stop > count and BLANK not in self._strips:
            self._strips[BLANK] = Strip.blank(width, self._look(()))
        strips = [self._strips[line if line < count else BLANK] for line in lines]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def draw_ahead(self, lines: range) -> None:
        """Have these lines at hand as they would go to the terminal."""
        if self.outer_size and lines.stop <= self.count():
            self._make(lines, self.outer_size.width)
            for line in lines:
                self._strips[line].render(self.app.console)

    def _make(self, lines: Iterable[int], width: int) -> None:
        """Have the strips of these lines at hand."""
        for line in [line for line in lines if line not in self._strips]:
            if (composed := self._drawn.get(line)) is None:
                composed = self._drawn[line] = self._composed(line)
            segments, used = self._segments(composed, width)
            strip = Strip(segments, max(used, width))
            self._strips[line] = strip if used <= width else strip.crop(0, width)

    def _segments(self, composed: Composed, width: int) -> tuple[list[Segment], int]:
        """A line to the edge of the view, and how many cells it takes."""
        pieces, row = composed
        segments = []
        used, last = 0, None
        for text, names in pieces:
            if text:
                used += cell_len(text)
                style = self._look(row + names)
                if style is last:
                    text = segments.pop().text + text
                last = style
                segments.append(Segment(text, style))
        if used < width:
            segments.append(Segment(" " * (width - used), self._look(row)))
        return scrubbed(segments), used

    def _look(self, names: tuple[str, ...]) -> Style:
        """The styles of these names laid over one another, through the filters of the screen."""
        if (style := self._looks.get(names)) is None:
            variables = self.app.theme_variables
            style = self.rich_style
            for name in names:
                style += look(name, variables)
            if self._gate is None:
                self._gate = (self.get_line_filters(), self.background_colors[1])
            filters, background = self._gate
            # What they make of a style is the same for all words.
            for each in filters:
                (segment,) = each.apply([Segment("x", style)], background)
                style = segment.style or style
            self._looks[names] = style
        return style

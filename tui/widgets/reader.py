"""The text of an article, its marks and the place where the reader is; knows no desk, no keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from textual import events
from textual.message import Message

from model import Span, Verdict
from tui.arrangement import MARGIN, indent, measure
from tui.highlights import Focus, Marks, Piece, Setting, compose, set_again, set_page
from tui.hits import Hits
from tui.labels import Overlay
from tui.opened import Opened
from tui.pages import Page, differing
from tui.widgets.lines import LineView
from tui.wrapping import Lines, lines_of

CONTEXT = 3
"""Lines kept in view beyond a statement that had to be scrolled to."""

STEP = 4
"""Lines drawn ahead at a time: a third of a millisecond."""

_lines_of = lru_cache(4)(lines_of)
"""Those of the text in view, of its neighbours, and of the one before."""


class Reader(LineView):
    """Sets a page in lines of a comfortable measure and keeps its place by offsets."""

    class Dragged(Message):
        """The mouse was drawn over some of the text."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, verdicts: Iterable[Verdict], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = Focus()
        self.hits = Hits()
        self.labels: Mapping[int, str] = {}
        """Letters over the words that can be pointed at, by their offsets."""
        self._overlay: Overlay | None = None
        self._verdicts = tuple(verdicts)
        self._setting: Setting | None = None
        self._page: Page | None = None
        self._dragged_from: int | None = None
        self._dragged = False
        self._anchor = 0
        """The offset that should be in the first line in view, whatever the width."""

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Words may be about to be chosen."""
        if self._setting is not None and event.button == 1:
            self._dragged_from = self.offset_at(self.top + event.y, event.x)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what lies between the button and the pointer."""
        begun = self._dragged_from
        if begun is None:
            return
        here = self.offset_at(self.top + event.y, event.x)
        if here != begun or self._dragged:
            self._dragged = True
            self.post_message(self.Dragged(Span(min(begun, here), max(begun, here))))

    def on_mouse_up(self) -> None:
        """The choice is made."""
        self._dragged_from = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """As every view, unless it was the end of a choice."""
        if not self._dragged:
            super().on_click(event)
        self._dragged = False

    # The page

    def open(self, new: Opened) -> None:
        """Show another article."""
        self.at, self.hits = Focus(new.current), Hits()
        self._page, self._setting, self._anchor, self.top = new.page, None, new.position, 0
        self.labels, self._overlay = {}, None
        self._set()
        self.redraw()

    def update_page(self, page: Page, at: Focus) -> None:
        """The same article with other marks: nothing moves."""
        before, was_at = self._setting, self.at
        self._page, self.at = page, at
        if before is not None:
            self._setting = set_again(before, page)
            touched = {*self._touched(was_at), *self._touched(at), *self._retagged(before)}
            self.redraw(touched if self._setting.found is before.found else None)

    def _retagged(self, before: Setting) -> Iterable[int]:
        """The lines that look different for what stands on them."""
        if self._page is not None:
            for start, end in differing(before.page.standing, self._page.standing):
                yield from self._lines.lines_of(start, end)

    def look(self, at: Focus) -> None:
        """Change what the reader is at, without moving."""
        if at != self.at:
            before, self.at = self.at, at
            self.redraw({*self._touched(before), *self._touched(at)})

    def _touched(self, at: Focus) -> Iterable[int]:
        """The lines that look different for being at something."""
        if self._setting is not None:
            for span in (at.current, at.selected, at.hit):
                if span is not None:
                    yield from self._lines.lines_of(span.start, span.end)

    def show_hits(self, hits: Hits) -> None:
        """Mark what was found."""
        self.hits = hits
        self.redraw()

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Lay these letters over the words at these offsets; none of them moves."""
        self.labels = labels
        self._lay_over()
        self.redraw()

    def _lay_over(self) -> None:
        self._overlay = Overlay(self._lines, self.labels) if self.labels else None

    # Place and movement

    @property
    def position(self) -> int:
        """The offset at the top of the view."""
        return self._anchor

    def go_to(self, span: Span) -> None:
        """Bring these words into view; nothing moves when they are."""
        if self._setting is not None:
            self.bring_into_view(self._lines.lines_of(span.start, span.end), context=CONTEXT)

    def return_to(self, position: int) -> None:
        """Bring this offset back to the top of the view."""
        if self._setting is not None:
            self.scroll_to_line(self._lines.line_of(position))

    def sees(self, span: Span) -> bool:
        """Whether the beginning of these words, or their end, is in view."""
        if self._setting is None:
            return False
        lines, seen = self._lines.lines_of(span.start, span.end), self.in_view()
        return lines.start < seen.stop and seen.start < lines.stop

    def span_in_view(self) -> Span:
        """From the first to the last code point in view."""
        seen = self.in_view()
        if self._setting is None or not seen:
            return Span(0, 0)
        return Span(self._lines.starts[seen.start], self._lines.ends[seen.stop - 1])

    def offset_at(self, line: int, cell: int) -> int:
        """The code point under a cell of a line of the widget."""
        return self._lines.offset_at(line, cell - indent(self.outer_size.width) - MARGIN)

    def progress(self) -> tuple[int, int]:
        """The last line in view, and how many there are."""
        return self.in_view().stop, self.count()

    def scroll_to_line(self, line: int) -> None:
        """As every view, and the place is kept for other widths."""
        super().scroll_to_line(line)
        if self._setting is not None:
            self._anchor = self._lines.starts[self.top] if self.top else 0

    # Setting and drawing

    @property
    def _lines(self) -> Lines:
        assert self._setting is not None
        return self._setting.lines

    def _set(self) -> None:
        """Set the page in lines of today's width, with the place kept."""
        if self._page is None or not self.outer_size.width:
            return
        lines = _lines_of(self._page.text, measure(self.outer_size.width))
        self._setting = set_page(self._page, lines, self._verdicts)
        self._lay_over()
        self.top = self._top_of(lines, self._anchor)

    def _top_of(self, lines: Lines, position: int) -> int:
        """The first line in view, where that offset is to be the first."""
        return min(lines.line_of(position), max(len(lines) - self.outer_size.height, 0))

    def on_resize(self) -> None:
        """Set the lines anew where the measure is another; what was in view stays there."""
        at = self.at.band
        seen = at is not None and self.sees(at)
        if self._setting is None or self._lines.width != measure(self.outer_size.width):
            self._set()
        elif self._setting is not None:
            self.top = self._top_of(self._lines, self._anchor)
        self.forget_drawn()
        if seen and at is not None and not self.sees(at):
            anchor = self._anchor
            self.go_to(at)
            self._anchor = anchor

    def prepare(self, new: Opened) -> Iterator[None]:
        """Have another article at hand as it would be opened, a few lines at a time."""
        width, height = self.outer_size
        if not width:
            return
        lines = _lines_of(new.page.text, measure(width))
        yield
        setting, at = set_page(new.page, lines, self._verdicts), Focus(new.current)
        seen = range(len(lines))[self._top_of(lines, new.position) :][:height]
        for start in range(seen.start, seen.stop, STEP):
            yield
            for line in range(start, min(start + STEP, seen.stop)):
                words = compose(setting, line, at, Marks())
                self.make_ready((_indented(width, words), ()))

    def ahead(self) -> Iterator[None]:
        """Have the pages after and before this one drawn, a few lines at a time."""
        seen = self.in_view()
        after = range(seen.stop, min(seen.stop + len(seen), self.count()))
        before = range(max(seen.start - len(seen), 0), seen.start)
        for lines in (after, before):
            for start in range(lines.start, lines.stop, STEP):
                self.draw_ahead(range(start, min(start + STEP, lines.stop)))
                yield

    def count(self) -> int:
        """As many lines as the text was set in."""
        return 0 if self._setting is None else len(self._lines)

    def pieces(self, line: int) -> Sequence[Piece]:
        """The line with its margin, in the middle of the pane."""
        assert self._setting is not None
        words = compose(self._setting, line, self.at, self.hits, self._overlay)
        return _indented(self.outer_size.width, words)


def _indented(width: int, words: Iterable[Piece]) -> tuple[Piece, ...]:
    """A line brought to the middle of its pane."""
    return ((" " * indent(width), ()), *words)

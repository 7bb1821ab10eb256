"""Going about: lines, pages, statements, articles, panes; knows nothing of verdicts."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

from keymaps import Keymap
from model import ObelosError, Span
from tui.highlights import Focus
from tui.opened import Opened, opened
from tui.pages import Page
from tui.screens.panes import Panes
from tui.spare import Spare
from tui.widgets.text import Choices

if TYPE_CHECKING:
    from tui.desk import Desk, Row

FEW = 200
"""Statements in an article whose findings are read while a key may come, in a millisecond."""

SHORT = 30_000
"""Code points of a text that is set in lines while a key may come, in some milliseconds."""

JUMPS = 100
"""How many places `back` remembers."""


class Moving(Panes):
    """The commands of the group Move."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.spare = Spare()
        self.ready: dict[str, tuple[Row, int]] = {}
        """What was made ready beside this page, by id: of which row, for which width."""
        self._ready_beside: Page | None = None
        self.jumps: list[tuple[str, int, Span | None, str]] = []
        """Article, position and current statement that jumps began at, and the command that
        opens the screen over them that led away, if one did.
        """

    # Ahead of the keys

    async def take(self, event: events.Key) -> bool:
        """As every screen; then what the next key may show is made ready."""
        taken = await super().take(event)
        self.spare.begin(self.ahead())
        return taken

    def ahead(self) -> Iterator[None]:
        """What is made ready, a step at a time."""
        yield from self.reader.ahead()
        if self.page is not self._ready_beside:
            self.ready, self._ready_beside = {}, self.page
        rows, here = self.articles.rows, self.articles.number_opened
        for number in (here + 1, here - 1):
            if here >= 0 and 0 <= number < len(rows):
                row, width = rows[number], self.reader.outer_size.width
                if self.ready.get(row.id) != (row, width):
                    yield from self._made_ready(row)
                    self.ready[row.id] = row, width

    def _made_ready(self, row: "Row") -> Iterator[None]:
        """What an article beside this one needs to be shown; a long one takes too long for that."""
        if max(row.statements or 0, row.tagged) > FEW:
            return
        yield
        # What cannot be read is said when it is opened.
        with suppress(ObelosError):
            text = self.desk.article(row.id).text
            yield
            self.desk.analysis(row.id)
            yield
            if len(text) <= SHORT:
                yield from self._drawn_ahead(opened(self.desk, row.id))

    def _drawn_ahead(self, new: Opened) -> Iterator[None]:
        """The text as it will be seen, and what stands beside it."""
        yield from self.reader.prepare(new)
        place = new.page.place(new.current)
        if place is not None and place.statement is not None:
            for link in self.desk.links(new.page.article.id, place.statement.id):
                yield
                self.desk.analysis(link.other.article_id)
                yield
                self.desk.article(link.other.article_id)
        yield
        lines = self.lines_beside(new.page, self.what_is_beside(new.page, place))
        yield
        for line in lines[: self.panel.outer_size.height]:
            self.panel.make_ready((line.pieces, ()))

    # Lines and pages

    def action_line_down(self, count: int = 1) -> None:
        """One line, one article, or one choice down."""
        self._move(count)

    def action_line_up(self, count: int = 1) -> None:
        """One line, one article, or one choice up."""
        self._move(-count)

    def _move(self, steps: int) -> None:
        view = self.pane(self.focused_pane)
        if view is self.articles:
            self.articles.move(steps)
        elif isinstance(view, Choices):
            view.move(steps)
        else:
            self._scroll(view.top + steps)

    def action_page_down(self, count: int = 1) -> None:
        """A page, with one line kept."""
        self._page(count)

    def action_page_up(self, count: int = 1) -> None:
        """A page, with one line kept."""
        self._page(-count)

    def action_half_page_down(self, count: int = 1) -> None:
        """Half a page."""
        self._page(count, part=2)

    def action_half_page_up(self, count: int = 1) -> None:
        """Half a page."""
        self._page(-count, part=2)

    def _page(self, pages: int, part: int = 1) -> None:
        view = self.pane(self.focused_pane)
        if view is self.articles:
            self.articles.move(pages * max(self.articles.page // part, 1))
        else:
            lines = max(view.size.height // part - (part == 1), 1)
            self._scroll(view.top + pages * lines)

    def action_top(self, count: int = 1) -> None:
        """The first line or article."""
        self._end(0)

    def action_bottom(self, count: int = 1) -> None:
        """The last line or article."""
        self._end(self.pane(self.focused_pane).count())

    def _end(self, line: int) -> None:
        if self.focused_pane == "list":
            self.articles.move(line or -len(self.articles.rows))
        else:
            self._scroll(line)

    def _scroll(self, line: int) -> None:
        view = self.pane(self.focused_pane)
        view.scroll_to_line(line)
        if view is self.reader:
            self.follow_view()

    def follow_view(self) -> None:
        """A current statement that went out of view gives way to one that is in it, so that no
        verdict can fall on something unseen.
        """
        current = self.reader.at.current
        if self.page is not None and not (current and self.reader.sees(current)):
            self.reader.look(Focus(self.span_seen(self.page)))
            self.show_around()
        else:
            self.show_status()

    # Statements

    def action_next_statement(self, count: int = 1) -> None:
        """The next statement."""
        self._step(count, "This is the last statement.")

    def action_previous_statement(self, count: int = 1) -> None:
        """The previous statement."""
        self._step(-count, "This is the first statement.")

    def _step(self, steps: int, at_end: str) -> None:
        if self.page is None or not self.page.places:
            self.say("No statements were found in this report.")
            return
        seen = self.reader.span_in_view()
        place = self.page.step(self.reader.at.current, steps, seen.start)
        if place is None:
            self.say(at_end)
        else:
            self.go_to(place.span)

    def action_next_untagged(self, count: int = 1) -> None:
        """The next statement without a verdict."""
        if self.page is None:
            return
        place = self.page.next_untagged(self.reader.at.current, self.reader.span_in_view().start)
        if place is None:
            self.say("Every statement of this report is tagged.")
        else:
            self.go_to(place.span)

    # Articles and panes

    def action_next_article(self, count: int = 1) -> None:
        """The next article of the list."""
        self._article(count, "This is the last report.")

    def action_previous_article(self, count: int = 1) -> None:
        """The previous article of the list."""
        self._article(-count, "This is the first report.")

    def _article(self, steps: int, at_end: str) -> None:
        rows, here = self.articles.rows, self.articles.number_opened
        wanted = min(max(here + steps, 0), len(rows) - 1)
        if not rows or (here >= 0 and wanted == here and self.page is not None):
            self.say(at_end)
        else:
            self.open_article(rows[wanted].id)

    def action_next_pane(self, count: int = 1) -> None:
        """The pane to the right, then the first."""
        self._pane(count)

    def action_previous_pane(self, count: int = 1) -> None:
        """The pane to the left, then the last."""
        self._pane(-count)

    def _pane(self, steps: int) -> None:
        here = self.PANES.index(self.focused_pane)
        self.show_pane(self.PANES[(here + steps) % len(self.PANES)])

    def action_open(self, count: int = 1) -> None:
        """What the cursor of the pane is on."""
        if self.focused_pane == "list" and self.articles.rows:
            if self.open_article(self.articles.rows[self.articles.cursor].id):
                self.show_pane("reader")
        elif self.focused_pane == "panel":
            self.go_elsewhere()
        else:
            self.say("Nothing to open here.")

    # Jumps

    def go_elsewhere(self) -> None:
        """To the same statement in the report chosen in the panel."""
        others = self.beside.elsewhere if self.beside else ()
        if not others or self.panel.chosen is None:
            self.say("No other report says the same.")
            return
        other = others[self.panel.chosen]
        self.jump(other.article_id, other.span)

    def jump(self, article_id: str, span: Span | None, sheet: str = "") -> None:
        """Go to a place in any article; `back` returns, to that sheet too if it led here."""
        if self.page is not None:
            at = self.reader.at.current
            self.jumps.append((self.page.article.id, self.reader.position, at, sheet))
            del self.jumps[:-JUMPS]
        if article_id == self.article_id and span is not None:
            self.go_to(span)
        else:
            self.open_article(article_id, span)
        self.show_pane("reader")

    def let_go_of(self, article_id: str) -> None:
        """Places to return to, and what was made ready, where the article has other words now."""
        self.jumps = [each for each in self.jumps if each[0] != article_id]
        self.ready.clear()

    async def action_back(self, count: int = 1) -> None:
        """To where the last jump began, seen as it was."""
        if not self.jumps:
            self.say("There is no jump to return from.")
            return
        article_id, position, current, sheet = self.jumps.pop()
        if article_id != self.article_id:
            self.desk.keep_position(article_id, position)
            self.open_article(article_id)
        self.reader.return_to(position)
        self.reader.look(Focus(current))
        self.show_around()
        self.show_pane("reader")
        if sheet:
            await self.run_command(sheet)

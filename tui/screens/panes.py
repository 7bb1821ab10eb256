"""The three panes, the article in them and the lines around; knows what is seen, not the keys."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from keymaps import Context, Keymap, hints
from model import ObelosError, Span
from tui.annotation import Beside, Line, lines_beside, lines_without_place
from tui.arrangement import MARGIN, arrange, indent
from tui.highlights import Focus
from tui.opened import beside, opened
from tui.pages import Page, Place, with_analysis, with_placed
from tui.screens.keyed import Keyed
from tui.screens.verdicts import beside_others, own_hints
from tui.shown import cut, shown_line
from tui.status import SAVED, Pieces, heading, heading_count, status, strip, tally, title
from tui.widgets.articles import Articles
from tui.widgets.fields import Field
from tui.widgets.lines import LineView
from tui.widgets.reader import Reader
from tui.widgets.text import Choices, TextLines

if TYPE_CHECKING:
    from tui.desk import Change, Desk

HINTS = (
    *("help", "next_hit", "previous_hit", "extend_word", "extend_clause"),
    *("confirmed", "disputed", "unsourced", "next_clause", "extend_sentence", "extend_paragraph"),
    *("note", "next_pane", "next_statement", "elsewhere", "matrix"),
)
"""Commands that the status line reminds of, the most needed first: there is not room for all."""


class Panes(Keyed):
    """What every command of the reading screen works on."""

    DEFAULT_CSS = """
    Panes { background: $background; }
    Panes > * { position: absolute; }
    """
    BLANK = True
    AUTO_FOCUS = None
    PANES: ClassVar[tuple[str, ...]] = ("list", "reader", "panel")

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(keymap)
        self.desk = desk
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.own_hints = own_hints(keymap, desk.verdicts)
        self.articles = Articles(id="list")
        self.reader = Reader(desk.verdicts, id="reader")
        self.panel = Choices(id="panel")
        self.titles = {name: TextLines(id=f"{name}-title") for name in self.PANES}
        self.strip = TextLines(id="strip")
        self.status = TextLines(id="status")
        self.prompt = Field(id="prompt")
        self.page: Page | None = None
        self.beside: Beside | None = None
        self.focused_pane = "reader"
        """Where the keys go, and what is seen where there is room for one pane."""
        self.arrangement = arrange(80, 24)
        self.typing = False
        """Whether words to search for are being typed, in place of the status line."""
        self.standing = SAVED
        self._said: tuple[str, bool] = ("", False)
        self._hints: dict[Context, tuple[tuple[str, str], ...]] = {}

    def compose(self) -> ComposeResult:
        """List, text and panel side by side, and a line or three below.

        They stand in no containers, which would be drawn too, line by line, beneath them.
        """
        yield from (self.articles, self.reader, self.panel, *self.titles.values())
        yield from (self.strip, self.status)

    # Sizes

    def on_resize(self) -> None:
        """Share the new size out."""
        self.rearrange()

    def rearrange(self) -> None:
        """Give every pane its size, and show the ones there is room for."""
        recall = self.desk.recall
        self.arrangement = arrange(
            *self.app.size,
            recall("list_width", 0),
            recall("panel_width", 0),
            self.focused_pane,
        )
        self.place_panes()
        self.show_around()

    def place_panes(self) -> None:
        """Put each where it belongs, and what is typed in place of the status line."""
        hidden = self.status if self.typing else self.prompt
        for child in self.children:
            name = "status" if child is self.prompt else str(child.id)
            box = self.arrangement.boxes.get(name)
            child.display = box is not None and child is not hidden
            if box is not None:
                child.styles.offset = (box.x, box.y)
                child.styles.width, child.styles.height = box.width, box.height

    def show_pane(self, name: str) -> None:
        """Send the keys there; on a small terminal that pane is shown over the others."""
        self.focused_pane = name
        for each in self.PANES:
            self.pane(each).activate(each == name)
        if self.arrangement.wide:
            self._show_titles()
            self.show_status()
        else:
            self.rearrange()

    def pane(self, name: str) -> LineView:
        """The view of that name."""
        return {"list": self.articles, "reader": self.reader, "panel": self.panel}[name]

    # The article

    @property
    def article_id(self) -> str | None:
        """Of the article in the reader."""
        return self.page.article.id if self.page else None

    @property
    def place(self) -> Place | None:
        """The statement the reader is at."""
        return self.page.place(self.reader.at.current) if self.page else None

    def open_article(self, article_id: str, span: Span | None = None) -> bool:
        """Show an article, at `span` or where the reader left it; says why when it cannot."""
        try:
            # Where the reader is now: that may be asked for at once.
            self.keep_position()
            new = opened(self.desk, article_id, span)
        except ObelosError as error:
            self.say(str(error), alert=True)
            return False
        self.page = new.page
        self.reader.open(new)
        if span:
            self.reader.go_to(span)
        self.desk.mark_read(article_id)
        self.articles.replace(self.desk.row(article_id))
        self.articles.mark_opened(article_id)
        self.show_around()
        return True

    def keep_position(self) -> None:
        """Remember where the reader is in this article."""
        if self.page is not None:
            self.desk.keep_position(self.page.article.id, self.reader.position)

    def renew_page(self) -> None:
        """The same article with what is known of it now; nothing moves."""
        if self.page is None:
            return
        page, at = self.page_now(self.page), self.reader.at
        if page.place(at.current) is None:
            at = replace(at, current=self.span_seen(page))
        self.page = page
        self.reader.update_page(page, at)
        self.show_around()

    def span_seen(self, page: Page) -> Span | None:
        """The first statement in view; none is better than one that cannot be seen."""
        place = page.step(None, 1, self.reader.span_in_view().start)
        return place.span if place and self.reader.sees(place.span) else None

    def page_now(self, page: Page) -> Page:
        """The same article with what is known of it now."""
        article_id = page.article.id
        found = with_analysis(page, self.desk.analysis(article_id))
        return with_placed(found, self.desk.placed(article_id))

    def go_to(self, span: Span) -> None:
        """Make these words, or the statement they are in, the current one; nothing moves when
        they are in view.
        """
        place = self.page.around(span) if self.page else None
        self.reader.look(Focus(place.span if place else span))
        self.reader.go_to(span)
        self.show_around()

    def show_change(self, change: "Change | None", nothing: str) -> bool:
        """Show what an act changed and that it is saved; opens the article it is in."""
        if change is None:
            self.say(nothing)
            return False
        if self.desk.has(change.article_id):
            if change.article_id != self.article_id:
                self.open_article(change.article_id, change.span)
            self.articles.replace(self.desk.row(change.article_id))
        self._said = (change.what, False)
        return True

    # The lines around

    def show_around(self) -> None:
        """Headings, panel, strip and status, as things stand."""
        self._show_panel()
        self._show_titles()
        self.show_status()

    def _show_titles(self) -> None:
        here, sizes = self.focused_pane, self.arrangement
        listed, total = len(self.articles.rows), self.articles.total
        count = str(total) if listed == total else f"{listed} of {total}"
        list_title = title("Reports", count, sizes.list_width - 2, focused=here == "list")
        self.titles["list"].show((list_title,))
        width = sizes.panel_width - 2
        self.titles["panel"].show((title(self._number(), "", width, focused=here == "panel"),))
        if self.page is not None:
            left = indent(sizes.reader_width) + MARGIN
            head = heading(
                self.page.article,
                sizes.reader_width,
                left,
                sizes.heading,
                focused=sizes.wide and here == "reader",
                earlier=self.articles.earlier,
            )
            if not sizes.wide:
                tagged = f"{self.page.tagged}/{len(self.page.places)}"
                told = f"{tagged}  {self._of_articles()}"
                head = heading_count(head, sizes.reader_width, told)
            self.titles["reader"].show(head)

    def _of_articles(self) -> str:
        return f"{self.articles.number_opened + 1 or '–'} of {len(self.articles.rows)}"

    def _number(self) -> str:
        place = self.place
        if place is None or self.page is None:
            return "Report"
        number = self.page.index_at(place.span) + 1
        return f"Statement {number} of {len(self.page.places)}"

    def _show_panel(self) -> None:
        self.beside = self.what_is_beside(self.page, self.place)
        lines = self.lines_beside(self.page, self.beside)
        self.panel.offer([line.pieces for line in lines], [line.target for line in lines])
        number = self.page.index_at(self.beside.place.span) + 1 if self.page and self.beside else 0
        self.strip.show(strip(self.beside, number, self.app.size.width))

    def lines_beside(self, page: Page | None, about: Beside | None) -> Sequence[Line]:
        """What the panel says about a place, or else about the report."""
        width = max(self.arrangement.panel_width - 2, 10)
        if about is not None:
            return lines_beside(about, width)
        return lines_without_place(page, width) if page is not None else ()

    def what_is_beside(self, page: Page | None, place: Place | None) -> Beside | None:
        """All there is to say about a place."""
        if place is None or page is None:
            return None
        return beside(self.desk, page, place, self.marks, self.own_hints)

    # Telling

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell the reader something in the status line, until the next key."""
        if (words, alert) != self._said:
            self._said = (words, alert)
            self.show_status()

    def show_status(self) -> None:
        """The last line, as things stand."""
        words, alert = self._said
        wide = self.arrangement.wide
        style = "alert" if alert else "strong"
        width = self.app.size.width
        if words:
            said: Pieces = ((cut(shown_line(words), max(width - 2, 4)), (style,)),)
        else:
            said = tally(self.articles.tagged, self.articles.found, self.standing, wide=wide)
        seen, lines = self.reader.progress()
        place = f"line {seen} · {100 * seen // lines} %" if lines else ""
        if self.context not in self._hints:
            found = tuple(hints(self.keymap, self.context, HINTS))
            self._hints[self.context] = beside_others(found, self.own_hints)
        keys = self._hints[self.context]
        self.status.show((status(said, place, keys, width, wide=wide),))

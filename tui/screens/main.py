"""The reading screen whole: commands, news from the analyst, leaving; knows no storage."""

import logging
from typing import TYPE_CHECKING

from textual.message import Message

from keymaps import COMMANDS, Context, Keymap, keys_of
from model import ObelosError, Span
from tui.analyst import Analysed, Analyst, ArticlesRead, Failed, Idle, Linked, News
from tui.counting import counted
from tui.desk.naming import NAMES
from tui.highlights import Focus
from tui.hits import Hits
from tui.screens.choosing import Choosing
from tui.screens.finding import Finding
from tui.screens.pointing import Pointing
from tui.screens.sheets import Sheets
from tui.screens.verdicts import own_of
from tui.screens.warnings import Warnings
from tui.themes import THEMES
from tui.watcher import Added, Outdated, Seen, Troubled, Written
from tui.widgets.lines import LineView
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.desk import Desk

VERDICTS = ("confirmed", "disputed", "unsourced")

REST = 0.25
"""Seconds between two looks at the list while the analyst is at work."""

LOG = logging.getLogger("obelos")


class Told(Message):
    """News from the analyst, on its way into the screen's own thread."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class Main(Sheets, Finding, Pointing, Choosing, Warnings):
    """Reads, judges, finds."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.analyst = Analyst(desk, self._told)
        self.rows_changed = False
        self._stale: set[str] = set()
        """Articles whose rows are to be renewed."""

    def on_mount(self) -> None:
        """The article read last, at once; everything else afterwards."""
        self.show_rows()
        self.set_interval(REST, self._list_news)
        if not self.desk.recall("welcomed", False):
            self.desk.remember("welcomed", True)
            self.welcome()
        self.rearrange()
        self.reader.active = True
        first = self.desk.last_article() or next(iter(self.desk.ids()), None)
        if first is not None and self.page is None:
            self.open_article(first)
        self.call_after_refresh(self.analyst.start)
        self.call_after_refresh(self.spare.begin, self.ahead())

    def welcome(self) -> None:
        """What to do first, until the first key."""
        keys = {name: self.key_for(name) for name in ("next_statement", *VERDICTS, "help")}
        judge = " ".join(keys[name] for name in VERDICTS)
        self.say(
            f"{keys['next_statement']} goes to the next statement, {judge} judge it, "
            f"{keys['help']} lists all keys."
        )

    def open_article(self, article_id: str, span: Span | None = None) -> bool:
        """As every opening, and analysed before all others."""
        opened = super().open_article(article_id, span)
        if opened and self.page is not None and self.page.analysis is None:
            self.analyst.want(article_id)
        return opened

    @property
    def context(self) -> Context:
        """What is under way decides what the keys mean."""
        if self.reader.at.selected is not None:
            return "selecting"
        return "searching" if self.reader.at.hit is not None else "everywhere"

    # News from the analyst

    def _told(self, news: News) -> None:
        self.post_message(Told(news))

    def on_told(self, message: Told) -> None:
        """Show what has come to be known."""
        news = message.news
        LOG.debug("%s", news)
        if isinstance(news, ArticlesRead):
            self.rows_changed = True
            if news.problems:
                self.notify_left_out(news.problems)
            self._open_first()
        elif isinstance(news, Analysed):
            self._stale.update(news.article_ids)
            if self.article_id in news.article_ids:
                self.renew_page()
        elif isinstance(news, Linked):
            self.renew_page()
            self.renew_sheets()
            # What stands beside the next report is something else now.
            self.ready.clear()
            self.spare.begin(self.ahead())
        elif isinstance(news, Failed):
            self.notify_once(news.reason)
        elif isinstance(news, Idle):
            self._list_news()

    def show_seen(self, seen: Seen) -> None:
        """What became of store and library, without a key."""
        match seen:
            case Written(article_ids):
                self._show_written(article_ids)
            case Troubled(problems):
                self.warn(problems)
            case Added(count):
                self.analyst.read_on()
                self.say(f"{counted(count, 'new report')} in the library.")
            case Outdated():
                self.notify_outdated()

    def _show_written(self, article_ids: tuple[str, ...]) -> None:
        """What others wrote on these articles; nothing moves."""
        if NAMES in article_ids:
            self.link_again()
        # After a while without a look they may be hundreds, which a key would have to wait for.
        self._stale.update(article_ids)
        self._list_news()
        self.renew_page()
        self.renew_sheets()

    def _open_first(self) -> None:
        if self.page is None and (ids := self.desk.ids()):
            self.show_rows()
            self.open_article(ids[0])

    def _list_news(self) -> None:
        if not self.listing.at_work and (self.rows_changed or self._stale):
            stale, self._stale = self._stale, set()
            came, self.rows_changed = self.rows_changed, False
            self.renew_rows(stale, came=came)

    def let_go_of(self, article_id: str) -> None:
        """As always; it is counted and linked anew also where its findings are at hand."""
        super().let_go_of(article_id)
        self.analyst.want(article_id)

    def link_again(self) -> None:
        """What was decided about names is different."""
        self.analyst.link_again()

    # What is under way

    def action_cancel(self, count: int = 1) -> None:
        """End the search or the selection, else return to the text."""
        at = self.reader.at
        if self.typing:
            self.close_prompt()
            self.reader.show_hits(Hits())
        elif at.selected is not None:
            self.reader.look(Focus(at.current, None, at.hit))
        elif self.reader.hits:
            self.reader.show_hits(Hits())
            self.reader.look(Focus(at.current))
        else:
            self.show_pane("reader")
        self.show_around()

    def on_line_view_moved(self, event: LineView.Moved) -> None:
        """The wheel moved the text."""
        if event.view is self.reader:
            self.show_status()

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse opens, chooses, and makes a statement current."""
        event.stop()
        if event.view is self.articles and event.line < self.articles.count():
            self.articles.move(event.line // 2 - self.articles.cursor)
            self.show_pane("list")
            self.action_open()
        elif event.view is self.panel and event.line < self.panel.count():
            target = self.panel.targets[event.line]
            if target is not None:
                self.panel.choose(target)
                self.go_elsewhere()
        elif event.view is self.reader and self.page is not None:
            self._point_at(self.reader.offset_at(event.line, event.cell))

    def on_reader_dragged(self, event: Reader.Dragged) -> None:
        """Whole words, from where the button was pressed to the pointer."""
        if self.page is not None:
            self.choose_between(event.span)

    def _point_at(self, offset: int) -> None:
        inside = [p for p in self.page.places if p.span.start <= offset < p.span.end]  # type: ignore[union-attr]
        if inside:
            self.go_to(min(inside, key=lambda place: len(place.span)).span)

    # The screen itself

    def action_help(self, count: int = 1) -> None:
        """The keys."""
        from tui.screens.help import show_help

        show_help(self, self.desk.verdicts)

    def action_palette(self, count: int = 1) -> None:
        """Every command by name."""
        from tui.screens.help import does
        from tui.screens.picking import Choice, fitting, pick

        own = own_of(self.desk.verdicts)
        choices = tuple(
            Choice(words, f"{keys_of(self.keymap, each.name)}  {each.name}", each.name)
            for each in COMMANDS
            if each.context in ("everywhere", self.context) and (words := does(each, own))
        )

        async def run(name: str | None) -> None:
            if name is not None:
                await self.run_command(name)

        pick(self, "Commands", fitting(choices), run)

    def action_theme(self, count: int = 1) -> None:
        """Ours first, then Textual's."""
        from tui.screens.picking import Choice, fitting, pick

        ours = [theme.name for theme in THEMES]
        names = [*ours, *sorted(set(self.app.available_themes) - set(ours))]
        choices = tuple(Choice(name, "", name) for name in names)

        def chosen(name: str | None) -> None:
            if name is not None:
                self.app.theme = name
                self.desk.remember("theme", name)

        pick(self, "Theme", fitting(choices), chosen)

    def action_wider(self, count: int = 1) -> None:
        """The pane with the focus, or the panel."""
        self._widen(2 * count)

    def action_narrower(self, count: int = 1) -> None:
        """The pane with the focus, or the panel."""
        self._widen(-2 * count)

    def _widen(self, cells: int) -> None:
        if not self.arrangement.wide:
            self.say("There is only one pane at this width.")
            return
        here = self.arrangement
        if self.focused_pane == "list":
            self.desk.remember("list_width", here.list_width + cells)
        else:
            self.desk.remember("panel_width", here.panel_width + cells)
        self.rearrange()

    def action_suspend(self, count: int = 1) -> None:
        """Back to the shell, where the terminal allows it."""
        self.app.action_suspend_process()

    def action_quit(self, count: int = 1) -> None:
        """Everything is saved already, or it is said."""
        if self.may_leave():
            self.leave()
            self.app.exit()

    def leave(self) -> None:
        """Remember where the reader is, and what is being written."""
        from tui.screens.noting import NoteEditor

        for screen in self.app.screen_stack:
            if isinstance(screen, NoteEditor) and screen.where and screen.has_changed:
                self.drafts.keep(screen.where, screen.written())
        self.analyst.stop()
        try:
            self.keep_position()
        except ObelosError as error:
            self.notify(str(error), markup=False)

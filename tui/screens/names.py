"""The names in all reports, joined and parted by keys; knows only the desk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult

from keymaps import Context, Keymap
from model import Span
from tui.roster import ORDERS, Name, Order, around, listed, name_line, names_of, variants_lines
from tui.screens.picking import Choice, fitting, pick
from tui.screens.sheet import Host
from tui.screens.sheet_acts import TurningSheet
from tui.shown import cut, shown_line
from tui.status import Pieces
from tui.widgets.fields import Field
from tui.widgets.lines import LineView
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.desk import Change, Desk

TOLD = {"count": "most often first", "reports": "most reports first", "name": "by the alphabet"}

AROUND = 60
"""Code points shown of each occurrence to choose from."""


@dataclass(frozen=True, slots=True)
class Where:
    """What of the list is kept while the reader is elsewhere."""

    order: Order = "count"
    wanted: str = ""
    """Only names with these letters are listed."""
    name: str = ""
    """The one the cursor was on."""
    top: int = 0


class Names(TurningSheet):
    """One line for each name; two of them can be made one, and one can be made two."""

    DEFAULT_CSS = """
    Names #foot { height: 4; }
    Names #wanted { display: none; }
    """
    NAME = "names"
    HINTS: ClassVar[tuple[str, ...]] = (
        *("help", "open", "join_names", "part_name", "sort_names", "filter_names", "undo"),
    )

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.rows = Rows(self._line, id="rows")
        super().__init__(desk, keymap, host, self.rows)
        self.field = Field(id="wanted")
        self.begin()

    def clear(self) -> None:
        """List no names."""
        super().clear()
        self.rows.clear()
        self.every: tuple[Name, ...] = ()
        self.names: tuple[Name, ...] = ()
        self.joining = ""
        """The name that is to be joined with another."""

    def begin(self) -> None:
        """Go on where the list was left."""
        self.clear()
        self.where: Where = self.host.kept.get(self.NAME, Where())

    def compose(self) -> ComposeResult:
        """As every sheet, with a line to type in."""
        yield from super().compose()
        yield self.field

    @property
    def context(self) -> Context:
        """Its own keys go before those that hold everywhere."""
        return "names"

    # What is listed

    def renew(self) -> None:
        """List what is known now; the cursor stays on its name."""
        self.gather(partial(self._known, self.where), self._know)

    def _known(self, where: Where) -> tuple[Where, tuple[Name, ...], tuple[Name, ...]]:
        """All names, and those listed there: to sort thousands takes longer than a key may."""
        patiently = self.gatherer.patiently
        found = (self.desk.analysis(article_id) for article_id in patiently(self.desk.ids()))
        every = names_of((analysis for analysis in found if analysis), patiently)
        return where, every, listed(every, where.order, where.wanted)

    def _know(self, known: tuple[Where, tuple[Name, ...], tuple[Name, ...]]) -> None:
        where, self.every, names = known
        if (where.order, where.wanted) == (self.where.order, self.where.wanted):
            self._put_names(names)
        else:
            self._list()

    def _list(self) -> None:
        self._put_names(listed(self.every, self.where.order, self.where.wanted))

    def _put_names(self, names: tuple[Name, ...]) -> None:
        self.names = names
        at = [number for number, name in enumerate(self.names) if name.name == self.where.name]
        self.rows.top = self.where.top
        self._put(at[0] if at else self.rows.cursor)

    def _put(self, row: int) -> None:
        self.rows.offer(len(self.names), row)
        self.where = self.keep()
        self.show_around()

    def keep(self) -> Where:
        """The order, the letters and the name."""
        here = self.here
        return replace(self.where, name=here.name if here else "", top=self.rows.top)

    @property
    def here(self) -> Name | None:
        """The name the cursor is on."""
        return self.names[self.rows.cursor] if self.names else None

    def move(self, steps: int) -> None:
        """So many names on."""
        self._put(self.rows.cursor + steps)

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse puts the cursor there."""
        event.stop()
        if event.view is self.rows and event.line < self.rows.count():
            self._put(event.line)

    def action_sort_names(self, count: int = 1) -> None:
        """The next of the three orders."""
        order = ORDERS[(ORDERS.index(self.where.order) + 1) % len(ORDERS)]
        self.where = replace(self.where, order=order)
        self._list()
        self.say(f"Sorted: {TOLD[order]}.")

    # Letters

    def action_filter_names(self, count: int = 1) -> None:
        """Only names with the letters that are typed next."""
        self.field.value = self.where.wanted
        self.field.display, self.status.display = True, False
        self.set_focus(self.field, scroll_visible=False)

    action_search = action_filter_names

    async def take(self, event: events.Key) -> bool:
        """While letters are typed, only enter and escape are commands."""
        if not self.field.display:
            return await super().take(event)
        if event.key not in ("enter", "escape"):
            return False
        wanted = self.field.value if event.key == "enter" else ""
        self.field.display, self.status.display = False, True
        self.set_focus(None)
        self._want(wanted)
        return True

    def on_input_changed(self, event: Field.Changed) -> None:
        """List what fits while it is typed."""
        event.stop()
        if self.field.display:
            self._want(self.field.value)

    def _want(self, wanted: str) -> None:
        self.where = replace(self.where, wanted=wanted)
        self._list()

    # Acting

    def action_open(self, count: int = 1) -> None:
        """To where it stands; chosen from a list where it stands more than once."""
        here = self.here
        if here is None:
            return
        if len(here.places) == 1:
            self.leave(here.places[0])
            return
        choices = tuple(self._choice(article_id, span) for article_id, span in here.places)

        def chosen(place: tuple[str, Span] | None) -> None:
            if place:
                self.leave(place)

        pick(self, f"Where {shown_line(here.name)} stands", fitting(choices), chosen)

    def _choice(self, article_id: str, span: Span) -> Choice:
        article = self.desk.article(article_id)
        where = article.publisher or article.title
        return Choice(around(article.text, span, AROUND), where, (article_id, span))

    def action_join_names(self, count: int = 1) -> None:
        """Once to take this name up, once more on the name that it is to be one with."""
        here = self.here
        if here is None:
            return
        if not self.joining:
            self.joining = here.name
            key = self.key_for("join_names")
            self.say(f"Go to the name that {here.name} is one with, then {key}.")
        elif self.joining == here.name:
            self.joining = ""
            self.say("Given up: a name is one with itself.")
        else:
            variant, self.joining = self.joining, ""
            self._decide(lambda: self.desk.join_names(variant, here.name))
        self.rows.redraw()

    def action_part_name(self, count: int = 1) -> None:
        """One of its forms is another name from now on; chosen from a list of several."""
        here = self.here
        if here is None or not here.others:
            self.say("This name has one form only.")
            return
        if len(here.others) == 1:
            self._part(here.others[0], here.name)
            return
        counts = dict(here.variants)
        choices = tuple(Choice(form, f"{counts[form]} times", form) for form in here.others)

        def chosen(form: str | None) -> None:
            if form:
                self._part(form, here.name)

        pick(self, f"Which is not {shown_line(here.name)}", fitting(choices), chosen)

    def _part(self, form: str, name: str) -> None:
        self._decide(lambda: self.desk.part_names(form, name))

    def _decide(self, what: Callable[[], "Change | None"]) -> None:
        """Keep a decision, and have the names folded anew in the background."""
        if change := self.act(what):
            self.host.link_again()
            self.say(change.what)

    def turned(self, change: "Change") -> None:
        """It shows when the names are folded anew."""
        self.host.link_again()

    def action_cancel(self, count: int = 1) -> None:
        """Give up joining, then the letters, then the list."""
        if self.joining:
            self.joining = ""
            self.rows.redraw()
        elif self.where.wanted:
            self._want("")
        else:
            self.leave()

    action_names = TurningSheet.action_cancel

    # Drawing

    def show_around(self) -> None:
        """Heading, foot and status, as things stand."""
        width, height = self.app.size.width, self.app.size.height
        self.foot.styles.height = 4 if height >= 12 else 0
        self.head.styles.height = 2 if height >= 12 else 1
        self.head.show((((cut(self._title(), width), ("quiet",)),),))
        lines: list[Pieces] = [(("─" * width, ("quiet",)),)]
        if self.here is not None:
            lines += variants_lines(self.here, width - 2, 3)
        elif not self.every:
            lines.append(((" No names are known yet.", ("quiet",)),))
        self.foot.show(lines)
        self.show_status()

    def _title(self) -> str:
        wanted = f" with “{shown_line(self.where.wanted)}”" if self.where.wanted else ""
        count = f"{len(self.names)} of {len(self.every)}" if wanted else str(len(self.every))
        return f" Names · {count}{wanted} · {TOLD[self.where.order]}"

    def _line(self, number: int) -> Pieces:
        name = self.names[number]
        return name_line(name, self.app.size.width, joining=name.name == self.joining)

"""Chooses what a review session goes through; knows only the desk."""

from typing import TYPE_CHECKING, ClassVar

from keymaps import Keymap
from tui.deciding import choice_line
from tui.screens.review_desk import Choosable, session_choices, session_kept
from tui.screens.sheet import Host, Sheet
from tui.status import Pieces
from tui.widgets.lines import LineView
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.desk import Desk


class ReviewStart(Sheet):
    """The queues with how much waits in each; the session that was left stands first."""

    DEFAULT_CSS = """
    ReviewStart #foot { height: 0; }
    """
    NAME = "review"
    HINTS: ClassVar[tuple[str, ...]] = ("help", "open")

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host, article_id: str | None) -> None:
        self.rows = Rows(self._line, id="rows")
        super().__init__(desk, keymap, host, self.rows)
        self._article_id = article_id
        self.choices: tuple[Choosable, ...] = ()

    def renew(self) -> None:
        """Count what waits now."""
        kept = session_kept(self.desk)
        self.gather(lambda: session_choices(self.desk, kept, self._article_id), self._list)

    def _list(self, choices: tuple[Choosable, ...]) -> None:
        self.choices = choices
        self.rows.offer(len(choices), self.rows.cursor)
        self.show_around()

    def show_around(self) -> None:
        """Heading and status."""
        self.head.show((((" Review session: what to go through", ("label",)),),))
        self.show_status()

    def standing(self) -> str:
        """There is nothing to add."""
        return ""

    def _line(self, number: int) -> Pieces:
        each = self.choices[number]
        return choice_line(each.label, each.waiting, self.app.size.width)

    def move(self, steps: int) -> None:
        """So many queues on."""
        self.rows.put_cursor(self.rows.cursor + steps)

    def action_open(self, count: int = 1) -> None:
        """Begin."""
        if not self.choices:
            return
        chosen = self.choices[self.rows.cursor]
        if not chosen.waiting:
            self.say("Nothing waits in that queue.")
            return
        self.dismiss()
        self.host.go_through(chosen.session)

    action_review = action_open

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse begins too."""
        event.stop()
        if event.view is self.rows and event.line < self.rows.count():
            self.rows.put_cursor(event.line)
            self.action_open()

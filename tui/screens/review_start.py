"""Chooses what a review session goes through; knows only the desk."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from keymaps import Keymap
from tui.deciding import choice_line
from tui.screens.review_desk import Choosable, session_choices, session_kept, session_labels
from tui.screens.sheet import Host, Sheet
from tui.status import Pieces
from tui.widgets.lines import LineView
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.desk import Desk


class ReviewStart(Sheet):
    """The queues with how much waits in each; the session that was left stands first."""

    NAME = "review"
    FOOT = False
    HINTS: ClassVar[tuple[str, ...]] = ("help", "open")

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.rows = Rows(self._line, id="rows")
        super().__init__(desk, keymap, host, self.rows)
        self.begin(None)

    def clear(self) -> None:
        """Offer nothing."""
        super().clear()
        self.rows.clear()
        self.choices: tuple[Choosable, ...] = ()

    def begin(self, article_id: str | None) -> None:
        """Offer the queues of all reports, and of that one."""
        self.clear()
        self._article_id = article_id

    def renew(self) -> None:
        """Count what waits now."""
        kept = session_kept(self.desk)
        article_id, patiently = self._article_id, self.gatherer.patiently
        self.gather(lambda: session_choices(self.desk, kept, article_id, patiently), self._list)
        if self.gatherer.at_work and not self.choices:
            self._list(session_labels(self.desk, kept, self._article_id))

    def _list(self, choices: tuple[Choosable, ...]) -> None:
        """The cursor stays on its queue; a session that was offered stays so, waiting or not."""
        before = self.choices[self.rows.cursor].session if self.choices else None
        offered = [each.session for each in choices]
        if self.choices and self.choices[0].session not in offered:
            choices = (replace(self.choices[0], waiting=0), *choices)
            offered = [each.session for each in choices]
        self.choices = choices
        cursor = offered.index(before) if before in offered else self.rows.cursor
        self.rows.offer(len(choices), cursor)
        self.show_around()

    def show_around(self) -> None:
        """Heading and status."""
        self.head.show((((" Review session: what to go through", ("label",)),),))
        self.show_status()

    def standing(self) -> str:
        """There is nothing to add."""
        return ""

    def _line(self, number: int) -> Pieces:
        each, here = self.choices[number], number == self.rows.cursor
        return choice_line(each.label, each.waiting, self.app.size.width, here=here)

    def move(self, steps: int) -> None:
        """So many queues on."""
        self.rows.put_cursor(self.rows.cursor + steps)

    def action_open(self, count: int = 1) -> None:
        """Begin."""
        if not self.choices:
            return
        chosen = self.choices[self.rows.cursor]
        if chosen.waiting == 0:
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

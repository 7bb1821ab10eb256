"""Tags in doubt, or whose words are gone, in all reports; knows only the desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from keymaps import Keymap
from model import Span
from tui.doubts import STATES, Doubt, doubt_line, doubts_of
from tui.grid_lines import words_lines
from tui.screens.sheet import Host
from tui.screens.sheet_acts import TurningSheet
from tui.shown import cut, shown_line
from tui.status import Pieces
from tui.widgets.lines import LineView
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.desk import Change, Desk


class Orphans(TurningSheet):
    """One line for each; two keys settle it, one goes there."""

    DEFAULT_CSS = """
    Orphans #foot { height: 7; }
    """
    NAME = "orphans"
    HINTS: ClassVar[tuple[str, ...]] = ("help", "open", "keep_place", "drop_place", "undo")

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.rows = Rows(self._line, id="rows")
        super().__init__(desk, keymap, host, self.rows)
        self.marks = {verdict.name: verdict.mark for verdict in desk.verdicts}
        self.begin()

    def clear(self) -> None:
        """List no tags."""
        super().clear()
        self.rows.clear()
        self.doubts: tuple[Doubt, ...] = ()

    def begin(self) -> None:
        """Go on where the list was left."""
        self.clear()
        self.rows.cursor = self.host.kept.get(self.NAME, 0)

    def renew(self) -> None:
        """List what needs a look now; the cursor stays in its row."""
        tagged = self.desk.annotated()
        self.gather(lambda: self._in_doubt(tagged), self._list, len(tagged))

    def _in_doubt(self, tagged: Sequence[str]) -> tuple[Doubt, ...]:
        found = ((each, self.desk.placed(each)) for each in self.gatherer.patiently(tagged))
        reports = ((self._report(each), placed) for each, placed in found if placed)
        return doubts_of(reports, self.desk.reviewer)

    def _list(self, doubts: tuple[Doubt, ...]) -> None:
        self.doubts = doubts
        self._put(self.rows.cursor)

    def _report(self, article_id: str) -> str:
        row = self.desk.row(article_id)
        return row.publisher or row.title

    def _put(self, row: int) -> None:
        self.rows.offer(len(self.doubts), row)
        self.show_around()

    def keep(self) -> int:
        """The row."""
        return self.rows.cursor

    @property
    def here(self) -> Doubt | None:
        """The tag the cursor is on."""
        return self.doubts[self.rows.cursor] if self.doubts else None

    def move(self, steps: int) -> None:
        """So many tags on."""
        self._put(self.rows.cursor + steps)

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse puts the cursor there, and a second time goes there."""
        event.stop()
        if event.view is self.rows and event.line < self.rows.count():
            if event.line == self.rows.cursor:
                self.action_open()
            else:
                self._put(event.line)

    # Acting

    def action_open(self, count: int = 1) -> None:
        """To where it stands; where its words are gone, to where they stood."""
        here = self.here
        if here is None:
            self.say("No tag of yours needs a look.")
            return
        article_id = here.annotation.article_id
        at = min(here.place, max(len(self.desk.article(article_id).text) - 1, 0))
        self.leave((article_id, here.span or Span(at, at + 1)))

    def action_keep_place(self, count: int = 1) -> None:
        """Accept where it now stands."""
        here = self.here
        if here is not None and here.span is None:
            # To keep what stands nowhere would let it go.
            key = self.key_for("drop_place")
            self.say(f"Its words are gone: {key} lets it go, or tag other words instead.")
        else:
            self._decide(keep=True)

    def action_drop_place(self, count: int = 1) -> None:
        """Let it go."""
        self._decide(keep=False)

    def _decide(self, *, keep: bool) -> None:
        here = self.here
        if here is None:
            self.say("No tag of yours needs a look.")
            return
        annotation, decide = here.annotation, self.desk.decide
        change = self.act(lambda: decide(annotation.article_id, annotation.id, keep=keep))
        if change is not None:
            self.renew()
            self.say("Accepted where it stands, saved." if keep else "Let go, saved.")

    def turned(self, change: "Change") -> None:
        """It may be listed again."""
        self.renew()

    action_orphans = TurningSheet.action_cancel

    # Drawing

    def show_around(self) -> None:
        """Heading, foot and status, as things stand."""
        width, height = self.app.size.width, self.app.size.height
        self.foot.styles.height = 7 if height >= 16 else 0
        self.head.styles.height = 2 if height >= 12 else 1
        title = f" Tags that need a look · {len(self.doubts) or 'none'}"
        self.head.show((((cut(title, width), ("quiet",)),),))
        self.foot.show(self._foot(width))
        self.show_status()

    def _line(self, number: int) -> Pieces:
        return doubt_line(self.doubts[number], self.marks, self.app.size.width)

    def _foot(self, width: int) -> list[Pieces]:
        """What the words were, what stands there now, and why it needs a look."""
        lines: list[Pieces] = [(("─" * width, ("quiet",)),)]
        here = self.here
        if here is None:
            return [*lines, ((" Every tag of yours stands where it was given.", ("quiet",)),)]
        lines.append(((" Was", ("label",)),))
        lines += words_lines(here.annotation.selector.exact, width - 2, 2)
        if here.span is not None:
            text = self.desk.article(here.annotation.article_id).text
            lines.append(((" Now", ("label",)),))
            lines += words_lines(here.span.of(text), width - 2, 1)
        reason = here.reason or f"{STATES[here.state].capitalize()}."
        lines.append(((f" {cut(shown_line(reason), width - 2)}", ("alert",)),))
        return lines

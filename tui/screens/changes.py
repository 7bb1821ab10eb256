"""What changed between an earlier version of a report and today's; knows only the desk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from keymaps import Keymap
from model import Article, ObelosError, Span
from tui.changed import Blend, blend, left_of, spread
from tui.dates import date_here
from tui.desk.changes import stretches
from tui.highlights import Piece
from tui.screens.sheet import Host, Sheet
from tui.shown import cut, shown_line
from tui.widgets.changed import ChangedLines
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from tui.desk import Desk

AT_ONCE = 40_000
"""Code points of both versions up to which they are compared between two keys: 20 ms at most."""


@dataclass(frozen=True, slots=True)
class Where:
    """What is compared, and the change one is at."""

    article_id: str
    version: int = -1
    """Of the earlier ones; the latest of them at first."""
    change: int = 0


class Changes(Sheet):
    """One text of two versions: what was taken away struck, what was put in underlined."""

    DEFAULT_CSS = """
    Changes #head { height: 3; }
    """
    NAME = "changes"
    FOOT = False
    WORDS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("help", "keys"),
        ("next_statement", "next change"),
        ("open", "read in place"),
        ("previous_article", "earlier version"),
        ("cancel", "back"),
    )

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host) -> None:
        self.lines = ChangedLines(id="changed")
        super().__init__(desk, keymap, host, self.lines)
        self.begin("")

    def clear(self) -> None:
        """Compare nothing."""
        super().clear()
        self.versions: tuple[Article, ...] = ()
        self.blend: Blend | None = None

    def begin(self, article_id: str) -> None:
        """Compare the versions of a report, as they were compared last."""
        self.clear()
        kept: Where | None = self.host.kept.get(self.NAME)
        self.where = kept if kept and kept.article_id == article_id else Where(article_id)

    def renew(self) -> None:
        """Look for versions; those that are there already are not compared again."""
        try:
            versions = self.desk.versions(self.where.article_id)
        except ObelosError as error:
            self.say(str(error), alert=True)
            versions = ()
        if [one.digest for one in versions] == [one.digest for one in self.versions]:
            self.show_around()
            return
        self.versions = versions
        earlier = len(versions) - 1
        asked = self.where.version
        self._compare(asked if 0 <= asked < earlier else earlier - 1, self.where.change)

    # Comparing

    def _compare(self, version: int, change: int = 0) -> None:
        """Lay that earlier version against today's; long texts in a thread, keys going on."""
        self.where = Where(self.where.article_id, version, change)
        self.blend = None
        if version >= 0:
            versions = self.versions
            if len(versions[version].text) + len(versions[-1].text) <= AT_ONCE:
                self._compared(versions, version, blended(versions, version))
            else:
                self.run_worker(
                    lambda: self._compare_aside(versions, version), thread=True, exclusive=True
                )
        self.show_around()

    def _compare_aside(self, versions: tuple[Article, ...], version: int) -> None:
        done = blended(versions, version)
        self.app.call_from_thread(self._compared, versions, version, done)

    def _compared(self, versions: tuple[Article, ...], version: int, done: Blend) -> None:
        """Another version, or report, may have been asked for meanwhile."""
        if versions is self.versions and version == self.where.version:
            last = max(len(done.passages) - 1, 0)
            self.where = Where(self.where.article_id, version, min(self.where.change, last))
            self.blend = done
            self.show_around()

    def keep(self) -> Any:
        """The same version and change."""
        return self.where

    # Showing

    def show_around(self) -> None:
        """Everything, set to the width there is."""
        width = self.app.size.width
        self.head.show(self._heading(width))
        done = self.blend
        self.lines.show(spread(done, width) if done else None, self.where.change)
        self.show_status()

    def _heading(self, width: int) -> tuple[tuple[Piece, ...], ...]:
        title = self.versions[-1].title if self.versions else ""
        left, room = left_of(width), max(width - left_of(width) - 1, 4)
        return (
            ((" " * left, ()), (cut(self._compared_words(), room), ("label",))),
            ((" " * left, ()), (cut(shown_line(title), room), ("heading",))),
            (),
        )

    def _compared_words(self) -> str:
        earlier = len(self.versions) - 1
        if earlier < 1:
            return "No earlier version of this report is kept."
        old = self.versions[self.where.version]
        read = f", read {date_here(old.retrieved)}" if old.retrieved else ""
        return (
            f"{self._count_words()} since version {self.where.version + 1} of {earlier + 1}{read}"
        )

    def _count_words(self) -> str:
        if self.blend is None:
            return "Comparing … changes"
        count = len(self.blend.passages)
        if not count:
            return "Only white space differs"
        return "1 change" if count == 1 else f"{count:,} changes"

    def standing(self) -> str:
        """Which change it is."""
        count = len(self.blend.passages) if self.blend else 0
        return f"change {self.where.change + 1} of {count}" if count else ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        """What some keys mean here, where it is something else than elsewhere."""
        return tuple((self.key_for(name), word) for name, word in self.WORDS)

    # Moving

    def action_next_statement(self, count: int = 1) -> None:
        """The next change."""
        self._step(count, "This is the last change.")

    def action_previous_statement(self, count: int = 1) -> None:
        """The change before."""
        self._step(-count, "This is the first change.")

    def _step(self, steps: int, at_end: str) -> None:
        last = len(self.blend.passages) - 1 if self.blend else 0
        wanted = min(max(self.where.change + steps, 0), max(last, 0))
        if wanted == self.where.change:
            self.say(at_end if last >= 0 else "Nothing changed.")
        self._look(wanted)

    def _look(self, change: int) -> None:
        self.where = Where(self.where.article_id, self.where.version, change)
        self.lines.look(change)
        self.show_status()

    def action_next_article(self, count: int = 1) -> None:
        """A later version."""
        self._walk(count, "This is the latest of the earlier versions.")

    def action_previous_article(self, count: int = 1) -> None:
        """An earlier version."""
        self._walk(-count, "This is the earliest version that is kept.")

    def _walk(self, steps: int, at_end: str) -> None:
        last = len(self.versions) - 2
        wanted = min(max(self.where.version + steps, 0), last)
        if last < 0 or wanted == self.where.version:
            self.say(at_end)
        else:
            self._compare(wanted)

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse makes a change the one one is at, and a second time opens its place."""
        event.stop()
        if event.view is not self.lines or self.lines.spread is None:
            return
        inside = event.line < self.lines.count()
        change = self.lines.spread.change_at(event.line) if inside else None
        if change is not None and change == self.where.change:
            self.action_open()
        elif change is not None:
            self._look(change)

    def action_open(self, count: int = 1) -> None:
        """Read it in its place in today's text."""
        if self.blend is None or not self.blend.passages:
            self.say("There is no change to go to.")
            return
        passage = self.blend.passages[self.where.change]
        self.leave((self.where.article_id, place_of(passage.new, self.versions[-1].text)))

    action_changes = Sheet.action_cancel


def blended(versions: tuple[Article, ...], version: int) -> Blend:
    """That version and the latest as one text."""
    old, new = versions[version].text, versions[-1].text
    return blend(old, new, stretches(old, new))


def place_of(span: Span, text: str) -> Span:
    """The words put in, without white space; where none were, the character that follows."""
    words = span.of(text)
    if inside := words.strip():
        start = span.start + words.index(inside)
        return Span(start, start + len(inside))
    start = min(span.start, max(len(text) - 1, 0))
    while start < len(text) - 1 and text[start].isspace():
        start += 1
    return Span(start, min(start + 1, len(text)))

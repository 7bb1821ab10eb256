"""Something chosen from a list by typing; knows not what is chosen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen, ScreenResultCallbackType
from textual.widgets import Input

from model import Verdict
from tui.highlights import Piece
from tui.screens.over import Over
from tui.screens.reused import reused
from tui.shown import cut, fill, shown_line
from tui.widgets.fields import Field
from tui.widgets.lines import LineView
from tui.widgets.rows import Rows
from tui.widgets.text import TextLines

_STEPS = {
    "up": -1,
    "down": 1,
    "ctrl+p": -1,
    "ctrl+n": 1,
    "shift+tab": -1,
    "tab": 1,
    "pageup": -10,
    "pagedown": 10,
}
"""Keys that move the choice while everything else is typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose."""

    label: str
    detail: str
    value: Any
    """What is handed back."""


Fitting = Callable[[str], Sequence[Choice]]
"""What is offered for the words that are typed."""


class Picker(Over[Any]):
    """A field to type in and what fits below; enter chooses, escape leaves."""

    DEFAULT_CSS = """
    Picker { align: center top; background: $background 60%; }
    Picker #box { width: 90%; max-width: 100; height: 22; max-height: 90%; margin-top: 1; }
    Picker #box { background: $background; border: round $ink-quiet; }
    Picker Field { background: $background; }
    Picker TextLines#picked { height: 1; }
    Picker Rows { height: 1fr; }
    """

    AUTO_FOCUS = "Field"

    def __init__(self) -> None:
        super().__init__()
        self.field = Field()
        self._list = Rows(self._line, id="choices")
        self._list.fit = self._list.redraw
        self._foot = TextLines(id="picked")
        self._foot.fit = self._show_foot
        self.begin()

    def begin(
        self, title: str = "", choices: Fitting = lambda query: (), enter: str = "chooses"
    ) -> None:
        """Offer these, with nothing typed; `enter` says what that key does."""
        self._enter = enter
        self._choices_for = choices
        self._asked: str | None = None
        self.field.placeholder = title
        self.field.value = ""
        self.refill("")

    def compose(self) -> ComposeResult:
        """The field, the list, a line on how to leave."""
        with Vertical(id="box"):
            yield self.field
            yield self._list
            yield self._foot

    def on_input_changed(self, event: Input.Changed) -> None:
        """What fits what is typed."""
        event.stop()
        self.refill(self.field.value)

    def refill(self, query: str) -> None:
        """Offer what fits."""
        if query != self._asked:
            self._asked = query
            self._choices = self._choices_for(query)
            self._longest = max((_cells(each.label) for each in self._choices), default=0)
            self._list.offer(len(self._choices), 0)
            self._show_foot()

    def _line(self, number: int) -> tuple[Piece, ...]:
        return choice_line(self._choices[number], self._list.size.width, self._longest)

    def _show_foot(self) -> None:
        count = len(self._choices) or "Nothing"
        foot = f" {count} found · enter {self._enter} · escape leaves"
        self._foot.show((((cut(foot, self._foot.size.width), ("quiet",)),),))

    async def take(self, event: events.Key) -> bool:
        """Up, down, pages, enter and escape; everything else is typed."""
        key = event.key
        if key in _STEPS:
            self.refill(self.field.value)
            self._list.put_cursor(self._list.cursor + _STEPS[key])
        elif key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self._choose()
        elif await self.field.take(event):
            self.refill(self.field.value)
        else:
            return False
        return True

    def _choose(self) -> None:
        self.refill(self.field.value)
        if self._choices:
            self.dismiss(self._choices[self._list.cursor].value)

    def on_line_view_clicked(self, event: LineView.Clicked) -> None:
        """The mouse chooses too."""
        event.stop()
        if event.line < len(self._choices):
            self.dismiss(self._choices[event.line].value)


def pick(
    screen: Screen[Any],
    title: str,
    choices: Fitting,
    done: ScreenResultCallbackType[Any],
    enter: str = "chooses",
) -> None:
    """Have something chosen over a screen; `done` is told what, or None."""
    picker = reused(screen.app, Picker)
    picker.begin(title, choices, enter)
    screen.app.push_screen(picker, done)


def pick_verdict(
    screen: Screen[Any], verdicts: Iterable[Verdict], give: Callable[[str], object]
) -> None:
    """Have a verdict chosen by name, and given."""
    choices = tuple(Choice(f"{v.mark} {v.name}", v.help, v.name) for v in verdicts)

    def chosen(verdict: str | None) -> None:
        if verdict:
            give(verdict)

    pick(screen, "Verdict", lambda query: choices, chosen)


def fitting(choices: tuple[Choice, ...]) -> Fitting:
    """Those in which all words stand that are typed."""

    def fits(query: str) -> tuple[Choice, ...]:
        words = query.casefold().split()
        return tuple(
            each
            for each in choices
            if all(word in f"{each.label} {each.detail}".casefold() for word in words)
        )

    return fits


def _cells(label: str) -> int:
    """How wide it is shown: signs that stand for what cannot be shown are as wide as others."""
    return len(label) if label.isascii() else cell_len(shown_line(label))


def choice_line(choice: Choice, width: int, longest: int) -> tuple[Piece, ...]:
    """Label and detail on one line; `longest` is that of all labels, in cells."""
    room = max(width - 2, 4)
    label = shown_line(choice.label)
    detail = shown_line(choice.detail)
    label_width = min(room * 3 // 5, longest + 2) if detail else room
    return (
        (" ", ()),
        (fill(label, label_width), ()),
        (f" {cut(detail, room - label_width - 1)}", ("quiet",)),
    )

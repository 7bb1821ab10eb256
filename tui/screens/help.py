"""The keys in force, by group; knows only the catalogue and the keymap."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult

from keymaps import Command, Keymap, groups, keys_of
from model import Verdict
from tui.highlights import Piece
from tui.screens.keyed import Keyed
from tui.screens.verdicts import own_of
from tui.shown import cut, fill, shown_line
from tui.widgets.text import TextLines


class Help(Keyed):
    """Every command with its keys; the keys that scroll elsewhere scroll here."""

    DEFAULT_CSS = """
    Help { background: $background; padding: 1 2 0 2; }
    Help #keys { height: 1fr; }
    Help #foot { height: 1; }
    """

    def __init__(self, keymap: Keymap, verdicts: Iterable[Verdict] = ()) -> None:
        """`verdicts`: those there are, the user's own among them."""
        super().__init__(keymap)
        self._own = own_of(verdicts)
        self._keys = TextLines(id="keys")
        self._foot = TextLines(id="foot")

    def compose(self) -> ComposeResult:
        """The list, and how to leave it."""
        yield self._keys
        yield self._foot

    def on_mount(self) -> None:
        """Fill it when the width is known."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Set it to the new width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        self._keys.show(help_lines(self.keymap, self._keys.size.width, self._own))
        self.say("")

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell it in the last line."""
        told = words or f"Keymap {self.keymap.name} · {self.key_for('cancel')} goes back"
        self._foot.show((((cut(told, max(self._foot.size.width, 4)), ("quiet",)),),))

    def action_line_down(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(self._keys.top + count)

    def action_line_up(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(self._keys.top - count)

    def action_page_down(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(self._keys.top + count * self._keys.size.height)

    def action_page_up(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(self._keys.top - count * self._keys.size.height)

    def action_top(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(0)

    def action_bottom(self, count: int = 1) -> None:
        """Scroll."""
        self._keys.scroll_to_line(self._keys.count())

    def action_cancel(self, count: int = 1) -> None:
        """Back to the text."""
        self.dismiss()

    action_quit = action_back = action_help = action_open = action_cancel


def help_lines(keymap: Keymap, width: int, own: Sequence[Verdict] = ()) -> list[tuple[Piece, ...]]:
    """The catalogue as lines: keys, then what they do; of the user's verdicts those there are."""
    widest = max(
        cell_len(keys_of(keymap, each.name)) for _, members in groups() for each in members
    )
    column = min(widest, max(width // 3, 8))
    lines: list[tuple[Piece, ...]] = []
    for heading, members in groups():
        lines += [*([()] if lines else []), ((heading, ("label",)),)]
        for each in members:
            keys, said = keys_of(keymap, each.name), does(each, own)
            if not said:
                continue
            words = cut(said, max(width - column - 4, 4))
            lines.append((("  ", ()), (fill(keys, column), ("key",)), ("  ", ()), (words, ())))
    return lines


def does(command: Command, own: Sequence[Verdict]) -> str:
    """What a command does; nothing, when it gives a verdict of the user's that there is not."""
    kind, _, number = command.name.rpartition("_verdict_")
    if not kind:
        return command.help
    index = int(number) - 1
    return f"tag as {shown_line(own[index].name)}" if index < len(own) else ""

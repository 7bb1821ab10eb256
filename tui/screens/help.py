"""The keys in force, by group, and the marks; knows only the catalogue and the keymap."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from keymaps import Command, Keymap, groups, keys_of
from model import Verdict
from tui.grid import UNSURE
from tui.highlights import KIND_MARKS, STATE_MARKS
from tui.screens.keyed import Keyed
from tui.screens.reused import reused
from tui.screens.scrolled import Scrolled
from tui.screens.verdicts import own_of
from tui.shown import cut, fill, shown_line
from tui.status import Pieces

_OTHERS = (
    (KIND_MARKS["quoted"], "quiet", "quoted: in someone's own words"),
    (KIND_MARKS["reported"], "quiet", "reported: put to someone"),
    (KIND_MARKS["asserted"], "quiet", "asserted: in the outlet's own voice"),
    (UNSURE, "quiet", "a report that may tell the same: less sure than the others"),
    (STATE_MARKS["changed"], "alert", "the text changed under the tag"),
    (STATE_MARKS["review"], "alert", "the tag needs a look: its words may not be there any more"),
)


class Help(Scrolled):
    """Every command with its keys."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.begin(())

    def begin(self, verdicts: Iterable[Verdict]) -> None:
        """`verdicts`: those there are, the user's own among them."""
        self._verdicts = tuple(verdicts)
        self.show_first()

    def lines(self, width: int) -> list[Pieces]:
        """The catalogue, and what the marks in the margin mean."""
        keys = help_lines(self.keymap, width, own_of(self._verdicts))
        return [*keys, (), (("Marks in the margin", ("label",)),), *self._marks(width)]

    def _marks(self, width: int) -> Iterator[Pieces]:
        for each in self._verdicts:
            means = f"{each.name}: {each.help}" if each.help else each.name
            yield _marked(each.mark, f"verdict-{each.name}", means, width)
        for mark, style, means in _OTHERS:
            yield _marked(mark, style, means, width)

    def told(self) -> str:
        """Which keys they are."""
        return f"Keymap {self.keymap.name} · {self.key_for('cancel')} goes back"


def show_help(screen: Keyed, verdicts: Iterable[Verdict]) -> None:
    """Lay the keys over a screen."""
    shown = reused(screen.app, Help, screen.keymap)
    shown.begin(verdicts)
    screen.app.push_screen(shown)


def _marked(mark: str, style: str, means: str, width: int) -> Pieces:
    words = cut(shown_line(means), max(width - 5, 4))
    return ("  ", ()), (mark, (style,)), ("  ", ()), (words, ())


def help_lines(keymap: Keymap, width: int, own: Sequence[Verdict] = ()) -> list[Pieces]:
    """The catalogue as lines: keys, then what they do; of the user's verdicts those there are."""
    widest = max(
        cell_len(keys_of(keymap, each.name)) for _, members in groups() for each in members
    )
    column = min(widest, max(width // 3, 8))
    lines: list[Pieces] = []
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

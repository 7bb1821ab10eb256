"""The commands that give a verdict; knows nothing of what it is given to."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from keymaps import Keymap, shown
from model import BUILT_IN_VERDICTS, Verdict
from tui.shown import shown_line

if TYPE_CHECKING:
    from tui.desk import Desk

OWN_VERDICTS = 5
"""For so many of the user's own verdicts there is a key."""

NO_SUCH = "You have no such verdict; they are named in tags.toml."

Hints = tuple[tuple[str, str], ...]
"""Keys with a word each."""


def own_of(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The user's, in the order of their file."""
    return tuple(each for each in verdicts if each not in BUILT_IN_VERDICTS)


def own_hints(keymap: Keymap, verdicts: Iterable[Verdict], command: str = "own_verdict") -> Hints:
    """The keys of the user's verdicts with their names; `command` begins the commands' names."""
    numbered = enumerate(own_of(verdicts)[:OWN_VERDICTS], 1)
    found = ((keymap.of(f"{command}_{number}"), verdict.name) for number, verdict in numbered)
    return tuple((shown(keys[0]), shown_line(name)) for keys, name in found if keys)


def beside_others(hints: Sequence[tuple[str, str]], own: Hints) -> Hints:
    """The hints with the user's verdicts after the last of the three that everyone has."""
    if not own or "unsourced" not in (word for _, word in hints):
        return tuple(hints)
    at = [word for _, word in hints].index("unsourced") + 1
    return (*hints[:at], *own, *hints[at:])


class Verdicts:
    """For every screen on which a verdict key judges what is current."""

    if TYPE_CHECKING:
        desk: Desk

        def say(self, words: str, *, alert: bool = False) -> None:
            """Tell it in the status line, as every screen does."""

    def tag(self, verdict: str) -> None:
        """Give a verdict to what is current."""
        raise NotImplementedError

    def own_verdict(self, number: int) -> None:
        """Give the user's own verdict of that number, counted from 0."""
        own = own_of(self.desk.verdicts)
        if number < len(own):
            self.tag(own[number].name)
        else:
            self.say(NO_SUCH)

    def action_confirmed(self, count: int = 1) -> None:
        """Independent sources bear it out."""
        self.tag("confirmed")

    def action_disputed(self, count: int = 1) -> None:
        """Another source says otherwise."""
        self.tag("disputed")

    def action_unsourced(self, count: int = 1) -> None:
        """Nobody's name stands behind it."""
        self.tag("unsourced")

    def action_own_verdict_1(self, count: int = 1) -> None:
        """The first of the user's own."""
        self.own_verdict(0)

    def action_own_verdict_2(self, count: int = 1) -> None:
        """The second."""
        self.own_verdict(1)

    def action_own_verdict_3(self, count: int = 1) -> None:
        """The third."""
        self.own_verdict(2)

    def action_own_verdict_4(self, count: int = 1) -> None:
        """The fourth."""
        self.own_verdict(3)

    def action_own_verdict_5(self, count: int = 1) -> None:
        """The fifth."""
        self.own_verdict(4)

"""Keys to actions by the keymap, for every screen of ours; knows no particular command."""

import asyncio
import contextlib
import logging
from itertools import compress
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from keymaps import NOTHING_HELD, Cancelled, Context, Held, Keymap, Matched, Pending, shown
from tui.widgets.paint import Painter

LOG = logging.getLogger("obelos")

LONG = 0.1
"""Seconds: nobody waits longer to be shown a screen, whatever it still has to do."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that is handed each key when the one before it is done."""

    async def take(self, event: events.Key) -> bool:
        """Whether the key meant something to the screen itself."""


def key_of(event: events.Key) -> str:
    """The key as keymap files name it: the character where it prints one, else its name."""
    *modifiers, base = event.key.split("+")
    character = event.character
    if modifiers:
        character = "_" if base == "underscore" else key_to_character(base)
    if character is not None and character.isprintable() and not character.isspace():
        base = character
    return "+".join((*modifiers, base))


async def heard(screen: Screen[Any]) -> None:
    """Return when the screen and what is on it have dealt with all that they were told, or were
    given time enough for it.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LONG):
            for some in (tuple(screen.walk_children(Widget)), (screen,)):
                busy = [one for one in some if _is_told(one)]
                done = [asyncio.Event() for _ in busy]
                told = [one.call_later(each.set) for one, each in zip(busy, done, strict=True)]
                for each in compress(done, told):
                    await each.wait()


def _is_told(widget: Widget) -> bool:
    """Whether it has not dealt with all that it was told."""
    waiting = bool(widget.message_queue_size or widget._next_callbacks)
    return waiting or widget._pending_message is not None or not widget.is_mounted


class Keyed(Screen[None]):
    """Runs `action_<command>` for the command that the keys mean, with its count."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._compositor = Painter()
        self.keymap = keymap
        self.held: Held = NOTHING_HELD

    @property
    def context(self) -> Context:
        """Where the keys are heard."""
        return "everywhere"

    async def take(self, event: events.Key) -> bool:
        """Look the key up."""
        await self.press(key_of(event))
        return True

    async def press(self, key: str) -> None:
        """What a key does, after those that are held."""
        reply = self.keymap.press(self.context, self.held, key)
        self.held = reply.held if isinstance(reply, Pending) else NOTHING_HELD
        if isinstance(reply, Matched):
            await self.run_command(reply.command, reply.count)
        elif isinstance(reply, Pending):
            self.say(f"{reply.held} …")
        elif isinstance(reply, Cancelled):
            self.say("")
        else:
            self.say(
                f"{' '.join(reply.keys)} means nothing here; {self.key_for('help')} lists keys."
            )

    async def run_command(self, name: str, count: int = 1) -> None:
        """Run the command of that name, if this screen has it."""
        action = getattr(self, f"action_{name}", None)
        if action is None:
            self.say("Not here; escape goes back.")
            return
        LOG.debug("%s: %s x%d", type(self).__name__, name, count)
        self.say("")
        result = action(count)
        if result is not None:
            await result

    def key_for(self, name: str) -> str:
        """The first key of a command, as it is printed."""
        sequences = self.keymap.of(name)
        return shown(sequences[0]) if sequences else name

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell the reader something in the status line."""
        raise NotImplementedError

"""Keys to actions by the keymap, for every screen of ours; knows no particular command."""

from textual import events
from textual.screen import Screen
from textual.widgets import Input, TextArea

from keymaps import NOTHING_HELD, Cancelled, Context, Held, Keymap, Matched, Pending


def key_of(event: events.Key) -> str:
    """The key as keymap files name it: the character where it prints one, else its name."""
    character = event.character
    prints = character is not None and character.isprintable() and not character.isspace()
    return character if prints and character and "+" not in event.key[:-1] else event.key


class Keyed(Screen[None]):
    """Runs `action_<command>` for the command that the keys mean, with its count."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self.held: Held = NOTHING_HELD

    @property
    def context(self) -> Context:
        """Where the keys are heard."""
        return "everywhere"

    async def on_key(self, event: events.Key) -> None:
        """Look the key up, unless it is being typed into a field."""
        if isinstance(self.focused, Input | TextArea) and event.key != "escape":
            return
        event.stop()
        event.prevent_default()
        await self.press(key_of(event))

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
        self.say("")
        result = action(count)
        if result is not None:
            await result

    def key_for(self, name: str) -> str:
        """The first key of a command, as it is printed."""
        from keymaps import shown

        sequences = self.keymap.of(name)
        return shown(sequences[0]) if sequences else name

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell the reader something in the status line."""
        raise NotImplementedError

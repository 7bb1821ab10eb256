"""Fields to type in, one key after another; they know not what is typed."""

from textual import events
from textual.widget import Widget
from textual.widgets import Input


class Typed(Widget):
    """A widget that takes a key at once, rather than as a message that others may overtake."""

    async def take(self, event: events.Key) -> bool:
        """Whether the key was one to type."""
        raise NotImplementedError


class Field(Input, Typed):
    """One line."""

    async def take(self, event: events.Key) -> bool:
        """Type it, when it prints."""
        if event.is_printable:
            await self._on_key(event)
        return event.is_printable

"""Fields to type in, one key after another; they know not what is typed."""

from textual import events
from textual.widgets import Input, TextArea


class Field(Input):
    """One line."""

    async def take(self, event: events.Key) -> bool:
        """Type it, when it prints."""
        if event.is_printable:
            await self._on_key(event)
        return event.is_printable


class Editor(TextArea):
    """Several lines."""

    async def take(self, event: events.Key) -> bool:
        """Type it, when it prints or ends a line."""
        typed = event.is_printable or event.key == "enter"
        if typed:
            await self._on_key(event)
        return typed

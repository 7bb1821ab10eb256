"""Commands as data, keys as TOML, and the look-up between them; knows no screen."""

from keymaps.commands import COMMANDS, CONTEXTS, Command, Context, command
from keymaps.keymap import (
    NOTHING_HELD,
    Cancelled,
    Held,
    Keymap,
    Matched,
    NotFound,
    Pending,
    Reply,
)
from keymaps.keynames import shown
from keymaps.loading import SHIPPED, load, with_own
from keymaps.manual import describe, groups, hints, keys_of, markdown

__all__ = [
    "COMMANDS",
    "CONTEXTS",
    "NOTHING_HELD",
    "SHIPPED",
    "Cancelled",
    "Command",
    "Context",
    "Held",
    "Keymap",
    "Matched",
    "NotFound",
    "Pending",
    "Reply",
    "command",
    "describe",
    "groups",
    "hints",
    "keys_of",
    "load",
    "markdown",
    "shown",
    "with_own",
]

"""`keys` and `check`: what is in force, and whether the store is whole."""

import argparse

from tui.cli.desks import kept_in, places
from tui.cli.main import COULD_NOT, DONE
from tui.cli.output import say


def keys_command(arguments: argparse.Namespace) -> int:
    """The keys in force, by context."""
    from keymaps import COMMANDS
    from tui.cli.keymap import keymap_in_force

    keymap = keymap_in_force(*places(arguments))
    for command in COMMANDS:
        keys = ", ".join(keymap.of(command.name)) or "—"
        say(f"{keys:<24} {command.name:<22} {command.help}")
    return DONE


def check_command(arguments: argparse.Namespace) -> int:
    """Examine everything; 1 when something is wrong and was not mended."""
    import store

    where, _ = kept_in(arguments)
    report = store.check(where.store, mend=arguments.mend)
    for line in report.lines():
        say(line)
    return COULD_NOT if report.problems else DONE

"""The keys in force: a keymap, the user's own file over it, and keys of verdicts of their own."""

from keymaps import Keymap, load, with_own
from tui.desk import Folders, Settings


def keymap_in_force(where: Folders, chosen: Settings) -> Keymap:
    """Raises ObelosError with file and line where two things want the same key."""
    own_keys = where.config / "keys.toml"
    keymap = load(chosen.keymap, own_keys if own_keys.exists() else None)
    wanted = {
        f"own_verdict_{number}": (key, place)
        for number, (key, place) in enumerate(chosen.verdict_keys, 1)
        if key and f"own_verdict_{number}" in keymap.keys
    }
    return with_own(keymap, wanted)

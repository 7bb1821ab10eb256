"""Names of keys as keymap files write them; knows nothing of commands or terminals' libraries."""

NAMED_KEYS = frozenset(
    [
        "space",
        "enter",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
    ]
) | {f"f{n}" for n in range(1, 25)}

MODIFIERS = ("ctrl", "alt", "shift")

_NEVER_ARRIVES = {
    "ctrl+i": "a terminal sends it as tab",
    "ctrl+m": "a terminal sends it as enter",
    "ctrl+h": "a terminal sends it as backspace",
    "ctrl+q": "it always quits",
    "ctrl+c": "it always copies what the mouse selected",
}

_SHOWN = {
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "⌫",
    "enter": "⏎",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "insert": "Ins",
}


def fault_in(key: str) -> str:
    """Why `key` cannot be bound, as the end of a sentence; empty when it can."""
    *modifiers, base = [*key[:-1].split("+")[:-1], "+"] if key.endswith("+") else key.split("+")
    if key in _NEVER_ARRIVES:
        return _NEVER_ARRIVES[key]
    if any(each not in MODIFIERS for each in modifiers) or len(set(modifiers)) < len(modifiers):
        return "there is no such key"
    if len(base) == 1:
        return _fault_in_character(base, modifiers)
    return "" if base in NAMED_KEYS else "there is no such key"


def _fault_in_character(base: str, modifiers: list[str]) -> str:
    if not base.isprintable() or base.isspace():
        return "there is no such key"
    if modifiers == ["shift"]:
        return f'write the character itself, "{base.upper()}"'
    return ""


def shown(sequence: str) -> str:
    """A key sequence as help and manual print it: `ctrl+d` becomes `Ctrl+D`, `g g` stays."""
    return " ".join(_shown_key(key) for key in sequence.split())


def _shown_key(key: str) -> str:
    if "+" not in key or key == "+":
        return _SHOWN.get(key, key.upper() if key in NAMED_KEYS else key)
    *modifiers, base = key.split("+")
    named = _SHOWN.get(base, base.upper() if len(base) == 1 else base)
    return "+".join([*(each.capitalize() for each in modifiers), named])

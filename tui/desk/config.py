"""What the user has settled: reviewer, keys, verdicts of their own; knows no screen."""

import getpass
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model import BUILT_IN_VERDICTS, ObelosError, Verdict

_KNOWN = {
    "reviewer": str,
    "store": str,
    "keymap": str,
    "theme": str,
    "blind": bool,
    "allow_private": bool,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's `config.toml` and `tags.toml`, with what holds where they are silent."""

    reviewer: str
    store: str | None = None
    keymap: str = "default"
    theme: str | None = None
    blind: bool = False
    """Whether the others' verdicts are hidden until one's own is given."""
    allow_private: bool = False
    """Whether addresses of this machine and of local networks may be fetched when named."""
    verdicts: tuple[Verdict, ...] = BUILT_IN_VERDICTS


def settings(config: Path, reviewer: str | None = None, keymap: str | None = None) -> Settings:
    """Read the settings below `config`; the arguments and `OBELOS_REVIEWER` go before them.

    Raises:
        ObelosError: when a file cannot be read or says something that is not known.
    """
    said = _table(config / "config.toml")
    for key, value in said.items():
        if key not in _KNOWN:
            raise ObelosError(f"{config / 'config.toml'}: there is no setting called {key!r}.")
        if not isinstance(value, _KNOWN[key]):
            kind = _KNOWN[key].__name__
            raise ObelosError(f"{config / 'config.toml'}: {key} must be a {kind}.")
    who = reviewer or os.environ.get("OBELOS_REVIEWER") or said.get("reviewer") or _login()
    return Settings(
        reviewer=who,
        store=said.get("store"),
        keymap=keymap or said.get("keymap", "default"),
        theme=said.get("theme"),
        blind=said.get("blind", False),
        allow_private=said.get("allow_private", False),
        verdicts=BUILT_IN_VERDICTS + _own_verdicts(config / "tags.toml"),
    )


def _own_verdicts(path: Path) -> tuple[Verdict, ...]:
    """The user's verdicts: a table for each, `[name]` with `mark` and `help`."""
    taken = {v.name for v in BUILT_IN_VERDICTS}
    found = []
    for name, entry in _table(path).items():
        if name in taken:
            raise ObelosError(f"{path}: the verdict {name!r} is built in.")
        if not isinstance(entry, dict) or not isinstance(entry.get("mark"), str):
            raise ObelosError(f"{path}: the verdict {name!r} needs a mark.")
        if len(entry["mark"]) != 1 or not entry["mark"].isprintable():
            raise ObelosError(f"{path}: the mark of {name!r} must be a single printable character.")
        found.append(Verdict(name, entry["mark"], str(entry.get("help", ""))))
    return tuple(found)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ObelosError(f"{path} cannot be read: {error}.") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"

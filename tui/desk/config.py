"""What the user has settled: reviewer, keys, verdicts of their own; knows no screen."""

import getpass
import os
import tomllib
import unicodedata
from collections.abc import Iterable
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

_NO_VERDICT = "note"
"""What formats that label words call a note without a verdict."""
_PLACE_MARKS = "~!"
"""Beside a verdict whose words have changed, or are in doubt."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's `config.toml` and `tags.toml`, with what holds where they are silent."""

    reviewer: str
    store: str | None = None
    """A url, or a folder in full."""
    keymap: str = "default"
    """A name, or a file in full."""
    theme: str | None = None
    blind: bool = False
    """Whether the others' verdicts are hidden until one's own is given."""
    allow_private: bool = False
    """Whether addresses of this machine and of local networks may be fetched when named."""
    verdicts: tuple[Verdict, ...] = BUILT_IN_VERDICTS
    verdict_keys: tuple[tuple[str, str], ...] = ()
    """For each of the user's own verdicts the key it asks for, which may be empty, and where."""


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
            kind = "true or false" if _KNOWN[key] is bool else "text in quotation marks"
            raise ObelosError(f"{config / 'config.toml'}: {key} must be {kind}.")
    who = os.environ.get("OBELOS_REVIEWER") or said.get("reviewer") or _login()
    own = _own_verdicts(config / "tags.toml")
    return Settings(
        reviewer=_readable(who if reviewer is None else reviewer),
        store=_store(said.get("store"), config),
        keymap=keymap or _keymap(said.get("keymap", "default"), config),
        theme=said.get("theme"),
        blind=said.get("blind", False),
        allow_private=said.get("allow_private", False),
        verdicts=BUILT_IN_VERDICTS + tuple(verdict for verdict, _, _ in own),
        verdict_keys=tuple((key, where) for _, key, where in own),
    )


def _readable(who: str) -> str:
    """The name; ObelosError where a shell that speaks another encoding gave one that no file of
    ours can hold.
    """
    try:
        who.encode()
    except UnicodeEncodeError:
        raise ObelosError("The reviewer's name is not in UTF-8, so it cannot be kept.") from None
    return who


def _store(said: str | None, config: Path) -> str | None:
    """A folder is one and the same wherever the program is called: it counts from `config`."""
    if not said or "://" in said:
        return said
    return str(config / Path(said).expanduser())


def _keymap(said: str, config: Path) -> str:
    """A name as it is; a file counts from `config` too."""
    return str(config / Path(said).expanduser()) if said.endswith(".toml") else said


def _own_verdicts(path: Path) -> list[tuple[Verdict, str, str]]:
    """The user's verdicts, each with its key and the place that names it: a table for each,
    `[name]` with `mark`, `help` and `key`.
    """
    found: list[tuple[Verdict, str, str]] = []
    for name, entry in _table(path).items():
        verdicts = (*BUILT_IN_VERDICTS, *(verdict for verdict, _, _ in found))
        _refuse_name(path, name, verdicts)
        mark = entry.get("mark") if isinstance(entry, dict) else None
        if not isinstance(mark, str):
            raise ObelosError(f"{path}: the verdict {name!r} needs a mark.")
        _refuse_mark(path, name, mark, verdicts)
        verdict = Verdict(name, mark, str(entry.get("help", "")))
        found.append((verdict, str(entry.get("key", "")), _place_of_key(path, name)))
    return found


def _refuse_name(path: Path, name: str, verdicts: Iterable[Verdict]) -> None:
    """Raise ObelosError where it would be taken for another verdict, or for none."""
    if name in {v.name for v in BUILT_IN_VERDICTS}:
        raise ObelosError(f"{path}: the verdict {name!r} is built in.")
    if name != name.strip() or not name or not name.isprintable():
        raise ObelosError(f"{path}: the verdict {name!r} needs a name that can be read.")
    if name.casefold() in {_NO_VERDICT, *(v.name.casefold() for v in verdicts)}:
        raise ObelosError(f"{path}: {name!r} is too like another name to be that of a verdict.")


def _refuse_mark(path: Path, name: str, mark: str, verdicts: Iterable[Verdict]) -> None:
    """Raise ObelosError where it would not fit into the margin, or says something else there."""
    if len(mark) != 1 or not mark.isprintable() or mark == " ":
        raise ObelosError(f"{path}: the mark of {name!r} must be a single printable character.")
    if unicodedata.east_asian_width(mark) in "WF" or unicodedata.combining(mark):
        raise ObelosError(f"{path}: the mark of {name!r} must be one cell wide.")
    if mark in {*_PLACE_MARKS, *(v.mark for v in verdicts)}:
        raise ObelosError(f"{path}: the mark of {name!r}, {mark}, means something else already.")


def _place_of_key(path: Path, name: str) -> str:
    """`file:line` of the key that the table of that name asks for."""
    heading = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        words = line.strip()
        heading = words.strip("[] \"'") if words.startswith("[") else heading
        if heading == name and words.replace(" ", "").startswith("key="):
            return f"{path}:{number}"
    return str(path)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ObelosError(f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ObelosError(f"{path} cannot be read: {error}.") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"

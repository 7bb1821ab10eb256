"""What the desk remembers between sessions beside the annotations; no annotation is kept here."""

import contextlib
from pathlib import Path
from typing import Any

import orjson

from corpus import durable
from model import ObelosError

_GONE = object()
"""Stands for a value that was dropped."""


class Memory:
    """Small values by name in one file; a file that cannot be read or written is forgotten.

    Two processes may have the same file: each writes what it changed over what is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError):
            self._values = _values_in(path)
        self._changes: dict[tuple[str, str | None], Any] = {}
        """Since the last time that it was written, by table, or key, and name."""

    def recall(self, key: str, default: Any = None) -> Any:
        """What was remembered under `key`."""
        return self._values.get(key, default)

    def remember(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold; it reaches the disk with `save`."""
        if self._values.get(key) != value:
            self._change(key, None, value)

    def put(self, key: str, name: str, value: Any) -> None:
        """Keep a value under `name` in the table `key`."""
        if self.table(key).get(name) != value:
            self._change(key, name, value)

    def drop(self, key: str, name: str) -> None:
        """Forget `name` in the table `key`."""
        if name in self.table(key):
            self._change(key, name, _GONE)

    def table(self, key: str) -> dict[str, Any]:
        """The table `key`, empty when nothing or something else was remembered there."""
        kept = self._values.get(key)
        return kept if isinstance(kept, dict) else {}

    def save(self) -> bool:
        """Write what changed, whole or not at all; whether it is on the disk now."""
        if not self._changes:
            return True
        try:
            self._write()
        except (OSError, ObelosError):
            return False
        self._changes.clear()
        return True

    def _change(self, key: str, name: str | None, value: Any) -> None:
        self._changes[key, name] = value
        _apply(self._values, key, name, value)

    def _write(self) -> None:
        durable.make_folder(self._path.parent)
        values = _values_in(self._path)
        for (key, name), value in self._changes.items():
            _apply(values, key, name, value)
        durable.write(self._path, orjson.dumps(values))
        self._values = values


def _apply(values: dict[str, Any], key: str, name: str | None, value: Any) -> None:
    if name is None:
        values[key] = value
        return
    table = values.get(key)
    if not isinstance(table, dict):
        table = values[key] = {}
    if value is _GONE:
        table.pop(name, None)
    else:
        table[name] = value


def _values_in(path: Path) -> dict[str, Any]:
    """What the file holds, nothing where it is not there or spoilt; OSError when it may be there
    and cannot be read, so that it is not taken for empty and replaced.
    """
    try:
        values = orjson.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, orjson.JSONDecodeError):
        return {}
    return values if isinstance(values, dict) else {}

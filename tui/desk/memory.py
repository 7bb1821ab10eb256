"""What the desk remembers between sessions for comfort alone; no annotation is ever kept here."""

import contextlib
import os
from pathlib import Path
from typing import Any

import orjson


class Memory:
    """Small values by name in one file; a file that cannot be read or written is forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._changed = False

    def recall(self, key: str, default: Any = None) -> Any:
        """What was remembered under `key`."""
        return self._values.get(key, default)

    def remember(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold; it reaches the disk with `save`."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._changed = True

    def put(self, key: str, name: str, value: Any) -> None:
        """Keep a value under `name` in the table `key`."""
        table = self._values.setdefault(key, {})
        if not isinstance(table, dict):
            table = self._values[key] = {}
        if table.get(name) != value:
            table[name] = value
            self._changed = True

    def drop(self, key: str, name: str) -> None:
        """Forget `name` in the table `key`."""
        if self.table(key).pop(name, None) is not None:
            self._changed = True

    def table(self, key: str) -> dict[str, Any]:
        """The table `key`, empty when nothing or something else was remembered there."""
        kept = self._values.get(key)
        return kept if isinstance(kept, dict) else {}

    def save(self) -> None:
        """Write what changed, whole or not at all; a disk that refuses loses only comfort."""
        if not self._changed:
            return
        beside = self._path.with_suffix(f".{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(orjson.dumps(self._values))
            beside.replace(self._path)
            self._changed = False


def _read(path: Path) -> dict[str, Any]:
    try:
        values = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return values if isinstance(values, dict) else {}

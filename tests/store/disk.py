"""A disk that may lose power: it records what is done and tells every state that may be left.

The weakest reading of POSIX: data is durable once its file was synced, a name once its folder was.
Before that a file holds the old, the new, nothing, half, or zeros; a folder any first part of its
changes of names.
"""

import itertools
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

Files = dict[str, bytes]
CALLS = ("open", "write", "fsync", "close", "replace", "mkdir", "unlink")
DIRECTORY = -1


class Died(BaseException):
    """The process was killed here."""


class Disk:
    """Stands in for the calls of `os` that change a disk, below one folder; performs them too."""

    def __init__(self, root: Path, monkeypatch) -> None:
        self.root = str(root)
        self.calls = 0
        self.die_at: int | None = None
        """The number of the call at which the process dies; it does nothing from then on."""
        self.removed: str | None = None
        """The place in the code whose fsync is left out."""
        self.sites: set[str] = set()
        self._real = {name: getattr(os, name) for name in CALLS}
        self._paths: dict[int, str] = {}
        self._names: dict[str, int] = {}
        self._kept_names: dict[str, int] = {}
        self._folders = {self.root}
        self._data: dict[int, bytes] = {}
        self._kept_data: dict[int, bytes] = {}
        self._changes: dict[str, list[tuple[str | None, str | None, int]]] = defaultdict(list)
        for name in CALLS:
            monkeypatch.setattr(os, name, getattr(self, name))

    def open(self, path, flags, mode=0o777, **more):
        mine = self._is_mine(path)
        creates = mine and flags & os.O_CREAT
        if creates:
            self._count()
        handle = self._real["open"](path, flags, mode, **more)
        if mine:
            self._paths[handle] = str(path)
        if creates and str(path) in self._names and flags & os.O_TRUNC:
            self._data[self._names[str(path)]] = b""
        elif creates and str(path) not in self._names:
            self._data[len(self._data)] = b""
            self._rename(None, str(path), len(self._data) - 1)
        return handle

    def write(self, handle, data):
        if handle in self._paths:
            self._count()
            self._data[self._names[self._paths[handle]]] += bytes(data)
        return self._real["write"](handle, data)

    def fsync(self, handle):
        path = self._paths.get(handle)
        if path is None:
            return
        site = self._site()
        self.sites.add(site)
        self._count()
        if site == self.removed:
            return
        if path in self._folders:
            for was, now, node in self._changes.pop(path, []):
                _apply(self._kept_names, was, now, node)
        else:
            node = self._names[path]
            self._kept_data[node] = self._data[node]

    def close(self, handle):
        self._paths.pop(handle, None)
        self._real["close"](handle)

    def replace(self, old, new):
        self._count()
        self._rename(str(old), str(new), self._names[str(old)])
        self._real["replace"](old, new)

    def mkdir(self, path, mode=0o777, **more):
        self._count()
        self._real["mkdir"](path, mode, **more)
        self._rename(None, str(path), DIRECTORY)
        self._folders.add(str(path))

    def unlink(self, path, **more):
        self._count()
        self._real["unlink"](path, **more)
        self._rename(str(path), None, DIRECTORY)

    def states(self) -> Iterator[Files]:
        """Every state the disk may be in after a power cut now."""
        folders = list(self._changes)
        cuts = [range(len(self._changes[folder]) + 1) for folder in folders]
        for cut in itertools.product(*cuts):
            names = dict(self._kept_names)
            for folder, some in zip(folders, cut, strict=True):
                for was, now, node in self._changes[folder][:some]:
                    _apply(names, was, now, node)
            there = {
                path: sorted(self._contents(node))
                for path, node in names.items()
                if node != DIRECTORY and self._reachable(path, names)
            }
            for contents in itertools.product(*there.values()):
                yield dict(zip(there, contents, strict=True))

    def _contents(self, node: int) -> set[bytes]:
        kept, now = self._kept_data.get(node, b""), self._data[node]
        found = {kept, now}
        if kept != now:
            half = now[: len(now) // 2]
            found |= {b"", half, half + bytes(len(now) - len(half)), bytes(len(now))}
        return found

    def _reachable(self, path: str, names: dict[str, int]) -> bool:
        above = (str(one) for one in Path(path).parents if len(str(one)) > len(self.root))
        return all(names.get(folder) == DIRECTORY for folder in above)

    def _rename(self, was: str | None, now: str | None, node: int) -> None:
        _apply(self._names, was, now, node)
        self._changes[str(Path(now or was or "").parent)].append((was, now, node))

    def _is_mine(self, path) -> bool:
        return str(path).startswith(self.root) and not str(path).endswith(".lock")

    def _count(self) -> None:
        self.calls += 1
        if self.die_at is not None and self.calls >= self.die_at:
            raise Died

    def _site(self) -> str:
        """The line of code that wants something durable."""
        frame = sys._getframe(2)
        while frame.f_code.co_name in ("sync_folder", "_write_synced"):
            frame = frame.f_back
        return f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}"


def _apply(names: dict[str, int], was: str | None, now: str | None, node: int) -> None:
    if was is not None:
        names.pop(was, None)
    if now is not None:
        names[now] = node

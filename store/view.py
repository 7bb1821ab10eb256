"""Reads a store's folder into an index and keeps up with it; never writes."""

import gc
import os
import time
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from model import Event, ObelosError, Problem
from store.durable import Signature, read_whole, signature_of
from store.index import Index
from store.lines import EVENTS, Tables, decode, encode, salvage
from store.names import file_name
from store.shelf import Batch, Record
from store.tinyfile import WholeFile

TEXTS = "texts"
_TICK = 100_000_000
"""In nanoseconds: a folder changed this shortly before it was read may have changed again since
without its time showing it; file systems count in steps of up to 10 milliseconds."""


@dataclass(frozen=True, slots=True)
class _Folder:
    changed: int
    read: int
    """Both in nanoseconds: when it was changed, and when we looked."""
    files: frozenset[str]

    def is_current(self, changed: int) -> bool:
        return changed == self.changed and changed < self.read - _TICK


@dataclass(frozen=True, slots=True)
class _File:
    signature: Signature
    batch: Batch
    plain: bool = False
    """Whether it holds a single table, that of the events."""


class View:
    """What the files below `root` hold, as of the last look."""

    def __init__(self, root: Path, reviewer: str) -> None:
        self._root = root
        self._reviewer = reviewer
        self._reset(afresh=False)

    def refresh(self) -> None:
        """Take in what changed; a file edited in place, with no name changed, may be missed."""
        self._look(every_file=False)

    def refresh_all(self) -> None:
        """Take in what changed, looking at every file."""
        self._look(every_file=True)

    def refresh_own(self) -> None:
        """Take in what the reviewer wrote in another process; enough for an act of theirs."""
        folder = self._root / file_name(self._reviewer)
        before = self._folders.get(str(folder))
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            # It is not there yet, or no longer, or whoever writes to it says what is wrong.
            now = frozenset[str]()
        else:
            now = self._look_into(str(folder), changed, every_file=False)
        if before is not None and not now >= before.files:
            self._reset()

    def load(self, path: Path) -> bytes:
        """Take in one file as it is now, if it changed.

        Gives what it holds when that is whole and nothing but events; else nothing.
        """
        name = str(path)
        self._load(name, every_byte=True)
        known = self._files.get(name)
        return known.batch.data if known and known.plain and name not in self._problems else b""

    def took(
        self, path: Path, written: WholeFile, records: Sequence[Record], events: Sequence[Event]
    ) -> None:
        """Take in what was just written to `path`: these `records` of these `events`."""
        name = str(path)
        self._problems.pop(name, None)
        self._damaged.discard(name)
        known = self._files.setdefault(name, _File(written.signature, Batch()))
        known.batch.data = written.data
        self.index.add_own(known.batch, {one["id"]: one for one in records}, events)
        self._absorb(name, written.signature, written.tables, written.data)

    def ids(self, path: Path) -> Set[str]:
        """The ids of the events that the file holds."""
        known = self._files.get(str(path))
        return known.batch.ids if known else frozenset()

    def is_damaged(self, path: Path) -> bool:
        """Whether the file could only be read in part."""
        return str(path) in self._damaged

    def problems(self) -> tuple[Problem, ...]:
        """Damaged files, records that are no events, ids with two contents."""
        files = (one for _, some in sorted(self._problems.items()) for one in some)
        return (*files, *self.index.problems())

    def _reset(self, *, afresh: bool = True) -> None:
        self.index = Index(self._reviewer, afresh=afresh)
        self._opened = False
        self._files: dict[str, _File] = {}
        self._folders: dict[str, _Folder] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._damaged: set[str] = set()
        collecting = gc.isenabled()
        gc.disable()  # Nothing read here is garbage; looking for some takes as long as reading.
        try:
            self._look(every_file=True)
        finally:
            if collecting:
                gc.freeze()  # Nor will it become garbage: no later search need go through it.
                gc.enable()
        self._opened = True

    def _look(self, *, every_file: bool) -> None:
        names: set[str] = set()
        for folder, changed in self._reviewer_folders():
            names |= self._look_into(folder, changed, every_file=every_file)
        if not names >= self._files.keys():
            self._reset()

    def _look_into(self, folder: str, changed: int, *, every_file: bool) -> frozenset[str]:
        """Take in what changed in one folder; the names of the files in it."""
        known = self._folders.get(folder)
        if known is None or every_file or not known.is_current(changed):
            read = time.time_ns()
            found = _json_files(folder)
            known = self._folders[folder] = _Folder(changed, read, frozenset(found))
            for path, signature in sorted(found.items()):
                # Not opened for nothing: a reviewer has a file for each of thousands of reports.
                there = self._files.get(path)
                if there is None or there.signature != signature:
                    self._load(path)
        return known.files

    def _reviewer_folders(self) -> list[tuple[str, int]]:
        try:
            with os.scandir(self._root) as entries:
                folders = [one for one in entries if _is_reviewers(one.name) and one.is_dir()]
                found = [(one.path, one.stat().st_mtime_ns) for one in folders]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise ObelosError(f"The store {self._root} cannot be read: {error.strerror}.") from None
        return sorted(found)

    def _load(self, path: str, *, every_byte: bool = False) -> None:
        """Take in one file; what nobody seems to have touched is looked into only if asked to."""
        known = self._files.get(path)
        trusted = known.signature if known and not every_byte else None
        try:
            signature, data = read_whole(path, trusted)
        except FileNotFoundError:
            if known is not None:
                self._reset()
            return
        except OSError as error:
            self._unread(path, f"It cannot be read: {error.strerror}.")
            return
        if known is None:
            self._absorb(path, signature, *self._tables(path, data or b""))
        elif data is not None and (data != known.batch.data or path in self._problems):
            self._take_again(path, known, signature, data)

    def _take_again(self, path: str, known: _File, signature: Signature, data: bytes) -> None:
        tables, data = self._tables(path, data)
        if self._opened and _took_back(known, tables):
            self._reset()
        else:
            self._absorb(path, signature, tables, data)

    def _unread(self, path: str, reason: str) -> None:
        """Remember to try again at the next look."""
        self._problems[path] = (Problem(path, reason),)
        self._folders.clear()
        if path in self._files:
            self._files[path] = replace(self._files[path], signature=(0, 0, 0))

    def _tables(self, path: str, data: bytes) -> tuple[Tables, bytes]:
        """What the file holds, and the bytes of that: its own, but for a damaged one."""
        self._problems.pop(path, None)
        self._damaged.discard(path)
        try:
            return decode(data), data
        except ObelosError as error:
            rescued = salvage(data)
            self._damaged.add(path)
            self._problems[path] = (Problem(path, _damage(error, rescued.lost)),)
            tables = {EVENTS: rescued.documents}
            return tables, encode(tables)

    def _absorb(self, path: str, signature: Signature, tables: Tables, data: bytes) -> None:
        known = self._files.get(path)
        batch = known.batch if known else Batch()
        batch.data = data
        records = tables.get(EVENTS, {})
        if known is not None:
            ids = batch.ids
            records = {n: one for n, one in records.items() if str(one.get("id")) not in ids}
        for number, reason in self.index.add(batch, records, arriving=self._opened):
            left_out = Problem(path, f"Entry {number} is left out: {reason}")
            self._problems[path] = (*self._problems.get(path, ()), left_out)
        self._files[path] = _File(signature, batch, plain=tables.keys() == {EVENTS})


def _took_back(known: _File, tables: Tables) -> bool:
    """Whether an event is gone or was edited: an index only grows, so it must begin anew."""
    before = known.batch.records()
    now = {str(record.get("id")): record for record in tables.get(EVENTS, {}).values()}
    return any(now.get(one) != before[one] for one in known.batch.ids)


def _is_reviewers(name: str) -> bool:
    return name != TEXTS and not name.startswith(".")


def _json_files(folder: str) -> dict[str, Signature | None]:
    """The files in it with their signatures; without, where that is for whoever reads it to say."""
    try:
        with os.scandir(folder) as entries:
            named = [e for e in entries if e.name.endswith(".json") and e.name[0] != "."]
            return {entry.path: _signature(entry) for entry in named}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ObelosError(f"The folder {folder} cannot be read: {error.strerror}.") from None


def _signature(entry: "os.DirEntry[str]") -> Signature | None:
    try:
        return signature_of(entry.stat())
    except OSError:
        return None


def _damage(error: ObelosError, lost: tuple[int, ...]) -> str:
    if not lost:
        return f"{error} Every line of it could be read; `obelos check --mend` puts it in order."
    lines = f"line {lost[0]}" if len(lost) == 1 else f"{len(lost)} lines, from line {lost[0]} on,"
    return f"{error} All but {lines} could be read."

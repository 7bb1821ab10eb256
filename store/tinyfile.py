"""One small TinyDB file, replaced whole; knows nothing of which events belong in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from store.durable import Signature, write_whole
from store.ids import number_of
from store.lines import EVENTS, Tables, decode, encode, extend


class WholeFile(Storage):
    """TinyDB's storage for one file that holds the old or the new contents, nothing between."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.signature: Signature = (0, 0, 0)
        self.tables: Tables = {}
        self.data = b""
        """What was written last, as tables and as bytes, and how to know that it is still there.

        The tables are the whole, or only what was new of it."""

    def read(self) -> Tables | None:
        """The tables of the file; None when there is none yet."""
        try:
            return decode(self._path.read_bytes()) or None
        except FileNotFoundError:
            return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by these tables."""
        self._replace(encode(data), data)

    def extend(self, there: bytes, documents: Mapping[int, Mapping[str, Any]]) -> bool:
        """Replace the file, which holds `there`, by that and more events; whether that was easy.

        It does what `write` does, without taking apart and writing out again what is there.
        """
        data = extend(there, documents)
        if data is not None:
            self._replace(data, {EVENTS: {str(n): dict(one) for n, one in documents.items()}})
        return data is not None

    def _replace(self, data: bytes, tables: Tables) -> None:
        self.signature = write_whole(self._path, data)
        self.data = data
        self.tables = tables


def insert(path: Path, records: Iterable[Mapping[str, Any]], there: bytes = b"") -> WholeFile:
    """Add records; durable on return.

    `there` is what the file holds, should it be known to be whole and a single table of events.

    Raises:
        ValueError: when the number of one of them is taken.
    """
    storage = WholeFile(path)
    documents = {number_of(one["id"]): one for one in records}
    if there and storage.extend(there, documents):
        return storage
    with TinyDB(storage=lambda: storage) as database:
        table = database.table(EVENTS, cache_size=0)  # A cached result would outlive the file.
        table.insert_multiple([Document(one, number) for number, one in documents.items()])
    return storage


def remove(path: Path, event_ids: Iterable[str]) -> None:
    """Take entries out by the ids of their events; durable on return."""
    with TinyDB(storage=lambda: WholeFile(path)) as database:
        table = database.table(EVENTS, cache_size=0)
        numbers = [number_of(one) for one in event_ids]
        table.remove(doc_ids=[one for one in numbers if table.contains(doc_id=one)])

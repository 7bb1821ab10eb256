"""Pieces written one after the other into a file, each read when it is looked at; knows not what
they are.
"""

import contextlib
import os
import weakref
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO


class Pieces:
    """Those of one kind in a file, by number; from any thread, and never changed.

    `places` has start and length of each, as `Places.packed`; the handle of the file is theirs,
    and let go with them.
    """

    def __init__(self, handle: int, places: bytes) -> None:
        self._handle = handle
        self._places = memoryview(places).cast("Q")
        weakref.finalize(self, os.close, handle)

    def __len__(self) -> int:
        return len(self._places) // 2

    def __getitem__(self, number: int) -> Any:
        start, length = self._places[2 * number : 2 * number + 2]
        return read_piece(self._handle, start, length)

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))


class Places:
    """Where pieces stand, by number."""

    def __init__(self) -> None:
        self._known = array("Q")

    def put(self, number: int, place: tuple[int, int]) -> None:
        """That piece stands there."""
        self._known.extend([0] * (2 * number + 2 - len(self._known)))
        self._known[2 * number : 2 * number + 2] = array("Q", place)

    def has(self, number: int) -> bool:
        """Whether that piece stands anywhere: none is empty."""
        return any(self._known[2 * number : 2 * number + 2])

    def packed(self) -> bytes:
        """Start and length of each in bytes, eight bytes a number: they are many."""
        return self._known.tobytes()


class Writer:
    """Writes one piece after the other."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0

    def write(self, piece: object) -> tuple[int, int]:
        """Where it stands, in bytes: start and length; raises OSError when it cannot be written."""
        import pickle  # Only who writes or reads pieces needs it, which is after the first page.

        written = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
        self._out.write(written)
        start, self._at = self._at, self._at + len(written)
        return start, len(written)


def write_pieces(pieces: Iterable[object], out: BinaryIO) -> bytes:
    """Write them all; their places, packed."""
    writer, places = Writer(out), Places()
    for number, piece in enumerate(pieces):
        places.put(number, writer.write(piece))
    out.flush()
    return places.packed()


def read_piece(handle: int, start: int, length: int) -> Any:
    """The piece that stands there in the file, which nobody else ever had: what is in it is what
    was written.
    """
    import pickle

    return pickle.loads(os.pread(handle, length, start))


def nameless(folder: Path) -> BinaryIO:
    """A file without a name, so that nothing is left of it however we end.

    In the folder, or where files come and go; raises OSError when it can be in neither.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _temporary(folder)
    return _temporary(None)


def _temporary(folder: Path | None) -> BinaryIO:
    import tempfile  # As `pickle` above.

    file: Any = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as its pieces
    return file  # type: ignore[no-any-return]

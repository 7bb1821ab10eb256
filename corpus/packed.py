"""Zipped documents opened within limits; unpacks nothing to disk and knows no format inside."""

import io
import struct
import zlib
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from corpus.limits import MAX_BYTES, MAX_UNPACKED, megabytes
from model import ObelosError

MAGIC = b"PK\x03\x04"
# Members of one document: a book of two thousand chapters with a picture each has 4,000.
_MAX_MEMBERS = 10_000
_ENCRYPTED = 0x1
# What the standard library raises on zip files that contradict themselves.
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Packed:
    """A zipped document in memory; every read is bounded."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            ObelosError: when it is broken, or larger unpacked than any document.
        """
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise ObelosError(
                "The file is cut off or broken: its list of contents is missing."
            ) from error
        members = self._zip.infolist()
        size = sum(member.file_size for member in members)
        if size > MAX_UNPACKED or len(members) > _MAX_MEMBERS:
            raise ObelosError(
                f"Unpacked it would take {megabytes(size)} in {len(members):,} pieces: "
                "that is no document but an attack."
            )
        self._members = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises:
            ObelosError: when it is not there, too big, encrypted or broken.
        """
        member = self._members.get(name)
        if member is None:
            raise ObelosError(f"The file says that it has a piece {name!r}, and has none.")
        if member.flag_bits & _ENCRYPTED:
            raise ObelosError("The file is locked with a password.")
        try:
            with self._zip.open(member) as file:
                data = file.read(MAX_BYTES + 1)
        except _BROKEN as error:
            raise ObelosError(f"Its piece {name!r} is broken.") from error
        if len(data) > MAX_BYTES:
            raise ObelosError(f"Its piece {name!r} is bigger than {megabytes(MAX_BYTES)}.")
        return data


def join(folder_of: str, name: str) -> str:
    """The member that `name` means when it is written in the member `folder_of`."""
    pieces: list[str] = []
    for piece in (*PurePosixPath(folder_of).parent.parts, *PurePosixPath(name).parts):
        if piece == "..":
            if pieces:
                pieces.pop()
        elif piece not in (".", "/"):
            pieces.append(piece)
    return "/".join(pieces)

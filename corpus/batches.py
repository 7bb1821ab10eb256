"""Mailboxes and web archives too big to be read at once, cut between their members."""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from corpus.limits import MAX_BYTES, MAX_PIECES

MAX_CONTAINER = 2_000_000_000
"""The most that a mailbox or web archive may hold, in bytes: a minute's reading at least."""

MESSAGE_LINE = re.compile(rb"From \S+\s[^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\r?\n?")
"""What parts the messages of a mailbox: a sender and a full date."""

_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)", re.I | re.M)
_AFTER = b"\r\n\r\n"
_CHUNK = 65_536
# Members in a batch: half of what is taken from one source, since records come in pairs.
_MEMBERS = MAX_PIECES // 2

Member = bytes | None
"""A message or record as it stands; None for one that is too big."""


def members_of(head: bytes) -> Callable[[BinaryIO], Iterator[Member]] | None:
    """How to cut a file that begins like `head`; None when it cannot be cut."""
    if MESSAGE_LINE.match(head):
        return _messages
    if head.startswith(_RECORD):
        return _records
    if head.startswith(_GZIP) and _unpacks_to_record(head):
        return _packed_records
    return None


def batches(members: Iterator[Member]) -> Iterator[Member]:
    """Members put together up to the limit for one file; None for each that is too big alone."""
    batch, count = bytearray(), 0
    for member in members:
        is_full = member is None or len(batch) + len(member) > MAX_BYTES or count >= _MEMBERS
        if batch and is_full:
            yield bytes(batch)
            batch, count = bytearray(), 0
        if member is None:
            yield None
        else:
            batch += member
            count += 1
    if batch:
        yield bytes(batch)


def _messages(file: BinaryIO) -> Iterator[Member]:
    message = bytearray()
    is_start = True
    while line := file.readline(_CHUNK):
        if is_start and message and MESSAGE_LINE.fullmatch(line):
            yield _whole(message)
            message = bytearray()
        if len(message) <= MAX_BYTES:
            message += line
        is_start = line.endswith(b"\n")
    if message:
        yield _whole(message)


def _records(file: BinaryIO) -> Iterator[Member]:
    while head := _head(file):
        found = _LENGTH.search(head)
        length = int(found[1]) if found else 0
        if length > MAX_BYTES:
            file.seek(length + len(_AFTER), 1)
            yield None
        else:
            yield head + file.read(length + len(_AFTER))


def _head(file: BinaryIO) -> bytes:
    """The lines of a record's head with the empty one after it; empty at the end of the file."""
    head = bytearray()
    while (line := file.readline(_CHUNK)) and len(head) <= _CHUNK:
        if line.strip():
            head += line
        elif head:
            return bytes(head + line)
    return bytes(head)


def _packed_records(file: BinaryIO) -> Iterator[Member]:
    """Each packed member as it stands; it is unpacked only to find its end."""
    rest = file.read(_CHUNK)
    while rest:
        unpacker, member = zlib.decompressobj(wbits=31), bytearray()
        while rest and not unpacker.eof:
            if len(member) <= MAX_BYTES:
                member += rest
            try:
                _spin(unpacker, rest)
            except zlib.error:
                return
            rest = b"" if unpacker.eof else file.read(_CHUNK)
        unused = unpacker.unused_data
        if unused:
            del member[-len(unused) :]
        yield _whole(member)
        rest = unused or file.read(_CHUNK)


def _spin(unpacker: "zlib._Decompress", packed: bytes) -> None:
    """Unpack to nowhere, a little at a time: a small member may hold any amount."""
    while packed and not unpacker.eof:
        unpacker.decompress(packed, _CHUNK)
        packed = unpacker.unconsumed_tail


def _unpacks_to_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64).startswith(_RECORD)
    except zlib.error:
        return False


def _whole(member: bytearray) -> Member:
    return bytes(member) if len(member) <= MAX_BYTES else None

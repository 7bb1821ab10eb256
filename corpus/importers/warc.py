"""Web archives, by warcio: the pages kept in them; asks no archive for more."""

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from corpus.dates import machine_date
from corpus.extras import load
from corpus.importers import page, plain
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_BYTES, MAX_PIECES, megabytes
from model import Problem

_GZIP = b"\x1f\x8b"
_KINDS = ("response", "resource")
_READERS = {"text/html": page.read, "application/xhtml+xml": page.read, "text/plain": plain.read}


def recognises(raw: Raw, opening: str) -> bool:
    """By the version that every record opens with, packed or not."""
    start = raw.data[:2048]
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, 64)
        except zlib.error:
            return False
    return start.startswith(b"WARC/")


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every page in it that holds a report."""
    archive = load("warcio.archiveiterator", "warc", "web archives")
    failures = load("warcio.exceptions", "warc", "web archives").ArchiveLoadFailed
    count = 0
    try:
        records = archive.ArchiveIterator(io.BytesIO(raw.data))
        for record in iter(partial(_next, records), None):
            for outcome in _record(record, raw):
                count += isinstance(outcome, Draft)
                yield outcome
            if count >= MAX_PIECES:
                yield Problem(raw.name, f"Only the first {MAX_PIECES:,} pages of it were read.")
                return
    except (failures, zlib.error, EOFError, ValueError, OSError, AttributeError):
        # What warcio raises on archives that are cut off or that contradict themselves.
        yield Problem(raw.name, "The archive is broken or cut off; what came before was read.")
        return
    if not count:
        yield Problem(raw.name, "There is no page with a report in this archive.")


def _next(records: Iterator[Any]) -> Any:
    """The next one, None after the last; what warcio thinks of it is not for the terminal."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _record(record: Any, raw: Raw) -> Iterator[Draft | Problem]:
    headers = record.http_headers
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    media, _, rest = kind.partition(";")
    reader = _READERS.get(media.strip().lower())
    was_found = headers is None or headers.get_statuscode() == "200"
    if record.rec_type not in _KINDS or reader is None or not was_found:
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = f"{raw.name}, {url}"
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Problem(name, f"This page is bigger than {megabytes(MAX_BYTES)}.")
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield Problem(
            name, "The archive is cut off in this page; what came before the cut was read."
        )
    charset = rest.partition("charset=")[2].strip(" \"'") or None
    part = record.rec_headers.get_header("WARC-Record-ID") or url
    for outcome in reader(Raw(name, data, url=url, media=media, charset=charset)):
        if isinstance(outcome, Draft):
            yield replace(
                outcome,
                url=outcome.url or url,
                part=part,
                retrieved=machine_date(record.rec_headers.get_header("WARC-Date")),
                sha256=sha256(data).hexdigest(),
                format=f"WARC, {outcome.format}",
            )


IMPORTER = Importer("WARC", recognises, read)

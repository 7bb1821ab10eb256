"""Messages and mailboxes: newsletters and forwarded reports; opens no attachment."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from hashlib import sha256

from corpus.batches import MESSAGE_LINE
from corpus.dates import machine_date
from corpus.decoding import decode, with_unix_line_ends
from corpus.importers import page
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import first_sentence, read_masthead
from model import Problem

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*\S?.*\n(?:[ \t]+.*\n)*")
_FROM_LINE = re.compile(MESSAGE_LINE.pattern.decode())
_MARKS = frozenset(
    ("from", "date", "subject", "message-id", "received", "mime-version", "return-path",
     "delivered-to", "x-mozilla-status", "to")
)  # fmt: skip
_MESSAGE_START = re.compile(rb"^" + MESSAGE_LINE.pattern, re.M)
# What the standard library raises on messages that contradict their own headers.
_FAILURES = (LookupError, ValueError, RecursionError, AttributeError, TypeError)
# Where the headers of a message end at the latest, in bytes.
_MAX_HEAD = 16_384
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
# Lines that may begin a part: the standard library's time grows with their square.
_MAX_PARTS = 2_000
# A plain part shorter than this beside an HTML one only says "open this in your browser".
_MIN_PLAIN = 400


def recognises(raw: Raw, opening: str) -> bool:
    """By three headers at its very beginning, two of which only messages have."""
    text = with_unix_line_ends(opening)
    if mark := _FROM_LINE.match(text):
        text = text[mark.end() :]
    names = []
    end = 0
    while found := _HEADER.match(text, end):
        names.append(found["name"].lower())
        end = found.end()
    return len(names) >= 3 and len(_MARKS.intersection(names)) >= 2


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every message that has words."""
    data = raw.data.replace(b"\r\n", b"\n")
    starts = [found.end() for found in _MESSAGE_START.finditer(data)]
    if not data.startswith(b"From ") or not starts:
        yield from _single(data, raw)
        return
    ends = [*(found.start() for found in _MESSAGE_START.finditer(data)), len(data)][1:]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        if number > MAX_PIECES:
            yield Problem(raw.name, f"Only the first {MAX_PIECES:,} messages were read.")
            return
        name = f"{raw.name}, message {number}"
        draft = _message(_QUOTED_FROM.sub(rb"\1", data[start:end]), name)
        yield draft if isinstance(draft, Problem) else replace(draft, format="mbox")


def _single(data: bytes, raw: Raw) -> Iterator[Draft | Problem]:
    """The one message of a file; a page that a browser saved as a message is read as a page."""
    page_raw = _saved_page(data, raw)
    if page_raw is not None:
        for outcome in page.read(page_raw):
            yield outcome if isinstance(outcome, Problem) else replace(outcome, format="MHTML")
        return
    draft = _message(data, raw.name)
    # The file is the message, and so its path says which one it is.
    yield draft if isinstance(draft, Problem) else replace(draft, part=None, sha256="")


def _saved_page(data: bytes, raw: Raw) -> Raw | None:
    try:
        message = message_from_bytes(data[:_MAX_HEAD], policy=policy.default)
        address = _header(message, "Snapshot-Content-Location")
        body = message_from_bytes(data, policy=policy.default) if address else None
        part = body.get_body(("html",)) if body is not None else None
        payload = part.get_payload(decode=True) if part is not None else None
    except _FAILURES:
        return None
    if part is None or not isinstance(payload, bytes):
        return None
    return Raw(raw.name, payload, url=address, charset=part.get_content_charset())


def _message(data: bytes, name: str) -> Draft | Problem:
    if data.count(b"\n--") > _MAX_PARTS:
        return Problem(name, "The message has more parts than any letter.")
    try:
        message = message_from_bytes(data, policy=policy.default)
        text, assumed = _text(message)
    except _FAILURES:
        return Problem(name, "The message is broken and its text cannot be taken out.")
    if not text.strip():
        return Problem(name, "There is no text in this message.")
    sender = _header(message, "From")
    is_letter = any(message.get(mark) for mark in ("List-Id", "List-Unsubscribe", "List-Post"))
    who = parseaddr(sender)[0] or parseaddr(sender)[1] or None
    masthead = read_masthead(text)
    return Draft(
        text=text,
        title=_header(message, "Subject") or first_sentence(text),
        publisher=who if is_letter else masthead.publisher,
        author=masthead.author or (None if is_letter else who),
        published=machine_date(_header(message, "Date")) or masthead.published,
        updated=masthead.updated,
        language=_header(message, "Content-Language") or None,
        url=_address(_header(message, "Archived-At") or _header(message, "List-Archive")),
        agency=masthead.agency,
        assumed=assumed,
        format="mail",
        part=_header(message, "Message-ID") or sha256(data).hexdigest()[:16],
        sha256=sha256(data).hexdigest(),
        extra=tuple(
            (key, value)
            for key, value in (("from", sender), ("message-id", _header(message, "Message-ID")))
            if value
        ),
    )


def _text(message: EmailMessage) -> tuple[str, str | None]:
    """The words of the message: the plain part, or the HTML one where that says more."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    words, assumed = _part(plain) if plain is not None else ("", None)
    if page is None or len(words) >= _MIN_PLAIN:
        return words, assumed
    source, page_assumed = _part(page)
    marked = html_to_text(source)
    return (marked, page_assumed) if len(marked) > len(words) else (words, assumed)


def _part(part: MIMEPart) -> tuple[str, str | None]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", None
    decoded = decode(payload, part.get_content_charset())
    return with_unix_line_ends(decoded.text), decoded.assumed


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; broken ones are read as far as they go."""
    try:
        value = str(message.get(name) or "")
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        # The standard library's header parser trips over some spam.
        return ""
    return " ".join(value.split())


def _address(value: str) -> str | None:
    found = re.search(r"https?://[^\s<>]+", value)
    return found[0] if found else None


IMPORTER = Importer("mail", recognises, read)

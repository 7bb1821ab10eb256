"""Messages and mailboxes: newsletters and forwarded reports; opens no attachment."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from hashlib import sha256

from corpus.dates import machine_date
from corpus.decoding import decode, with_unix_line_ends
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import first_sentence, read_masthead
from model import Problem

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*\S?.*\n(?:[ \t]+.*\n)*")
_FROM_LINE = re.compile(r"From \S+.*\d{4}.*\n")
_MARKS = frozenset(
    ("from", "date", "subject", "message-id", "received", "mime-version", "return-path",
     "delivered-to", "x-mozilla-status", "to")
)  # fmt: skip
_MESSAGE_START = re.compile(rb"(?:\A|\n)From [^\n]*\d{4}[^\n]*\n")
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
        yield _message(data, raw, "mail", raw.name)
        return
    ends = [*(found.start() for found in _MESSAGE_START.finditer(data)), len(data)][1:]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        if number > MAX_PIECES:
            yield Problem(raw.name, f"Only the first {MAX_PIECES:,} messages were read.")
            return
        message = _QUOTED_FROM.sub(rb"\1", data[start:end])
        yield _message(message, raw, "mbox", f"{raw.name}, message {number}")


def _message(data: bytes, raw: Raw, form: str, name: str) -> Draft | Problem:
    if data.count(b"\n--") > _MAX_PARTS:
        return Problem(name, "The message has more parts than any letter.")
    try:
        message = message_from_bytes(data, policy=policy.default)
        text, assumed = _text(message)
    except (LookupError, ValueError, RecursionError, AttributeError, TypeError):
        # The standard library raises these on parts that contradict their own headers.
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
        format=form,
        part=_header(message, "Message-ID") or sha256(data).hexdigest()[:16],
        sha256=sha256(data).hexdigest(),
        extra=(("from", sender),) if sender else (),
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

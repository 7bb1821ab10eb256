"""Bytes to text, saying what had to be assumed; knows no format and no file."""

import codecs
from dataclasses import dataclass

UNREADABLE = "�"

_MARKS = (
    # The UTF-32 mark begins with the UTF-16 one and must be tried first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Labels that pages declare and that stand for windows-1252 in fact: WHATWG Encoding, section 4.2.
_WESTERN = frozenset(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1", "l1"))

# What a text never holds: C0 controls but tab, line ends, form feed, vertical tab, backspace
# (old manual pages) and escape (terminal logs).
_CONTROLS = bytes([*range(8), *range(14, 27), *range(28, 32)])
_SAMPLE = 65_536
_ALLOWED = 3
# Letters from which empty bytes between them are no chance.
_SURE = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, with the encoding it was in."""

    text: str
    encoding: str
    assumed: str | None = None
    """What was assumed, in one sentence; None when the bytes left no doubt."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by its byte order mark, as UTF-8, as declared, else as windows-1252.

    UTF-16 is known without a mark where every other byte of most letters is empty.

    Bytes that are UTF-8 are taken for UTF-8 whatever is declared: other encodings hardly ever
    form valid UTF-8 by chance, and servers are often set up wrongly.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if b"\0" in data[:_SAMPLE] and (wide := _unmarked(data)):
        return wide
    if declared and _is_stateful(declared):
        return _as_declared(data, declared) or _undeclared(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return (_as_declared(data, declared) if declared else None) or _undeclared(data)


def is_binary(data: bytes) -> bool:
    """Whether `data` is no text in any encoding that `decode` knows.

    Judged by its first 64 kB: a NUL that is no part of UTF-16 or UTF-32, or more than one control
    character in fifty; real text, even a terminal log, stays well below. Three are always allowed.
    """
    sample = data[:_SAMPLE]
    if not sample:
        return False
    if any(sample.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig"):
        return _is_controlled(decode(sample).text.encode("latin-1", "replace"))
    if b"\0" in sample:
        return _unmarked(sample) is None
    return _is_controlled(sample)


def _is_controlled(letters: bytes) -> bool:
    """Whether too many of these are controls, a byte being a letter."""
    controls = len(letters) - len(letters.translate(None, _CONTROLS))
    return controls > _ALLOWED and controls * 50 > len(letters)


def with_unix_line_ends(text: str) -> str:
    """`text` with every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    # A byte order mark says what follows; a mark kept by the codec would be a visible character.
    text = text.removeprefix("\ufeff")
    name = encoding.removesuffix("-sig")
    if UNREADABLE in text:
        return Decoded(text, name, f"Some bytes are no {name} and are shown as {UNREADABLE}.")
    return Decoded(text, name)


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-16 that does not say so, where there is no doubt: half of its letters are Western."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    is_mixed = min(first, second) > 0
    if is_mixed or max(first, second) * 4 < len(sample) or len(sample) < 2 * _SURE:
        return None
    encoding = "utf-16-le" if second else "utf-16-be"
    text = data.decode(encoding, errors="replace")
    # The last letter alone may be one that was cut through.
    if UNREADABLE in text[:-1] or _is_controlled(text[:_SAMPLE].encode("latin-1", "replace")):
        return None
    return Decoded(
        text, encoding, "No encoding is marked; every other byte is empty, as in UTF-16."
    )


def _is_stateful(declared: str) -> bool:
    """Whether its bytes are all ASCII, so that they would pass for UTF-8."""
    return declared.lower().startswith(("iso-2022-", "hz"))


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    label = declared.strip().lower()
    if label in _WESTERN:
        return _western(data, f"Declared as {label}, which in practice means windows-1252.")
    try:
        codec = codecs.lookup(label)
        # Some codecs give no text (rot13, base64): only text encodings are declared in earnest.
        text = data.decode(codec.name) if codec._is_text_encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return Decoded(text, label, f"Declared as {label}.") if text is not None else None


def _undeclared(data: bytes) -> Decoded:
    """For bytes that are not UTF-8 throughout: damaged UTF-8, or a one-byte encoding."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count(UNREADABLE)
    whole = sum(1 for lead in data if lead >= 0xC2) - damaged
    # In windows-1252 letters above ASCII stand alone and none forms a UTF-8 sequence; a cut file
    # spoils one sequence only. Twice as many good ones as bad ones is UTF-8 with some damage.
    if whole >= 2 * damaged:
        return Decoded(text, "utf-8", f"Damaged UTF-8: {damaged} places shown as {UNREADABLE}.")
    return _western(data, "No encoding is declared and it is not UTF-8: read as windows-1252.")


def _western(data: bytes, assumed: str) -> Decoded:
    try:
        return Decoded(data.decode("windows-1252"), "windows-1252", assumed)
    except UnicodeDecodeError:
        # Five bytes mean nothing in windows-1252; ISO 8859-1 gives every byte a code point.
        return Decoded(data.decode("iso-8859-1"), "iso-8859-1", assumed)

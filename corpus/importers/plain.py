"""Plain text as it stands; takes no markup away and knows none."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.decoding import decode, is_binary, with_unix_line_ends
from corpus.intake import Draft, Importer, Raw
from corpus.masthead import read_masthead
from model import Problem

# The first bytes of what readers most often drop by mistake, so that the sentence can name it.
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%PDF-", "a PDF"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"RIFF", "a recording or picture"),
)


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article whose text is exactly the decoded file, with line ends as line feeds."""
    if is_binary(raw.data):
        yield Problem(raw.name, f"This is {_kind(raw.data)}, not a text that obelos can read.")
        return
    decoded = decode(raw.data, raw.charset)
    text = with_unix_line_ends(decoded.text)
    if not text.strip():
        yield Problem(raw.name, "There is nothing in it but white space.")
        return
    yield replace(described(text), encoding=decoded.encoding, assumed=decoded.assumed)


def described(text: str) -> Draft:
    """The text unchanged, with what its own lines say of it."""
    masthead = read_masthead(text)
    return Draft(
        text=text,
        title=masthead.title,
        publisher=masthead.publisher,
        author=masthead.author,
        published=masthead.published,
        updated=masthead.updated,
        url=masthead.url,
        agency=masthead.agency,
        format="plain text",
        found=masthead.found,
    )


def _kind(data: bytes) -> str:
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "a binary file")


IMPORTER = Importer("plain text", lambda raw, opening: True, read)

"""PDF documents, by pypdfium2; shows no picture, runs no script and reads no form."""

from collections.abc import Iterator
from typing import Any

from corpus.columns import Piece, reading_order
from corpus.dates import machine_date
from corpus.extras import load, name_with_version
from corpus.intake import Draft, Importer, Raw
from corpus.masthead import read_masthead
from model import Problem

# Pages of one document: a long report of a commission has some hundreds.
_MAX_PAGES = 500
_MAX_PIECES = 20_000


def recognises(raw: Raw, opening: str) -> bool:
    """By its first characters; some writers put a line before them."""
    return b"%PDF-" in raw.data[:1024]


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article: the words of all pages in reading order."""
    pdfium = load("pypdfium2", "pdf", "PDF")
    try:
        document = pdfium.PdfDocument(raw.data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is locked with a password" if locked else "is broken or cut off"
        yield Problem(raw.name, f"The PDF {reason}.")
        return
    try:
        pages, failed = _pages(document, pdfium)
        card = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    text = "\n".join(page for page in pages if page)
    if not text.strip():
        yield Problem(raw.name, "The PDF holds pictures of pages and no words.")
        return
    yield _draft(text, card)
    if failed:
        yield Problem(raw.name, f"{failed} of its pages could not be read and are left out.")


def _pages(document: Any, pdfium: Any) -> tuple[list[str], int]:
    """The words of each page, and how many pages gave none for being broken or too many."""
    pages: list[str] = []
    failed = max(0, len(document) - _MAX_PAGES)
    for number in range(min(len(document), _MAX_PAGES)):
        try:
            page = document[number]
            words = page.get_textpage()
            pages.append(reading_order(_pieces(words), page.get_width()))
        except pdfium.PdfiumError:
            failed += 1
            continue
        words.close()
        page.close()
    return pages, failed


def _pieces(words: Any) -> Iterator[Piece]:
    for number in range(min(words.count_rects(), _MAX_PIECES)):
        left, bottom, right, top = words.get_rect(number)
        text = words.get_text_bounded(left, bottom, right, top)
        yield Piece(left, bottom, right, top, text.replace("￾", "-"))


def _draft(text: str, card: dict[str, str]) -> Draft:
    masthead = read_masthead(text)
    kept = (("created", "CreationDate"), ("modified", "ModDate"), ("producer", "Producer"))
    return Draft(
        text=text,
        title=card.get("Title") or masthead.title,
        publisher=masthead.publisher,
        author=masthead.author or card.get("Author"),
        published=masthead.published,
        updated=masthead.updated,
        url=masthead.url,
        agency=masthead.agency,
        format="PDF",
        extractor=name_with_version("pypdfium2"),
        found=masthead.found,
        # When the file was made is not when the report appeared.
        extra=tuple((name, _card_date(card[key])) for name, key in kept if card.get(key)),
    )


def _card_date(value: str) -> str:
    """`D:20231019053600+09'00'` as ISO 8601; anything else as it stands."""
    plain = value.removeprefix("D:").replace("'", "")
    if value.startswith("D:") and len(plain) >= 14:
        plain = f"{plain[:8]}T{plain[8:14]}{plain[14:]}"
    return machine_date(plain) or value


IMPORTER = Importer("PDF", recognises, read)

"""EPUB books and magazines, a chapter an article; shows no picture and opens no link."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

from corpus.dates import machine_date
from corpus.decoding import decode
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import read_masthead
from corpus.packed import MAGIC, Packed, join
from corpus.xmltree import named, parse, words_of
from model import ObelosError, Problem

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_CHAPTERS = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
# How typefaces alone are hidden: EPUB Open Container Format 3.3, section 4.4, and Adobe's way.
_TYPEFACE_LOCKS = frozenset(
    ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
)
# Covers, half titles and dedications are shorter, in code points.
_MIN_CHAPTER = 200


def recognises(raw: Raw, opening: str) -> bool:
    """By the media type that should come first, a member that must be there, or the suffix."""
    if not raw.data.startswith(MAGIC):
        return False
    is_marked = b"application/epub+zip" in raw.data[:200] or _CONTAINER.encode() in raw.data
    return is_marked or raw.suffix == ".epub"


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every chapter in reading order that has words."""
    packed = Packed(raw.data)
    if _is_locked(packed):
        yield Problem(raw.name, "The book is locked by its seller and cannot be read here.")
        return
    package_name = _package(packed)
    package = parse(packed.read(package_name), "The book's list of contents")
    titles = _titles(packed, package, package_name)
    count = 0
    for name in _spine(package, package_name)[:MAX_PIECES]:
        outcome = _chapter(packed, name, package, titles, raw)
        if outcome is not None:
            count += 1
            yield outcome
    if not count:
        yield Problem(raw.name, "There is no chapter with words in this book.")


def _chapter(
    packed: Packed, name: str, package: Element, titles: dict[str, str], raw: Raw
) -> Draft | Problem | None:
    try:
        data = packed.read(name)
    except ObelosError as error:
        return Problem(f"{raw.name}, {name}", str(error))
    decoded = decode(data)
    text = html_to_text(decoded.text)
    if len(text) < _MIN_CHAPTER:
        return None
    masthead = read_masthead(text)
    book = words_of(package, "title")
    return Draft(
        text=text,
        title=titles.get(name) or masthead.title,
        publisher=words_of(package, "publisher") or masthead.publisher,
        author=masthead.author or words_of(package, "creator"),
        published=masthead.published or machine_date(words_of(package, "date")),
        updated=masthead.updated,
        language=words_of(package, "language"),
        url=masthead.url,
        agency=masthead.agency,
        encoding=decoded.encoding,
        assumed=decoded.assumed,
        format="EPUB",
        part=name,
        sha256=sha256(data).hexdigest(),
        found=masthead.found,
        extra=(("book", book),) if book else (),
    )


def _is_locked(packed: Packed) -> bool:
    """Whether more than its typefaces is encrypted."""
    if _LOCKS not in packed:
        return False
    locks = parse(packed.read(_LOCKS), "The book's list of locks")
    methods = {method.get("Algorithm") for method in named(locks, "EncryptionMethod")}
    return bool(methods - _TYPEFACE_LOCKS)


def _package(packed: Packed) -> str:
    container = parse(packed.read(_CONTAINER), "The book's container")
    for rootfile in named(container, "rootfile"):
        if path := rootfile.get("full-path"):
            return path
    raise ObelosError("The book does not say where its list of contents is.")


def _spine(package: Element, package_name: str) -> list[str]:
    """The members that are chapters, in reading order; in the order listed when none is given."""
    chapters = {
        item.get("id", ""): join(package_name, unquote(item.get("href", "")))
        for item in named(package, "item")
        if item.get("media-type") in _CHAPTERS and "nav" not in item.get("properties", "").split()
    }
    order = [itemref.get("idref", "") for itemref in named(package, "itemref")]
    return [chapters[one] for one in order if one in chapters] or list(chapters.values())


def _titles(packed: Packed, package: Element, package_name: str) -> dict[str, str]:
    """Chapter titles from the table of contents; none when there is none or it is broken."""
    titles: dict[str, str] = {}
    for item in named(package, "item"):
        is_nav = "nav" in item.get("properties", "").split()
        if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        name = join(package_name, unquote(item.get("href", "")))
        try:
            contents = parse(packed.read(name), "The table of contents")
        except ObelosError:
            continue
        for target, words in _links(contents) if is_nav else _points(contents):
            titles.setdefault(join(name, unquote(urldefrag(target).url)), words)
    return titles


def _links(contents: Element) -> Iterator[tuple[str, str]]:
    for link in named(contents, "a"):
        words = " ".join("".join(link.itertext()).split())
        if words and (target := link.get("href")):
            yield target, words


def _points(contents: Element) -> Iterator[tuple[str, str]]:
    for point in named(contents, "navPoint"):
        target = next((content.get("src", "") for content in named(point, "content")), "")
        words = words_of(point, "text")
        if words and target:
            yield target, words


IMPORTER = Importer("EPUB", recognises, read)

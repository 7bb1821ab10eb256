"""Web pages: the report without its page, by trafilatura; fetches nothing that a page names."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from corpus.crowds import has_more_attributes
from corpus.decoding import Decoded, decode, is_binary
from corpus.extras import name_with_version
from corpus.importers import plain
from corpus.intake import Draft, Importer, Raw
from corpus.markup import without_controls
from corpus.masthead import read_masthead
from corpus.pagehead import PageHead, read_head
from model import Problem

_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_MEDIA = frozenset(("text/html", "application/xhtml+xml"))
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FRAGMENT = re.compile(
    r"\s*<(?:head|body|div|article|section|main|p|table|h1|meta|title)\b[^<>]*>", re.I
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})|<\?xml[^>]{0,80}?encoding=[\"']([\w-]{2,40})",
    re.I,
)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>]+)"
)
# Pictures carried inside the page; they are most of its bytes and none of its words.
_INLINE_DATA = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=%\s]{200,}")
# What extractors raise on pages their authors never saw; lxml's own errors are ValueErrors or
# SyntaxErrors. Such a page is left out with a sentence, and the next one is read.
_FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
# A page without a report still yields its menu: shorter than any report, in code points.
_MIN_TEXT = 50
# Where a page says what it is and how it is encoded, in bytes; the standard looks at 1 kB.
_HEAD = 4096
# Elements that one page may have: taking so many apart needs some 200 MB and eight seconds, and
# the longest live blogs have half of it.
_MAX_TAGS = 40_000
# Their attributes take as much again.
_MAX_ATTRIBUTES = 150_000


def recognises(raw: Raw, opening: str) -> bool:
    """By how it opens; a fragment only where a suffix or a server says that it is a page."""
    if _OPENING.match(opening):
        return True
    claimed = raw.suffix in _SUFFIXES or raw.media in _MEDIA
    return (claimed and "<" in opening) or (not raw.suffix and bool(_FRAGMENT.match(opening)))


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article: the words of the report, and what the page's head says of it."""
    # A stray NUL in a page is dropped; what only has the suffix of a page may be anything.
    if is_binary(raw.data) and not _OPENING.match(decode(raw.data[:_HEAD]).text):
        yield from plain.read(raw)
        return
    decoded = decode(raw.data, raw.charset or _charset(raw.data))
    source = without_controls(decoded.text)
    if "base64," in source:
        source = _INLINE_DATA.sub("data:,", source)
    if source.count("<") > 2 * _MAX_TAGS:
        yield Problem(
            raw.name, f"This page has over {_MAX_TAGS:,} elements: no report has so many."
        )
        return
    if has_more_attributes(source, _MAX_ATTRIBUTES):
        yield Problem(
            raw.name, f"This page has over {_MAX_ATTRIBUTES:,} attributes: no report has so many."
        )
        return
    taken = _take_apart(source, raw.url or _saved_from(source))
    if taken is None:
        yield Problem(raw.name, "There is no report to be found on this page.")
        return
    yield _draft(*taken, raw, decoded)


def _take_apart(source: str, address: str | None) -> tuple[str, PageHead] | None:
    """The words of the report and the page's head; None when there is no report."""
    import trafilatura  # Slow to import, and only pages need it.

    _hush()
    try:
        tree = trafilatura.load_html(source)
        if tree is None:
            tree = trafilatura.load_html(f"<html><body><div>{source}</div><p></p></body></html>")
        if tree is None:
            return None
        head = read_head(tree, address)
        found = trafilatura.bare_extraction(tree, options=_options())
    except _FAILURES:
        return None
    # With its defaults it gives a document of its own, never a mapping.
    text = getattr(found, "text", None)
    if not isinstance(text, str) or len(text.strip()) < _MIN_TEXT:
        return None
    return text.strip("\n"), head if head.published else _dated(head, tree)


@cache
def _options() -> Any:
    """What is asked of trafilatura; made once, since it reads a configuration to make it.

    The address is not said: it serves only to complete links, which are not taken out.
    """
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", comments=False)


def _dated(head: PageHead, tree: Any) -> PageHead:
    """`head` with the day that htmldate finds, when the page's own fields gave none."""
    import htmldate

    day = htmldate.find_date(tree, extensive_search=False, original_date=True, url=head.url)
    if day is None:
        return head
    return replace(head, published=day, found=(*head.found, ("published", "htmldate")))


def _draft(text: str, head: PageHead, raw: Raw, decoded: Decoded) -> Draft:
    masthead = read_masthead(text)
    beside = {field: where for field, where in masthead.found if getattr(head, field, None) is None}
    return Draft(
        text=text,
        title=head.title or masthead.title,
        publisher=head.publisher or masthead.publisher,
        author=head.author or masthead.author,
        published=head.published or masthead.published,
        updated=head.updated or masthead.updated,
        language=head.language,
        url=head.url,
        canonical=head.canonical,
        archive=raw.archive or head.archive,
        agency=masthead.agency,
        encoding=decoded.encoding,
        assumed=decoded.assumed,
        format="HTML",
        extractor=name_with_version("trafilatura"),
        found=(*head.found, *beside.items()),
    )


def _saved_from(source: str) -> str | None:
    """The address that browsers and SingleFile note in a page when they save it."""
    found = _SAVED_FROM.search(source[:_HEAD])
    return (found[1] or found[2]) if found else None


def _charset(data: bytes) -> str | None:
    """The encoding that a page declares at its beginning."""
    found = _CHARSET.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


@cache
def _hush() -> None:
    """Keep what extractors log about bad pages off the terminal: each gets a sentence of ours."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


IMPORTER = Importer("HTML", recognises, read)

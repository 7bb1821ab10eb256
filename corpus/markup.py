"""Marked-up text to the words a reader would see, without judging which of them matter."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.crowds import without_crowds

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_MARKDOWN = 400_000
"""In code points, more than the longest report; longer Markdown stays as it is written."""

# Lines of Markdown: so many take two seconds.
_MAX_LINES = 20_000

_SPACES = re.compile(r"\s+")
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object")
)
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "tfoot", "thead", "tr", "ul",
    )
)  # fmt: skip
# What XML, and so lxml, cannot hold: it drops a whole paragraph over one of them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# The same turned round: to know that there is none of them, this takes half the time.
_FIT = re.compile("[\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*+")
_UNFIT_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)"
    r"|x0*(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f])|x0*d[89a-f][0-9a-f]{2}(?![0-9a-f]));?",
    re.I,
)


def without_controls(source: str) -> str:
    """`source` without what makes extractors stumble: control characters, references to them, and
    the attributes of a tag that has thousands.
    """
    cleaned = source if _FIT.fullmatch(source) else _UNFIT.sub("", source)
    cleaned = without_crowds(cleaned)
    return _UNFIT_REFERENCE.sub("", cleaned) if "&#" in cleaned else cleaned


def html_to_text(fragment: str) -> str:
    """All words of an HTML fragment, one block a line; scripts and styles left out."""
    if "<" not in fragment:
        return _tidy(html.unescape(fragment))
    # Slow to import, and only pages and feeds need it. It comes with trafilatura.
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = f"<html><body>{without_controls(fragment)}</body></html>".encode()
    root = etree.fromstring(data, parser)
    return "" if root is None else _tidy("".join(_pieces(etree, root)))


def markdown_to_text(source: str) -> str:
    """The words of a Markdown text: a block a line, with lists and quotations still marked."""
    is_long = len(source) > MAX_MARKDOWN or source.count("\n") > _MAX_LINES
    if is_long or any(map(_is_hostile, source.split("\n\n"))):
        return source.strip("\n")
    from markdown_it import MarkdownIt  # Only Markdown needs it.

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    rows: list[list[str]] = []
    mark, before = "", ""
    for token in parser.parse(source):
        words = _words(token)
        if token.type in _MARKED:
            mark = _mark(token)
        elif token.type == "tr_open":
            rows.append([])
        elif words and before in ("td_open", "th_open"):
            rows[-1].append(words)
        elif words:
            rows.append([mark + words])
            mark = ""
        before = token.type
    return "\n".join(" | ".join(row) for row in rows if row)


def _is_hostile(block: str) -> bool:
    """Whether matching the marks of a block would take time with the square of their number."""
    return len(block) > _MAX_MARKS and len(_MARK.findall(block)) > _MAX_MARKS


_MARK = re.compile(r"[\[\]*_`<!]")
# A paragraph has a dozen, a list of links without blank lines some hundreds.
_MAX_MARKS = 3_000


_MARKED = ("list_item_open", "blockquote_open")


def _mark(token: "Token") -> str:
    if token.type == "blockquote_open":
        return "> "
    return f"{token.info}{token.markup} " if token.info else "- "


def _words(token: "Token") -> str:
    if token.type == "inline":
        return _tidy("".join(_inline(child) for child in token.children or ()))
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n")
    return html_to_text(token.content) if token.type == "html_block" else ""


def _inline(token: "Token") -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    # Tags inside a paragraph are dropped, their words are tokens of their own.
    return "" if token.type == "html_inline" else token.content


def _pieces(etree: Any, root: Any) -> Iterator[str]:
    """Words and line ends in reading order; walked with events, so that depth costs no stack."""
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_silent, is_block = element.tag in _SILENT, element.tag in _BLOCKS
        if is_block or element.tag == "br":
            yield "\n"
        elif element.tag in ("td", "th"):
            yield " "
        if event == "start":
            silent += is_silent
            words = element.text
        else:
            silent -= is_silent
            words = element.tail
        if words and not silent:
            yield _SPACES.sub(" ", words)


def _tidy(text: str) -> str:
    """`text` with single spaces, no blank lines and no space at the ends of lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)

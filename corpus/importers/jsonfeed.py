"""JSON Feed, versions 1 and 1.1; fetches no page it names."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from corpus.dates import machine_date
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import first_sentence
from corpus.sniffing import load_json, looks_like_json, text_at
from model import Problem

_MARK = "jsonfeed.org/version/"


def recognises(raw: Raw, opening: str) -> bool:
    """By the version that every such feed names."""
    return looks_like_json(opening) and (_MARK in opening or raw.media == "application/feed+json")


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every item that has words or an address."""
    feed = load_json(raw)
    if isinstance(feed, Problem):
        yield feed
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield Problem(raw.name, "There is no article in this feed.")
        return
    for item in items[:MAX_PIECES]:
        if isinstance(item, dict) and (draft := _draft(item, feed, raw)) is not None:
            yield draft
    if len(items) > MAX_PIECES:
        yield Problem(raw.name, f"Only the first {MAX_PIECES:,} articles of this feed were read.")


def _draft(item: dict[str, Any], feed: dict[str, Any], raw: Raw) -> Draft | None:
    text, partial = _text(item)
    link = text_at(item, "url", "external_url")
    if not text and not link:
        return None
    return Draft(
        text=text,
        title=text_at(item, "title") or (first_sentence(text) if text else str(link)),
        publisher=text_at(feed, "title"),
        author=_authors(item) or _authors(feed),
        published=machine_date(text_at(item, "date_published")),
        updated=machine_date(text_at(item, "date_modified")),
        language=text_at(item, "language") or text_at(feed, "language"),
        url=urljoin(raw.url or text_at(feed, "feed_url", "home_page_url") or "", link or "")
        or None,
        format="JSON Feed",
        part=_id(item) or link,
        partial=partial,
        extra=_tags(item),
    )


def _text(item: dict[str, Any]) -> tuple[str, bool]:
    """The words of an item, and whether they are a summary only."""
    if isinstance(page := item.get("content_html"), str) and page.strip():
        return html_to_text(page), False
    if isinstance(words := item.get("content_text"), str) and words.strip():
        return words, False
    return text_at(item, "summary") or "", True


def _authors(value: dict[str, Any]) -> str | None:
    authors = value.get("authors")
    if not isinstance(authors, list):
        authors = [value.get("author")]
    return ", ".join(name for one in authors if (name := text_at(one, "name"))) or None


def _id(item: dict[str, Any]) -> str | None:
    value = item.get("id")
    return str(value) if isinstance(value, (str, int)) else None


def _tags(item: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    tags = item.get("tags")
    words = ", ".join(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ""
    return (("tags", words),) if words else ()


IMPORTER = Importer("JSON Feed", recognises, read)

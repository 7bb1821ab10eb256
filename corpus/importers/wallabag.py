"""Wallabag's JSON export: pages with their text; fetches nothing."""

from collections.abc import Iterator
from typing import Any

from corpus.dates import machine_date
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import first_sentence, read_masthead
from corpus.sniffing import load_json, looks_like_json, text_at
from model import Problem

_MARKS = (
    '"is_archived"',
    '"is_starred"',
    '"content"',
    '"domain_name"',
    '"hashed_url"',
    '"mimetype"',
)


# What it keeps in place of a text that it could not take from the web.
_NOTHING = "wallabag can't retrieve contents for this article."


def recognises(raw: Raw, opening: str) -> bool:
    """By three members that only its entries have together."""
    if not looks_like_json(opening):
        return False
    # The text of the first entry may come before the members that tell; it is looked through.
    start = raw.data[:400_000].decode("utf-8", "replace")
    return sum(mark in start for mark in _MARKS) >= 3


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every entry."""
    value = load_json(raw)
    if isinstance(value, Problem):
        yield value
        return
    entries = value if isinstance(value, list) else [value]
    drafts = [draft for entry in entries[:MAX_PIECES] if (draft := _draft(entry)) is not None]
    yield from drafts
    if len(entries) > MAX_PIECES:
        yield Problem(raw.name, f"Only the first {MAX_PIECES:,} pages of it were read.")
    if not drafts:
        yield Problem(raw.name, "There is no page in this export.")


def _draft(entry: Any) -> Draft | None:
    url = text_at(entry, "url", "given_url")
    content = entry.get("content") if isinstance(entry, dict) else None
    text = html_to_text(content) if isinstance(content, str) else ""
    if text.startswith(_NOTHING):
        text = ""
    if not url and not text:
        return None
    masthead = read_masthead(text) if text else None
    names = [one for one in _listed(entry.get("published_by")) if isinstance(one, str) and one]
    return Draft(
        text=text,
        title=text_at(entry, "title") or (first_sentence(text) if text else str(url)),
        publisher=text_at(entry, "domain_name") or (masthead.publisher if masthead else None),
        author=", ".join(names) or (masthead.author if masthead else None),
        published=machine_date(text_at(entry, "published_at"))
        or (masthead.published if masthead else None),
        updated=masthead.updated if masthead else None,
        language=text_at(entry, "language"),
        url=url,
        agency=masthead.agency if masthead else None,
        retrieved=machine_date(text_at(entry, "created_at")),
        format="Wallabag",
        part=str(entry.get("id") or url),
        extra=_tags(entry),
    )


def _tags(entry: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    tags = entry.get("tags")
    # Its own export gives names, its interface for programs gives more of each.
    named = [tag.get("label") if isinstance(tag, dict) else tag for tag in _listed(tags)]
    words = ", ".join(tag for tag in named if isinstance(tag, str))
    return (("tags", words),) if words else ()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


IMPORTER = Importer("Wallabag", recognises, read)

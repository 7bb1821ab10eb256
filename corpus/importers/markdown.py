"""Markdown with or without front matter; runs no code in it and opens no link."""

import re
from collections.abc import Iterator, Mapping

from corpus.dates import machine_date
from corpus.decoding import decode, is_binary, with_unix_line_ends
from corpus.importers import plain
from corpus.intake import Draft, Importer, Raw
from corpus.markup import markdown_to_text
from corpus.masthead import read_masthead
from model import Problem

_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd"))
_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*?)\s*$")
_HEADING = re.compile(r"^#{1,2}\s+(?P<words>.+?)\s*#*\s*$", re.M)

# What static site generators and note keepers call them.
_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "site", "site_name", "publication", "outlet", "source"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "pubdate", "publish_date", "created", "date_published"),
    "updated": ("updated", "modified", "lastmod", "last_modified", "date_modified"),
    "language": ("lang", "language"),
    "url": ("url", "link", "permalink", "original", "source_url"),
    "canonical": ("canonical", "canonical_url"),
    "archive": ("archive", "archive_url", "archived"),
    "agency": ("agency", "agencies", "credit"),
}


def recognises(raw: Raw, opening: str) -> bool:
    """By its front matter or its suffix."""
    if raw.suffix in _SUFFIXES or raw.media == "text/markdown":
        return True
    return _front_matter(opening + "\n") is not None


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article: the words as they would be read, the front matter beside them."""
    if is_binary(raw.data):
        yield from plain.read(raw)
        return
    decoded = decode(raw.data, raw.charset)
    source = with_unix_line_ends(decoded.text)
    front = _front_matter(source)
    body = source[front.end() :] if front else source
    text = markdown_to_text(body)
    if not text.strip():
        yield Problem(raw.name, "There is no text in this Markdown file.")
        return
    fields = _fields(front["fields"]) if front else {}
    named = {name: _first(fields, keys) for name, keys in _NAMES.items()}
    heading = _HEADING.search(body)
    masthead = read_masthead(text)
    yield Draft(
        text=text,
        title=named["title"] or (markdown_to_text(heading["words"]) if heading else masthead.title),
        publisher=named["publisher"] or masthead.publisher,
        author=named["author"] or masthead.author,
        published=machine_date(named["published"]) or masthead.published,
        updated=machine_date(named["updated"]) or masthead.updated,
        language=named["language"],
        url=named["url"] or masthead.url,
        canonical=named["canonical"],
        archive=named["archive"],
        agency=named["agency"] or masthead.agency,
        encoding=decoded.encoding,
        assumed=decoded.assumed,
        format="Markdown",
        found=tuple(pair for pair in masthead.found if not named.get(pair[0]))
        + tuple((name, "front matter") for name, value in named.items() if value),
        extra=_others(fields),
    )


def _front_matter(source: str) -> re.Match[str] | None:
    found = _FRONT.match(source)
    if found is None:
        return None
    lines = [line for line in found["fields"].split("\n") if line.strip()]
    return found if lines and _FIELD.match(lines[0]) else None


def _fields(lines: str) -> dict[str, str]:
    """The plain fields of front matter; lists become one value, nested maps are left as text.

    This is the part of YAML that is used for such fields. A YAML parser would bring anchors that
    grow without bound and objects that build themselves.
    """
    fields: dict[str, str] = {}
    key = ""
    for line in lines.split("\n"):
        if field := _FIELD.match(line):
            key = field["key"].strip().lower().replace(" ", "_").replace("-", "_")
            fields.setdefault(key, _scalar(field["value"] or ""))
        elif key and (item := _ITEM.match(line)):
            value = _scalar(item["value"])
            fields[key] = f"{fields[key]}, {value}" if fields[key] else value
        elif key and line.strip():
            fields[key] = f"{fields[key]} {line.strip()}".strip()
    return {key: value for key, value in fields.items() if value not in ("", ">", "|", "null", "~")}


def _scalar(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item.strip()) for item in value[1:-1].split(",") if item.strip())
    if value[:1] in (">", "|"):
        return ""
    return value.split(" #")[0].rstrip()


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)


def _others(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    known = {key for keys in _NAMES.values() for key in keys}
    return tuple((key, value) for key, value in fields.items() if key not in known)


IMPORTER = Importer("Markdown", recognises, read)

"""RSS, Atom and RDF feeds, by feedparser; fetches no page and no picture they name."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus.dates import machine_date
from corpus.decoding import decode
from corpus.extras import name_with_version
from corpus.identity import canonical_url
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.markup import html_to_text
from corpus.masthead import first_sentence, read_masthead
from corpus.sniffing import defines_entities, xml_root
from model import Problem

_ROOTS = frozenset(("rss", "feed", "rdf:rdf"))
# Parsing so many takes some five seconds; a year of full texts has a tenth of it.
_MAX_TAGS = 200_000
_NOTICE = re.compile(r"The post .{1,400} (?:appeared first|first appeared) on .{1,200}\.")
_WITH_ADDRESS = re.compile(r"\S+@\S+\s*\((?P<behind>[^()]+)\)|(?P<before>[^()]+)\(\S+@\S+\)")


def recognises(raw: Raw, opening: str) -> bool:
    """By its first element."""
    return xml_root(opening) in _ROOTS


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every entry; an entry with a summary only is marked as partial."""
    if problem := _refusal(raw):
        yield problem
        return
    import feedparser  # Slow to import, and only feeds need it.

    headers = {"content-location": raw.url} if raw.url else {}
    parse: Any = feedparser.parse  # type: ignore[attr-defined]
    found = parse(io.BytesIO(raw.data), response_headers=headers)
    entries = found.entries[:MAX_PIECES]
    if not entries:
        yield Problem(raw.name, "There is no article in this feed.")
    ids = Counter(entry.get("id") for entry in entries)
    for entry in entries:
        # An id that several share tells nothing apart, nor does a link made of it.
        shared = entry.get("id") if ids[entry.get("id")] > 1 else None
        yield _draft(entry, shared, found.feed, raw)
    if len(found.entries) > MAX_PIECES:
        yield Problem(raw.name, f"Only the first {MAX_PIECES:,} articles of this feed were read.")
    if found.bozo and not raw.data.rstrip().endswith(b">"):
        yield Problem(raw.name, "The feed is cut off; what came before the cut was read.")


def _refusal(raw: Raw) -> Problem | None:
    if defines_entities(decode(raw.data, raw.charset).text):
        return Problem(
            raw.name, "It defines entities of its own, which feeds do only as an attack."
        )
    if raw.data.count(b"<") > _MAX_TAGS:
        return Problem(
            raw.name, f"This feed has over {_MAX_TAGS:,} elements: no feed needs so many."
        )
    return None


def _draft(entry: Any, shared: str | None, feed: Any, raw: Raw) -> Draft:
    contents = [one.get("value", "") for one in entry.get("content", ())]
    full = _without_notice(html_to_text(max(contents, key=len))) if contents else ""
    summary = _without_notice(html_to_text(entry.get("summary", "")))
    text = full or summary
    title = html_to_text(entry.get("title", "")).replace("\n", " ")
    masthead = read_masthead(text) if text else None
    published, updated = machine_date(entry.get("published")), machine_date(_updated(entry))
    return Draft(
        text=text,
        title=title or (first_sentence(text) if text else "Untitled"),
        publisher=_one_line(_source(entry).get("title") or feed.get("title")),
        author=_authors(entry),
        published=published or updated,
        updated=updated if published and updated != published else None,
        language=entry.get("language") or feed.get("language") or None,
        url=canonical_or_none(entry.get("link")),
        agency=masthead.agency if masthead else None,
        format=_NAMES.get(xml_root(decode(raw.data[:4096]).text), "feed"),
        extractor=name_with_version("feedparser"),
        part=_one_line(_first_but(shared, entry.get("id"), entry.get("link"))) or title or None,
        partial=not full,
        extra=_extra(entry),
    )


def _first_but(shared: str | None, *values: str | None) -> str | None:
    return next((value for value in values if value and value != shared), None)


def _updated(entry: Any) -> str | None:
    # Asked for without looking, feedparser gives the day of publication and a warning.
    return dict.get(entry, "updated")


_NAMES = {"rss": "RSS", "feed": "Atom", "rdf:rdf": "RSS 1.0"}


def _source(entry: Any) -> Any:
    """The feed that an entry of a collected feed was taken from."""
    return entry.get("source") or {}


def canonical_or_none(link: str | None) -> str | None:
    """The link when it is a web address, as it stands."""
    return link.strip() if link and canonical_url(link) else None


def _without_notice(text: str) -> str:
    """`text` without the line that WordPress sets below every entry of its feeds."""
    head, _, last = text.rpartition("\n")
    return head if _NOTICE.fullmatch(last) else text


def _authors(entry: Any) -> str | None:
    """The names of all; of one who gives an address as well, the name alone."""
    names = [one.get("name") for one in entry.get("authors", ())]
    if len(names) > 1:
        return _one_line(", ".join(filter(None, names)))
    author = (entry.get("author") or "").strip()
    found = _WITH_ADDRESS.fullmatch(author)
    return _one_line(found["behind"] or found["before"] if found else author)


def _one_line(value: str | None) -> str | None:
    return " ".join(html_to_text(value).split()) or None if value else None


def _extra(entry: Any) -> tuple[tuple[str, str], ...]:
    tags = ", ".join(tag.get("term") or "" for tag in entry.get("tags", ()))
    rights = entry.get("rights") or ""
    return tuple((name, value) for name, value in (("tags", tags), ("rights", rights)) if value)


IMPORTER = Importer("feed", recognises, read)

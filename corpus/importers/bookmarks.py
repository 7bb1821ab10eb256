"""Lists of saved pages as pages of links: Pocket, Instapaper and browsers; fetches none of them."""

import html
import re
from collections.abc import Iterator
from itertools import islice

from corpus.dates import machine_date
from corpus.decoding import decode
from corpus.identity import canonical_url
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from model import Problem

_SERVICES = {
    "<title>pocket export</title>": "Pocket",
    "<title>instapaper: export</title>": "Instapaper",
    "<!doctype netscape-bookmark-file-1>": "bookmarks",
}
_LINK = re.compile(r"<a\s(?P<head>[^<>]*+)>(?P<title>[^<]*+)", re.I)
_FIELD = re.compile(r"\b(?P<name>href|time_added|add_date|tags)=\"(?P<value>[^\"]*+)\"", re.I)
_TIMES = frozenset(("time_added", "add_date"))


def recognises(raw: Raw, opening: str) -> bool:
    """By what these exports call themselves at their beginning."""
    return bool(_service(opening))


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """The address of every page, as an article whose text has yet to be fetched."""
    source = decode(raw.data, raw.charset).text
    service = _service(source[:4096])
    drafts = (_draft(link, service) for link in _LINK.finditer(source))
    named = list(islice((draft for draft in drafts if draft is not None), MAX_PIECES + 1))
    yield from named[:MAX_PIECES]
    if len(named) > MAX_PIECES:
        yield Problem(raw.name, f"Only the first {MAX_PIECES:,} pages of it were read.")
    if not named:
        yield Problem(raw.name, "There is no page in this list.")


def _draft(link: re.Match[str], service: str) -> Draft | None:
    fields = {
        found["name"].lower(): html.unescape(found["value"]).strip()
        for found in _FIELD.finditer(link["head"])
    }
    url = fields.pop("href", "")
    if not canonical_url(url):
        return None
    return Draft(
        text="",
        title=" ".join(html.unescape(link["title"]).split()) or url,
        url=url,
        format=service,
        part=url,
        extra=tuple(
            (k, machine_date(v) or v if k in _TIMES else v) for k, v in fields.items() if v
        ),
    )


def _service(opening: str) -> str:
    lower = opening.lower()
    return next((name for mark, name in _SERVICES.items() if mark in lower), "")


IMPORTER = Importer("bookmarks", recognises, read)

"""The documents that Hypothesis annotations stand on; their notes are the store's concern."""

from collections.abc import Iterator
from typing import Any

from corpus.identity import canonical_url
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.sniffing import load_json, looks_like_json, text_at
from model import Problem


def recognises(raw: Raw, opening: str) -> bool:
    """By the members of its two exports: the browser's and the service's."""
    if not looks_like_json(opening):
        return False
    is_export = '"export_date"' in opening and '"annotations"' in opening
    is_search = '"rows"' in opening and '"target"' in opening
    return is_export or is_search or ('"client_version"' in opening and '"annotations"' in opening)


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """The address of every annotated page once, as an article whose text has yet to be fetched."""
    value = load_json(raw)
    if isinstance(value, Problem):
        yield value
        return
    rows = value.get("annotations", value.get("rows")) if isinstance(value, dict) else None
    pages: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else ():
        address = text_at(row, "uri") or ""
        if canonical_url(address):
            pages.setdefault(address, _title(row) or address)
    for address, title in list(pages.items())[:MAX_PIECES]:
        yield Draft(text="", title=title, url=address, format="Hypothesis", part=address)
    if not pages:
        yield Problem(raw.name, "There is no web page in this export.")


def _title(row: dict[str, Any]) -> str | None:
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    if isinstance(titles, str):
        return " ".join(titles.split()) or None
    is_list = isinstance(titles, list) and bool(titles) and isinstance(titles[0], str)
    return " ".join(titles[0].split()) or None if is_list and titles else None


IMPORTER = Importer("Hypothesis", recognises, read)

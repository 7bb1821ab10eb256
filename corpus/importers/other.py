"""Tables, JSON and XML of kinds that nobody here reads; says so instead of showing their code."""

from collections.abc import Iterator

from corpus.intake import Draft, Importer, Raw
from corpus.sniffing import looks_like_json, xml_root
from model import Problem

_KINDS = {
    ".json": "JSON",
    ".jsonl": "JSON",
    ".csv": "table",
    ".tsv": "table",
    ".xml": "XML",
    ".rss": "XML",
    ".atom": "XML",
    ".opml": "XML",
}


def recognises(raw: Raw, opening: str) -> bool:
    """By the suffix or the declared type, since such data may well begin like a text."""
    return bool(_kind(raw, opening))


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One sentence."""
    kind = _kind(raw, raw.data[:200].decode("utf-8", "replace"))
    yield Problem(raw.name, f"This {kind} is of a kind that obelos does not read.")


def _kind(raw: Raw, opening: str) -> str:
    if raw.suffix in _KINDS:
        return _KINDS[raw.suffix]
    media = raw.media or ""
    if media.endswith("json") and looks_like_json(opening):
        return "JSON"
    return "XML" if media.endswith("xml") and xml_root(opening) not in ("", "html") else ""


IMPORTER = Importer("other", recognises, read)

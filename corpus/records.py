"""Articles and their provenance to JSON and back; touches no disk."""

import json
from dataclasses import dataclass, fields
from typing import Any

from corpus.intake import Provenance
from model import Article

_FORMAT = 1
_ARTICLE_FIELDS = tuple(
    field.name for field in fields(Article) if field.name not in ("id", "text", "digest")
)
_PROVENANCE_FIELDS = tuple(field.name for field in fields(Provenance))
_PAIRS = ("found", "extra")


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of an article; its text is kept under its digest."""

    article: Article
    """With an empty text."""
    provenance: Provenance | None
    sketch: str
    """Its smallest hashes, to find its like."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything kept of one article but its texts."""

    id: str
    order: int
    """Rising in the order in which articles were first taken in."""
    versions: tuple[Version, ...]
    """At least one; the present one last."""


def encode(record: Record) -> bytes:
    """The record as it stands on disk."""
    values = {
        "obelos": _FORMAT,
        "id": record.id,
        "order": record.order,
        "versions": [_version(version) for version in record.versions],
    }
    # Lone surrogates may come from file names, and UTF-8 has no place for them.
    return json.dumps(values, ensure_ascii=True).encode("ascii") + b"\n"


def decode(data: bytes) -> Record:
    """The record in `data`.

    Raises:
        ValueError: when it is no such record.
    """
    try:
        values = json.loads(data)
        article_id = str(values["id"])
        versions = tuple(_read_version(article_id, one) for one in values["versions"])
        order = int(values["order"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no record of an article") from error
    if not versions:
        raise ValueError("a record without a version")
    return Record(article_id, order, versions)


def _version(version: Version) -> dict[str, Any]:
    article = {name: getattr(version.article, name) for name in _ARTICLE_FIELDS}
    return {
        "digest": version.article.digest,
        "sketch": version.sketch,
        "article": {name: value for name, value in article.items() if value is not None},
        "provenance": version.provenance and _provenance(version.provenance),
    }


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return {name: getattr(provenance, name) for name in _PROVENANCE_FIELDS}


def _read_version(article_id: str, record: dict[str, Any]) -> Version:
    known = {name: record["article"].get(name) for name in _ARTICLE_FIELDS}
    article = Article(id=article_id, text="", digest=str(record["digest"]), **known)
    return Version(
        article=article,
        provenance=_read_provenance(record.get("provenance")),
        sketch=str(record["sketch"]),
    )


def _read_provenance(record: dict[str, Any] | None) -> Provenance | None:
    if record is None:
        return None
    known = {name: value for name, value in record.items() if name in _PROVENANCE_FIELDS}
    for name in _PAIRS:
        known[name] = tuple((str(a), str(b)) for a, b in known.get(name, ()))
    return Provenance(**known)

"""Turns events and articles into plain dictionaries and back; knows nothing of files."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from operator import attrgetter, itemgetter
from typing import Any, cast, get_args

from model import Article, Attribution, Event, EventKind, Evidence, ObelosError, Selector
from store.fields import (
    attribution_of,
    evidence_of,
    ids_of,
    named,
    part_to_record,
    plain,
    selector_of,
    text_of,
    text_or_none,
)
from store.ids import is_id

_REQUIRED = ("id", "kind", "reviewer", "at", "article", "version", "statement")
_OPTIONAL = ("verdict", "note", "prev", "undoes")
_PARTS = {
    "selector": frozenset(field.name for field in fields(Selector)),
    "evidence": frozenset(field.name for field in fields(Evidence)),
    "attribution": frozenset(field.name for field in fields(Attribution)),
}
_KNOWN = frozenset((*_REQUIRED, *_OPTIONAL, *_PARTS, "saw"))
_KINDS = frozenset(get_args(EventKind))
_ARTICLE = tuple(field.name for field in fields(Article) if field.name != "text")
_ARTICLE_REQUIRED = ("id", "title", "digest")

_NAMES = (*_REQUIRED, *_OPTIONAL)
_required = itemgetter(*_REQUIRED)
_values = attrgetter(*_NAMES)
_ID_LENGTH = 36


def event_to_record(event: Event) -> dict[str, Any]:
    """The event as it is kept: every field that says something, then the unknown ones.

    Raises:
        ObelosError: when its id is none, or it holds what JSON cannot keep exactly.
    """
    if not is_id(event.id):
        raise ObelosError(f"The id {event.id!r} is no UUIDv7.")
    pairs = zip(_NAMES, _values(event), strict=True)
    record = {name: value for name, value in pairs if value is not None}
    if event.selector is not None:
        record["selector"] = part_to_record(event.selector)
    if event.evidence:
        record["evidence"] = [part_to_record(one) for one in event.evidence]
    if event.attribution is not None:
        record["attribution"] = part_to_record(event.attribution)
    if event.saw:
        record["saw"] = list(event.saw)
    for name, value in event.extra:
        _add_unknown(record, name, plain(value, name))
    return record


def event_from_record(record: object) -> Event:
    """The event that a record holds, with fields that this version does not know in `extra`.

    Raises:
        ObelosError: when it is none, saying which field is wrong and how.
    """
    if not isinstance(record, Mapping):
        raise ObelosError(f"An event must be an object, not {named(record)}.")
    event_id, kind, reviewer, at, article, version, statement = _checked(record)
    return Event(
        event_id,
        cast(EventKind, kind),
        reviewer,
        at,
        article,
        version,
        statement,
        selector=selector_of(record),
        verdict=text_or_none(record, "verdict"),
        note=text_or_none(record, "note"),
        evidence=evidence_of(record),
        attribution=attribution_of(record),
        prev=text_or_none(record, "prev"),
        saw=ids_of(record, "saw"),
        undoes=text_or_none(record, "undoes"),
        extra=tuple(_unknown(record)) if _has_unknown(record) else (),
    )


def required_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that every event has, in the order of `Event`: quick, for loading many.

    Raises:
        ObelosError: when they are not as they must be.
    """
    try:
        values: tuple[str, ...] = _required(record)
        if "".join(values) and values[1] in _KINDS and len(values[0]) == _ID_LENGTH:
            return values
    except (KeyError, TypeError):
        pass
    return tuple(_checked(record))


def bare(record: Mapping[str, Any]) -> dict[str, Any]:
    """Only the fields that every event has."""
    return {name: record[name] for name in _REQUIRED}


def article_to_record(article: Article) -> dict[str, Any]:
    """What is known of the article, without its text."""
    pairs = ((name, getattr(article, name)) for name in _ARTICLE)
    return {name: value for name, value in pairs if value is not None}


def article_from_record(record: object, text: str = "") -> Article:
    """The article that a record describes.

    Raises:
        ObelosError: when it describes none, saying which field is wrong and how.
    """
    if not isinstance(record, Mapping):
        raise ObelosError(f"An article must be an object, not {named(record)}.")
    article_id, title, digest = (text_of(record, name) for name in _ARTICLE_REQUIRED)
    article = Article(article_id, title, text, digest=digest)
    names = (name for name in _ARTICLE if name not in _ARTICLE_REQUIRED)
    rest: dict[str, Any] = {name: text_or_none(record, name) for name in names}
    return replace(article, **rest)


def _checked(record: Mapping[str, Any]) -> list[str]:
    required = [text_of(record, name) for name in _REQUIRED]
    if not is_id(required[0]):
        raise ObelosError(f"The id {required[0]!r} is no UUIDv7.")
    if required[1] not in _KINDS:
        raise ObelosError(f"The kind {required[1]!r} is unknown to this version.")
    return required


def _has_unknown(record: Mapping[str, Any]) -> bool:
    if not _KNOWN.issuperset(record):
        return True
    return any(not known.issuperset(part) for _, known, part in _parts(record))


def _parts(record: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str], Mapping[str, Any]]]:
    """The parts of a record with their names and the fields that are known there."""
    for name, known in _PARTS.items():
        value = record.get(name)
        if value is not None:
            for part in value if name == "evidence" else (value,):
                yield name, known, part


def _unknown(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields that no class here has; those inside a known field come under that field's name."""
    inside: dict[str, list[dict[str, Any]]] = {}
    for name, known, part in _parts(record):
        rest = {key: value for key, value in part.items() if key not in known}
        inside.setdefault(name, []).append(rest)
    for name, value in record.items():
        if name not in _KNOWN:
            yield name, value
        elif any(inside.get(name, ())):
            yield name, inside[name] if name == "evidence" else inside[name][0]


def _add_unknown(record: dict[str, Any], name: str, value: Any) -> None:
    if name not in _KNOWN:
        record[name] = value
    elif name == "evidence":
        for one, rest in zip(record.get(name, ()), value, strict=False):
            one.update(rest)
    elif name in _PARTS:
        record.setdefault(name, {}).update(value)

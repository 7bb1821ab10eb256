"""Reads fields that nobody vouches for, within limits; knows no format."""

import re
from collections.abc import Mapping
from typing import Any

from model import Attribution, Evidence, ObelosError, Selector
from store.fields import attribution_of, evidence_of, named, selector_of, text_or_none
from store.imports.limits import MAX_NAME, MAX_TEXT, MAX_WORDS, within
from store.imports.values import Foreign, Reference

MAX_EVIDENCE = 1_000
"""Pieces of evidence for one verdict."""

MAX_OFFSET = 2 * MAX_TEXT
"""In UTF-16 code units, of which a code point has at most two."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


def foreign_from_record(record: Any, article: Reference) -> Foreign:
    """An annotation as our own JSON writes it.

    Raises:
        ObelosError: when something in it is wrong, as do all functions here.
    """
    record = mapping(record)
    return Foreign(
        article=article,
        selector=checked_selector(selector_of(record)),
        verdict=name_of(record, "verdict"),
        note=words_of(record, "note"),
        evidence=checked_evidence(evidence_of(record)),
        attribution=checked_attribution(attribution_of(record)),
        statement=name_of(record, "statement") or "",
        reviewer=name_of(record, "reviewer"),
        created=name_of(record, "created"),
        modified=name_of(record, "modified"),
        id=name_of(record, "id") or "",
    )


def number_of(record: Mapping[str, Any], field: str) -> int:
    """A whole number that is not negative."""
    number = record.get(field)
    if type(number) is not int or not 0 <= number <= MAX_OFFSET:
        raise ObelosError(f"The field {field!r} must be a whole number of a sensible size.")
    return number


def mapping(record: Any) -> Mapping[str, Any]:
    """The record, when it is an object."""
    if not isinstance(record, Mapping):
        raise ObelosError(f"It must be an object, not {named(record)}.")
    return record


def name_of(record: Mapping[str, Any], field: str) -> str | None:
    """A short text, where it is there at all."""
    text = text_or_none(record, field)
    return None if text is None else within(text, MAX_NAME, field)


def words_of(record: Mapping[str, Any], field: str) -> str:
    """A text of any sensible length; empty where it is not there."""
    return within(text_or_none(record, field) or "", MAX_WORDS, field)


def quote_of(record: Mapping[str, Any]) -> Selector:
    """A selector without a position."""
    exact, prefix, suffix = (words_of(record, name) for name in ("exact", "prefix", "suffix"))
    return Selector(exact, prefix, suffix)


def digest_in(record: Mapping[str, Any], field: str) -> str:
    """A SHA-256 in hexadecimal; empty where there is none."""
    text = text_or_none(record, field) or ""
    if text and not _DIGEST.fullmatch(text):
        raise ObelosError(f"The field {field!r} is no SHA-256.")
    return text


def checked_selector(selector: Selector | None) -> Selector:
    """The selector, when it is there and holds on to some words."""
    if selector is None or not selector.exact:
        raise ObelosError("It does not say which words it is about.")
    return limited(selector)


def limited(selector: Selector) -> Selector:
    """The selector, when nothing in it is too long or too far away."""
    for name in ("exact", "prefix", "suffix"):
        within(getattr(selector, name), MAX_WORDS, name)
    if (selector.end or 0) > MAX_OFFSET:
        raise ObelosError("It stands further on than any text is long.")
    return selector


def checked_evidence(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence, when there is not too much of it."""
    if len(evidence) > MAX_EVIDENCE:
        raise ObelosError(f"It has more than {MAX_EVIDENCE:,} pieces of evidence.")
    for one in evidence:
        for text in (one.ref, one.role, one.note):
            within(text, MAX_WORDS, "evidence")
    return evidence


def checked_attribution(attribution: Attribution | None) -> Attribution | None:
    """The attribution, when nothing in it is too long."""
    if attribution is not None:
        for name in Attribution.__slots__:
            within(getattr(attribution, name) or "", MAX_WORDS, name)
    return attribution

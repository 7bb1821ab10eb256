"""Reads W3C Web Annotations, ours and others'; knows nothing of other formats."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from model import Attribution, Evidence, ObelosError, Selector
from store.exports.webannotation import PREFIX
from store.fields import attribution_of, evidence_of
from store.imports import checks
from store.imports.limits import each
from store.imports.tags import rivals_in, split_tags, with_tags
from store.imports.values import Foreign, Incoming, Reference

_Record = Mapping[str, Any]
_TAGGING = ("tagging", "classifying")
_TEXT_NAME = "ni:///sha-256;"


def fits(whole: Any) -> bool:
    """Whether it is an annotation, a page, a collection or a list of them."""
    return any(_is_annotation(one) for one in _annotations(whole)) or (
        isinstance(whole, dict) and whole.get("type") in ("AnnotationPage", "AnnotationCollection")
    )


def read(whole: Any) -> Incoming:
    """The annotations with a quote; a problem for each that has none."""
    found, problems = each(_annotations(whole), "annotation", _annotation)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _annotations(whole: Any) -> list[Any]:
    if isinstance(whole, dict):
        for name in ("items", "@graph", "first"):
            inner = whole.get(name)
            if isinstance(inner, dict | list):
                return _annotations(inner)
        return [whole]
    return whole if isinstance(whole, list) else []


def _is_annotation(record: Any) -> bool:
    return isinstance(record, dict) and "Annotation" in _list(record.get("type"))


def _annotation(record: Any) -> Foreign:
    if not _is_annotation(record):
        raise ObelosError("It is no annotation.")
    bodies = list(_bodies(record))
    tags = [text for purpose, text in bodies if purpose in _TAGGING]
    notes = [text for purpose, text in bodies if purpose not in (*_TAGGING, "linking")]
    verdict, others = split_tags(tags)
    target = _first_target(record)
    own = _unprefixed(record)
    return Foreign(
        article=_reference(target),
        selector=checks.checked_selector(_selector(target)),
        verdict=verdict,
        rivals=rivals_in(others),
        note=checks.words_of({"note": with_tags("\n".join(notes), others)}, "note"),
        evidence=checks.checked_evidence(_evidence(own, bodies)),
        attribution=_attribution(own),
        statement=checks.name_of(own, "statement") or "",
        reviewer=_creator(record.get("creator")),
        created=checks.name_of(record, "created"),
        modified=checks.name_of(record, "modified"),
        id=checks.name_of(own, "id") or _id(record).removeprefix("urn:uuid:"),
    )


def _bodies(record: _Record) -> Iterator[tuple[str, str]]:
    """The purpose and the words or the address of each body."""
    if isinstance(record.get("bodyValue"), str):
        yield "commenting", record["bodyValue"]
    for body in _list(record.get("body")):
        if isinstance(body, str):
            yield "linking", body
        elif isinstance(body, dict):
            purpose = next(iter(_list(body.get("purpose"))), "")
            source = body.get("source")
            text = body.get("value", _id(source) if isinstance(source, dict) else source)
            if isinstance(text, str):
                yield str(purpose), text


def _first_target(record: _Record) -> _Record:
    target = next(iter(_list(record.get("target"))), None)
    if isinstance(target, str):
        return {"source": target}
    return checks.mapping(target)


def _selector(target: _Record) -> Selector | None:
    """The quote, and the position where there is one; those inside another selector too."""
    quote: _Record = {}
    position: _Record = {}
    for one in _nested(_list(target.get("selector"))):
        kinds = _list(one.get("type"))
        if "TextQuoteSelector" in kinds:
            quote = quote or one
        elif "TextPositionSelector" in kinds:
            position = position or one
    if not quote:
        return None
    selector = checks.quote_of(quote)
    start, end = position.get("start"), position.get("end")
    if type(start) is int and type(end) is int and 0 <= start <= end:
        return replace(selector, start=start, end=end)
    return selector


def _nested(selectors: list[Any]) -> Iterator[_Record]:
    waiting = selectors[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += _list(one.get("refinedBy"))


def _reference(target: _Record) -> Reference:
    source = target.get("source")
    known = source if isinstance(source, dict) else {"id": source}
    url = _id(known)
    states = [one for one in _list(target.get("state")) if isinstance(one, dict)]
    digests = [_digest(one.get("cached")) for one in states]
    return Reference(
        id=checks.name_of(known, "dcterms:identifier") or "",
        url=url if url and not url.startswith(_TEXT_NAME) else None,
        digest=next((one for one in digests if one), _digest(url)),
        title=checks.words_of(known, "dcterms:title"),
    )


def _digest(name: Any) -> str:
    """The SHA-256 in the name of a text (RFC 6920); empty when it is none."""
    if not isinstance(name, str) or not name.startswith(_TEXT_NAME):
        return ""
    value = name.removeprefix(_TEXT_NAME)
    try:
        digest = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return ""
    return digest.hex() if len(digest) == 32 else ""


def _evidence(own: _Record, bodies: list[tuple[str, str]]) -> tuple[Evidence, ...]:
    if "evidence" in own:
        return evidence_of(own)
    return tuple(Evidence(text) for purpose, text in bodies if purpose == "linking")


def _attribution(own: _Record) -> Attribution | None:
    return checks.checked_attribution(attribution_of(own))


def _unprefixed(record: _Record) -> dict[str, Any]:
    """The fields of ours, one level of objects and lists deep."""
    own = {}
    for name, value in record.items():
        if name.startswith(PREFIX):
            own[name.removeprefix(PREFIX)] = _bare(value)
    return own


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name).removeprefix(PREFIX): one for name, one in value.items()}
    if isinstance(value, list):
        return [_bare(one) if isinstance(one, dict) else one for one in value]
    return value


def _creator(creator: Any) -> str | None:
    first = next(iter(_list(creator)), None)
    if isinstance(first, dict):
        first = first.get("name") or first.get("nickname") or _id(first)
    return checks.name_of({"creator": first}, "creator") or None


def _id(record: Any) -> str:
    return checks.name_of(record, "id") or "" if isinstance(record, dict) else ""


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

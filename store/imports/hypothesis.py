"""Reads what Hypothesis gives out, from its client or its service; knows no other formats."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model import ObelosError
from store.fields import list_of
from store.imports import checks
from store.imports.limits import each
from store.imports.tags import rivals_in, split_tags, with_tags
from store.imports.values import Foreign, Incoming, Reference

_Record = Mapping[str, Any]
_LISTS = ("rows", "annotations")
"""Where the service and the client keep them."""


def fits(whole: Any) -> bool:
    """Whether there is an annotation with an account and the uri of a page."""
    return any(
        isinstance(one, dict) and "uri" in one and ("user" in one or "target" in one)
        for one in _annotations(whole)
    )


def read(whole: Any) -> Incoming:
    """The annotations on words; a problem for each reply and each note on a whole page."""
    found, problems = each(_annotations(whole), "annotation", _annotation)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _annotations(whole: Any) -> Sequence[Any]:
    if isinstance(whole, dict):
        for name in _LISTS:
            if isinstance(whole.get(name), list):
                whole = whole[name]
                break
        else:
            return [whole]
    return whole if isinstance(whole, list) else []


def _annotation(record: Any) -> Foreign:
    record = checks.mapping(record)
    if list_of(record, "references"):
        raise ObelosError("It is a reply to another annotation.")
    selectors = list(_selectors(record))
    quote = _of_type(selectors, "TextQuoteSelector")
    if quote is None:
        raise ObelosError("It is about a whole page, not about words on it.")
    tags = [one for one in list_of(record, "tags") if isinstance(one, str)]
    verdict, others = split_tags(tags)
    note = with_tags(checks.words_of(record, "text"), others)
    return Foreign(
        article=Reference(url=checks.name_of(record, "uri"), title=_title(record)),
        selector=checks.checked_selector(checks.quote_of(quote)),
        verdict=verdict,
        rivals=rivals_in(others),
        note=checks.words_of({"note": note}, "note"),
        reviewer=_person(record),
        created=checks.name_of(record, "created"),
        modified=checks.name_of(record, "updated"),
        id=checks.name_of(record, "id") or "",
        utf16=_position(selectors),
    )


def _selectors(record: _Record) -> Iterator[_Record]:
    for target in list_of(record, "target"):
        for one in list_of(checks.mapping(target), "selector"):
            yield checks.mapping(one)


def _of_type(selectors: Sequence[_Record], kind: str) -> _Record | None:
    return next((one for one in selectors if one.get("type") == kind), None)


def _position(selectors: Sequence[_Record]) -> tuple[int, int] | None:
    """In UTF-16 code units of the page's text, as its browser counts."""
    position = _of_type(selectors, "TextPositionSelector")
    if position is None:
        return None
    start, end = checks.number_of(position, "start"), checks.number_of(position, "end")
    return (start, end) if start <= end else None


def _title(record: _Record) -> str:
    document = record.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    first = titles[0] if isinstance(titles, list) and titles else titles
    return checks.words_of({"title": first}, "title") if isinstance(first, str) else ""


def _person(record: _Record) -> str | None:
    """`acct:name@host` without what every account begins with."""
    user = checks.name_of(record, "user")
    return user.removeprefix("acct:") if user else None

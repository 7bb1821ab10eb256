"""Reads ClaimReview as schema.org has it, drafts of ours too; knows nothing of other formats."""

from collections.abc import Iterator, Mapping
from typing import Any

from model import Attribution, Evidence, Selector
from store.imports import checks
from store.imports.limits import each
from store.imports.tags import verdict_of
from store.imports.values import Foreign, Incoming, Reference

_Record = Mapping[str, Any]
_CONTAINERS = ("@graph", "dataFeedElement", "item")
"""Where feeds of reviews keep them."""


def fits(whole: Any) -> bool:
    """Whether a ClaimReview is in it."""
    return next(_reviews(whole), None) is not None


def read(whole: Any) -> Incoming:
    """The claims that were reviewed, each as an annotation that has only its words to go by."""
    found, problems = each(_reviews(whole), "review", _review)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _reviews(whole: Any) -> Iterator[_Record]:
    waiting = [whole]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if "ClaimReview" in _list(one.get("@type")):
                yield one
            waiting += [one[name] for name in _CONTAINERS if name in one]


def _review(record: _Record) -> Foreign:
    rating = _object(record.get("reviewRating"))
    claim = _object(record.get("itemReviewed"))
    appearance = _object(claim.get("appearance") or claim.get("firstAppearance"))
    speaker = checks.name_of(_object(claim.get("author")), "name")
    refs = [one for one in _list(record.get("citation")) if isinstance(one, str)]
    selector = Selector(checks.words_of(record, "claimReviewed"))
    name = checks.name_of(record, "@id") or checks.name_of(record, "url") or ""
    return Foreign(
        article=Reference(
            url=checks.name_of(appearance, "url"), title=checks.words_of(appearance, "headline")
        ),
        selector=checks.checked_selector(selector),
        verdict=verdict_of(checks.name_of(rating, "alternateName") or ""),
        note=checks.words_of(rating, "ratingExplanation"),
        evidence=checks.checked_evidence(tuple(Evidence(one) for one in refs)),
        attribution=Attribution(speaker=speaker) if speaker else None,
        reviewer=checks.name_of(_object(record.get("author")), "name"),
        created=checks.name_of(record, "dateCreated") or checks.name_of(record, "datePublished"),
        modified=checks.name_of(record, "dateModified"),
        id=name.removeprefix("urn:uuid:"),
    )


def _object(value: Any) -> _Record:
    first = next(iter(_list(value)), None)
    if isinstance(first, str):
        return {"url": first, "name": first}
    return first if isinstance(first, dict) else {}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

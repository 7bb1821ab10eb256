"""Annotations as marks on a text that the file holds; knows no format."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from model import ObelosError, Selector, digest_of
from store.imports import checks
from store.imports.limits import MAX_TEXT, within
from store.imports.positions import selector_at
from store.imports.values import Foreign, Reference

_AROUND = 64
"""In code points, before and after the quote: as many as our own selectors hold."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text in a file, and the article it is of."""

    text: str
    reference: Reference
    """With the text when it is that of the whole article, as far as can be told."""


def page_of(text: str, known: Any = None) -> Page:
    """A text, with what our own export said of its article."""
    within(text, MAX_TEXT, "text")
    record = known if isinstance(known, Mapping) else {}
    digest = checks.digest_in(record, "digest")
    is_whole = not digest or digest == digest_of(text)
    reference = Reference(
        id=checks.name_of(record, "id") or "",
        url=checks.name_of(record, "url"),
        digest=digest or digest_of(text),
        title=checks.words_of(record, "title"),
        text=text if is_whole else None,
    )
    return Page(text, reference)


def mark(page: Page, start: int, end: int, words: str | None = None, record: Any = None) -> Foreign:
    """The annotation on these code points or UTF-16 units, whichever give the `words`.

    `record` is what our own export said of it; it holds where the other tool did not move it.

    Raises:
        ObelosError: when it is on no words.
    """
    if not isinstance(record, Mapping):
        return Foreign(page.reference, _selector(page, start, end, words))
    reference = page.reference
    version = checks.digest_in(record, "version")
    if version != reference.digest:
        reference = replace(reference, digest=version, text=None)
    foreign = checks.foreign_from_record(record, reference)
    if record.get("at") == [start, end]:
        return foreign
    return replace(foreign, article=page.reference, selector=_selector(page, start, end, words))


def _selector(page: Page, start: int, end: int, words: str | None) -> Selector:
    found = selector_at(page.text, start, end, words)
    if found is None:
        if not words:
            raise ObelosError("It is on no words of its text.")
        return checks.checked_selector(Selector(words))
    first, last = found.start or 0, found.end or 0
    prefix, suffix = page.text[max(first - _AROUND, 0) : first], page.text[last : last + _AROUND]
    found = replace(found, prefix=prefix, suffix=suffix)
    if page.reference.text is None:
        found = replace(found, start=None, end=None)
    return checks.checked_selector(found)

"""Reads what Prodigy gives out, and our own lines for it; knows nothing of other formats."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from model import ObelosError, Problem, Selector
from store.fields import list_of
from store.imports import checks
from store.imports.limits import each, each_of, records_of
from store.imports.marks import Page, mark, page_of
from store.imports.tags import verdict_of
from store.imports.values import Foreign, Incoming

_Record = Mapping[str, Any]


def fits(whole: Any) -> bool:
    """Whether it is a task about a text, or a list of them."""
    return any(_is_task(one) for one in records_of(whole))


def read(whole: Any) -> Incoming:
    """An annotation for each span, and for each text that got a label as a whole."""
    found, problems = each_of(records_of(whole), "line", _task)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _is_task(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and isinstance(record.get("text"), str)
        and any(name in record for name in ("spans", "label", "accept"))
    )


def _task(record: Any) -> Iterator[Foreign | Problem]:
    if not _is_task(record):
        raise ObelosError("It is no task about a text.")
    answer = record.get("answer", "accept")
    if answer != "accept":
        raise ObelosError("It was not accepted, so nothing of it was taken.")
    ours = record.get("obelos")
    page = page_of(record["text"], ours.get("article") if isinstance(ours, dict) else None)
    said = Foreign(
        page.reference,
        Selector(page.text),
        reviewer=checks.name_of(record, "_annotator_id"),
        created=_moment(record.get("_timestamp")),
    )
    spans, problems = each(list_of(record, "spans"), "span", lambda one: _span(page, one, said))
    yield from spans
    yield from problems
    for label in _labels(record):
        yield replace(said, selector=checks.checked_selector(said.selector), verdict=label)


def _span(page: Page, record: Any, said: Foreign) -> Foreign:
    record = checks.mapping(record)
    start, end = checks.number_of(record, "start"), checks.number_of(record, "end")
    found = mark(page, start, end, record=record.get("obelos"))
    verdict = verdict_of(checks.name_of(record, "label") or "")
    if "obelos" not in record:
        return replace(said, selector=found.selector, verdict=verdict)
    return found if verdict == verdict_of(found.verdict or "") else replace(found, verdict=verdict)


def _labels(record: _Record) -> Iterator[str]:
    """What was said of the text as a whole."""
    for label in (record.get("label"), *list_of(record, "accept")):
        verdict = verdict_of(label) if isinstance(label, str) else None
        if verdict:
            yield verdict


def _moment(seconds: Any) -> str | None:
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None

"""Reads what Label Studio gives out, and our own tasks for it; knows nothing of other formats."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from model import ObelosError, Problem, Selector
from store.fields import list_of
from store.imports import checks
from store.imports.limits import each, each_of, records_of
from store.imports.marks import Page, mark, page_of
from store.imports.tags import rivals_in, split_tags, verdict_of, with_tags
from store.imports.values import Foreign, Incoming

_Record = Mapping[str, Any]
_ROUNDS = ("annotations", "completions")
"""What one person made of a task; the second is what it was called before version 1."""


@dataclass(slots=True)
class _Region:
    """Results that share a region."""

    value: _Record
    labels: list[str]
    notes: list[str]


def fits(whole: Any) -> bool:
    """Whether it is one task or a list of them, whole or in the short form."""
    return any(_is_task(one) or _is_short(one) for one in records_of(whole))


def read(whole: Any) -> Incoming:
    """An annotation for each labelled region."""
    found, problems = each_of(records_of(whole), "task", _task)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _is_task(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and isinstance(record.get("data"), dict)
        and any(isinstance(record.get(name), list) for name in _ROUNDS)
    )


def _is_short(record: Any) -> bool:
    return isinstance(record, dict) and "annotation_id" in record and "data" not in record


def _task(record: Any) -> Iterator[Foreign | Problem]:
    if _is_short(record):
        yield from _short_task(record)
    elif _is_task(record):
        ours = record["data"].get("obelos")
        ours = ours if isinstance(ours, dict) else {}
        page = page_of(_text(record["data"]), ours.get("article"))
        for name in _ROUNDS:
            for one in list_of(record, name):
                yield from _round(page, checks.mapping(one), ours.get("annotations"))
    else:
        raise ObelosError("It is no task with annotations.")


def _round(page: Page, record: _Record, ours: Any) -> Iterator[Foreign | Problem]:
    said = Foreign(
        page.reference,
        Selector(""),
        reviewer=_person(record.get("completed_by")),
        created=checks.name_of(record, "created_at"),
        modified=checks.name_of(record, "updated_at"),
    )
    if record.get("was_cancelled") is True:
        yield Problem("an annotation", "It was cancelled, so nothing of it was taken.")
        return
    regions, problems = _regions(list_of(record, "result"))
    records = ours if isinstance(ours, dict) else {}
    found, bad = each(
        regions.items(), "region", lambda one: _marked(page, one[1], said, one[0], records)
    )
    yield from found
    yield from (*problems, *bad)


def _regions(results: Iterable[Any]) -> tuple[dict[str, _Region], list[Problem]]:
    """The results by region; a problem for each that is on no words."""
    regions: dict[str, _Region] = {}
    problems = []
    for number, result in enumerate(results, 1):
        value = result.get("value") if isinstance(result, dict) else None
        if not isinstance(value, dict) or not ("start" in value or "globalOffsets" in value):
            reason = "It is not about words of the text."
            problems.append(Problem(f"result {number}", reason))
            continue
        name = result.get("id") if isinstance(result.get("id"), str) else f"#{number}"
        region = regions.setdefault(name, _Region(value, [], []))
        region.labels += [*_texts(value.get("labels")), *_texts(value.get("hypertextlabels"))]
        region.labels += _texts(value.get("choices"))
        meta = result.get("meta")
        region.notes += _texts(meta.get("text")) if isinstance(meta, dict) else []
        region.notes += _texts(value.get("text")) if result.get("type") == "textarea" else []
    return regions, problems


def _marked(
    page: Page, region: _Region, said: Foreign, name: str, records: Mapping[str, Any]
) -> Foreign:
    value = region.value
    offsets = value.get("globalOffsets")
    at = offsets if isinstance(offsets, dict) else value
    words = value.get("text")
    found = mark(
        page,
        checks.number_of(at, "start"),
        checks.number_of(at, "end"),
        words if isinstance(words, str) else None,
        records.get(name),
    )
    verdict, others = split_tags(region.labels)
    note = checks.words_of({"note": with_tags("\n".join(region.notes), others)}, "note")
    if name in records:
        unchanged = verdict == verdict_of(found.verdict or "")
        verdict = found.verdict if unchanged else verdict
        return replace(found, verdict=verdict, rivals=rivals_in(others), note=note)
    own_id = "" if name.startswith("#") else checks.name_of({"id": name}, "id") or ""
    said = replace(said, verdict=verdict, rivals=rivals_in(others), note=note, id=own_id)
    return replace(said, selector=found.selector)


def _short_task(record: _Record) -> Iterator[Foreign | Problem]:
    page = page_of(_text(record))
    said = Foreign(
        page.reference,
        Selector(""),
        reviewer=_person(record.get("annotator")),
        created=checks.name_of(record, "created_at"),
        modified=checks.name_of(record, "updated_at"),
    )
    for value in record.values():
        if isinstance(value, list):
            wrapped = [{"value": one} for one in value]
            regions, problems = _regions(wrapped)
            found, bad = each(
                regions.items(), "region", lambda one: _marked(page, one[1], said, one[0], {})
            )
            yield from found
            yield from (*problems, *bad)


def _text(data: _Record) -> str:
    """The text of a task: the field of that name, else its longest."""
    text = data.get("text")
    texts = [one for one in data.values() if isinstance(one, str)]
    if not isinstance(text, str):
        text = max(texts, key=len, default="")
    if not text:
        raise ObelosError("It holds no text.")
    return text


def _person(value: Any) -> str | None:
    """A user by e-mail or number, as the export has it."""
    if isinstance(value, dict):
        value = value.get("email") or value.get("id")
    if value is None or isinstance(value, bool):
        return None
    return checks.name_of({"person": str(value)}, "person")


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]

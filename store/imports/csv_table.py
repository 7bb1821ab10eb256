"""Reads our own table, or any that has a column `quote`; knows nothing of other formats."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from model import Attribution, Evidence, ObelosError, Selector
from store.exports.cells import cell, text_of_cell
from store.imports import checks
from store.imports.limits import each
from store.imports.values import Foreign, Incoming, Reference

_NEEDED = "quote"
_SEPARATORS = ",;\t"
"""Some spreadsheets write semicolons where a comma is the decimal mark."""


def fits(text: str) -> bool:
    """Whether the first line names the column of quotes."""
    return _separator(text) is not None


def read(text: str) -> Incoming:
    """An annotation for each row; a column that is missing is as one that is empty.

    Raises:
        ObelosError: when it is no table.
    """
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=_separator(text) or ",", strict=True
    )
    try:
        found, problems = each(list(rows), "row", _row)
    except csv.Error as error:
        raise ObelosError(f"The table is damaged at line {rows.line_num}: {error}.") from None
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _separator(text: str) -> str | None:
    first = text.split("\n", 1)[0].strip().casefold()
    for separator in _SEPARATORS:
        if _NEEDED in [one.strip('" ') for one in first.split(separator)]:
            return separator
    return None


def _row(cells: Mapping[str | None, Any]) -> Foreign:
    if None in cells:
        raise ObelosError("It has more cells than the table has columns.")
    row = {
        (name or "").strip().casefold(): text_of_cell(cell) for name, cell in cells.items() if cell
    }
    row |= _exact(row)
    start, end = _offset(row, "start"), _offset(row, "end")
    if start is None or end is None or start > end:
        start = end = None
    words = {name: checks.words_of(row, name) for name in ("quote", "prefix", "suffix")}
    selector = Selector(words["quote"], words["prefix"], words["suffix"], start, end)
    return Foreign(
        article=Reference(
            id=checks.name_of(row, "article") or "",
            url=checks.name_of(row, "url"),
            digest=checks.digest_in(row, "version"),
            title=checks.words_of(row, "title"),
        ),
        selector=checks.checked_selector(selector),
        verdict=checks.name_of(row, "verdict"),
        note=checks.words_of(row, "note"),
        evidence=checks.checked_evidence(_evidence(row)),
        attribution=_attribution(row),
        statement=checks.name_of(row, "statement") or "",
        reviewer=checks.name_of(row, "reviewer"),
        created=checks.name_of(row, "created"),
        modified=checks.name_of(row, "modified"),
        id=checks.name_of(row, "annotation") or "",
    )


def _exact(row: Mapping[str, str]) -> dict[str, str]:
    """The values that cells only show with marks; of those alone that nobody edited since."""
    try:
        known = json.loads(row.get("exact") or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs = known.items() if isinstance(known, dict) else ()
    return {
        name: value
        for name, value in pairs
        if isinstance(value, str) and text_of_cell(cell(value)) == row.get(name)
    }


def _offset(row: Mapping[str, str], name: str) -> int | None:
    text = row.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ObelosError(f"Its {name} is no number.")
    return int(text)


def _evidence(row: Mapping[str, str]) -> tuple[Evidence, ...]:
    refs = row.get("evidence", "").split("\n") if row.get("evidence") else []
    roles = row.get("evidence_role", "").split("\n")
    notes = row.get("evidence_note", "").split("\n")
    found = zip(refs, _filled(roles, len(refs)), _filled(notes, len(refs)), strict=True)
    return tuple(Evidence(ref, role, note) for ref, role, note in found)


def _filled(texts: list[str], count: int) -> list[str]:
    return (texts + [""] * count)[:count]


def _attribution(row: Mapping[str, str]) -> Attribution | None:
    said = {name: checks.words_of(row, name) or None for name in Attribution.__slots__}
    return Attribution(**said) if any(said.values()) else None

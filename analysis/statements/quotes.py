"""Which words stand in quotation marks; knows nothing of who said them."""

from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = frozenset(("“", "``", "«", "„"))
_CLOSING = frozenset(("”", "»"))
_EITHER = frozenset(('"', "''"))
MARKS = _OPENING | _CLOSING | _EITHER
_LONGEST_SINGLE = 120
"""In tokens; a single quotation mark without its partner so near is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start` up to, not including, `end`, the marks themselves among them."""

    start: int
    end: int
    closed: bool = True
    """False when it runs to the end of the paragraph without a closing mark."""


def quotations(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, in order and apart from one another."""
    double = _double(text, spans)
    if not double:
        return _single(text, spans)
    outer = [
        each
        for each in _single(text, spans)
        if any(each.start < inner.start and inner.end < each.end for inner in double)
        and text[spans[each.end - 1][0] - 1] in ".,?!"
    ]
    if not outer:
        return double
    inside = [
        each for each in double if not any(o.start < each.end and each.start < o.end for o in outer)
    ]
    return tuple(sorted((*outer, *inside), key=lambda each: each.start))


def _double(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    opened = -1
    for index, (start, end) in enumerate(spans):
        mark = text[start:end]
        if mark not in MARKS:
            continue
        if opened < 0:
            if not _is_inch(text, start) and (
                mark not in _CLOSING or _faces_word(text, start, end)
            ):
                opened = index
        elif mark in _OPENING:
            opened = index
        elif index > opened + 1 or mark in _CLOSING:
            found.append(Quotation(opened, index + 1))
            opened = -1
    if opened >= 0 and opened + 1 < len(spans):
        found.append(Quotation(opened, len(spans), closed=False))
    return tuple(found)


def _faces_word(text: str, start: int, end: int) -> bool:
    """Whether a closing mark stands where one should open: '”Fear," she wrote'."""
    before = text[start - 1] if start else " "
    return before.isspace() and end < len(text) and text[end].isalnum()


def _is_inch(text: str, start: int) -> bool:
    return text[start] == '"' and start > 0 and text[start - 1].isdigit()


def _single(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Quotations in single marks, where a paragraph has no double ones."""
    found: list[Quotation] = []
    opened = -1
    for index, (start, end) in enumerate(spans):
        mark = text[start:end]
        if mark == "‘" or (mark == "'" and _opens(text, start, end)):
            opened = index
        elif mark in ("'", "’") and opened >= 0 and _closes(text, start, end):
            if index - opened <= _LONGEST_SINGLE:
                found.append(Quotation(opened, index + 1))
            opened = -1
    return tuple(found)


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    return (before.isspace() or before in "([—–") and end < len(text) and text[end].isalnum()


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark ends a quotation and is not the apostrophe of a plural."""
    after = text[end] if end < len(text) else " "
    if after.isalnum():
        return False
    return text[start - 1] in ".,?!" or text[start - 1] != "s"

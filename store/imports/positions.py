"""Turns what other tools count into code points; knows no format."""

from dataclasses import replace

from model import Selector, Span
from store.imports.values import Foreign


def in_text(foreign: Foreign, text: str) -> Foreign:
    """The annotation with a position in code points of `text`, where the one it brings fits.

    A position in UTF-16 code units fits when the very words stand there; else only the quote is
    left to go by, as the two texts were not taken from the page in the same way.
    """
    if foreign.utf16 is None or foreign.selector.start is not None:
        return foreign
    span = code_points(text, *foreign.utf16)
    if span is None or span.of(text) != foreign.selector.exact:
        return foreign
    return replace(foreign, selector=replace(foreign.selector, start=span.start, end=span.end))


def code_points(text: str, start: int, end: int) -> Span | None:
    """The span from `start` to `end` in UTF-16 code units; None when it is not in the text."""
    if not 0 <= start <= end:
        return None
    before, within = _units(text, 0, start), None
    if before is not None:
        within = _units(text, before, end - start)
    return None if before is None or within is None else Span(before, within)


def selector_at(text: str, start: int, end: int, words: str | None) -> Selector | None:
    """The selector of a position in a text that the file holds; None when there is none.

    The `words`, where the file gives them, tell whether it counts code points or UTF-16 units. As
    some tools change white space in them, they are compared without it.
    """
    if not 0 <= start <= end:
        return None
    for span in (Span(start, end), code_points(text, start, end)):
        if span is None or not span.of(text):
            continue
        if words is None or _bare(span.of(text)) == _bare(words):
            return Selector(span.of(text), start=span.start, end=span.end)
    return None


def _units(text: str, at: int, units: int) -> int | None:
    """Where one stands in `text` that many UTF-16 code units after `at`."""
    left = units
    while left > 0 and at < len(text):
        # All but the last code point may be skipped at once: each is one unit or two.
        step = max(left // 2, 1)
        left -= step + sum(character > "\uffff" for character in text[at : at + step])
        at += step
    return at if left == 0 and at <= len(text) else None


def _bare(text: str) -> str:
    return "".join(text.replace("\\n", "").split())

"""Turns what other tools count into code points; knows no format."""

from model import Selector, Span


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
    some tools change white space in them, they may stand there with other white space.
    """
    if not 0 <= start < end:
        return None
    spans = [one for one in (Span(start, end), code_points(text, start, end)) if one]
    spans = [one for one in spans if one.end <= len(text)]
    if words is not None:
        exactly = [one for one in spans if one.of(text) == words]
        spans = exactly or [one for one in spans if _bare(one.of(text)) == _bare(words)]
    if not spans:
        return None
    return Selector(spans[0].of(text), start=spans[0].start, end=spans[0].end)


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
    """Without white space; Label Studio writes a line end as a backslash and an n."""
    return "".join(text.replace("\\n", " ").split())

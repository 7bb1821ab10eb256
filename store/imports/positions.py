"""Turns what other tools count into code points; knows no format."""

from bisect import bisect_left
from functools import lru_cache

from model import Selector, Span


def code_points(text: str, start: int, end: int) -> Span | None:
    """The span from `start` to `end` in UTF-16 code units; None when it is not in the text."""
    if not 0 <= start <= end:
        return None
    first, last = _at(text, start), _at(text, end)
    return None if first is None or last is None else Span(first, last)


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


def _at(text: str, units: int) -> int | None:
    """Where one stands in `text` after that many UTF-16 code units."""
    wide = _wide(text)
    before = bisect_left(wide, units)
    at = units - before
    cut_in_two = before > 0 and wide[before - 1] == units - 1
    return None if cut_in_two or at > len(text) else at


@lru_cache(maxsize=4)
def _wide(text: str) -> tuple[int, ...]:
    """Where, in UTF-16 code units, the code points stand that take two of them: found once for all
    that a file says of a text.
    """
    if text.isascii():
        return ()
    wide = (at for at, character in enumerate(text) if character > "\uffff")
    return tuple(at + number for number, at in enumerate(wide))


def _bare(text: str) -> str:
    """Without white space; Label Studio writes a line end as a backslash and an n."""
    return "".join(text.replace("\\n", " ").split())

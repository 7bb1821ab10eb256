"""Text made fit to be shown: harmless, and as wide in every terminal as we reckon; draws nothing.

Terminals disagree on the width of joined emoji, of emoji made wide by a variation selector, of
skin tones and of flags. Here each of them falls apart into characters whose widths nobody
disputes, one for one, so that offsets hold, the width of a text is the sum of the widths of its
characters, and nothing that stands to the right of a text can be shifted by it.
"""

import re
from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len

from model import visible, visible_line

NOTHING = "\u2060"
"""A word joiner: no cells anywhere, and left out when lines are drawn."""

_STEADY = (
    {0x200D: NOTHING, 0xFE0F: NOTHING, 0x00AD: NOTHING, 0x115F: " ", 0x3164: " "}
    | dict.fromkeys(range(0x1F3FB, 0x1F400), NOTHING)
    | dict.fromkeys(range(0xE0000, 0xE0080), NOTHING)
    | {0x1F1E6 + n: chr(ord("A") + n) for n in range(26)}
)


_UNCERTAIN = re.compile("[\u0900-\u1cff\u302e\u302f\ua823-\uabec\U00011000-\U0001d172]")
"""Blocks with signs that take a cell in some terminals and none in others (Unicode's Mc)."""

_TONE_MARKS = "\u302e\u302f\U00016ff0\U00016ff1"
"""These take two where they take any."""


def is_uncertain(text: str) -> bool:
    """Whether a terminal may make it longer than `cell_len` says."""
    return _UNCERTAIN.search(text) is not None


def most_cells(text: str) -> int:
    """How many cells it takes in the terminal that gives it most."""
    if text.isascii() or not is_uncertain(text):
        return cell_len(text)
    return sum(map(most_of, text))


@lru_cache(4096)
def most_of(character: str) -> int:
    """The same of a single character, looked up once."""
    sure = cell_len(character)
    if sure or category(character) != "Mc":
        return sure
    return 2 if character in _TONE_MARKS else 1


def shown(text: str) -> str:
    """The text as it may be drawn, one code point for one; line feeds stay."""
    return visible(text).translate(_STEADY)


def shown_line(text: str) -> str:
    """As `shown`, on one line."""
    if text.isascii() and text.isprintable():
        return text  # As nearly all are; a screen is put together from hundreds.
    return visible_line(text).translate(_STEADY)


def cut(text: str, width: int) -> str:
    """The text of one line in at most `width` cells, with an ellipsis where something is lost."""
    if most_cells(text) <= width:
        return text
    used = 0
    for index, character in enumerate(text):
        used += most_of(character)
        if used > width - 1:
            return f"{text[:index].rstrip()}…" if width > 0 else ""
    return text


def fill(text: str, width: int) -> str:
    """The text of one line in exactly `width` cells, counted as where it takes most."""
    fitting = cut(text, width)
    return fitting + " " * (width - most_cells(fitting))

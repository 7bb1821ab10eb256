"""Keeps a line that a terminal makes longer than we reckon from shifting what stands beside it.

Terminals disagree on vowel signs that take room of their own, as scripts of India have them: some
give them a cell, others draw them with the letter before. Each stretch of a row is therefore begun
where it belongs, and one with such signs is blanked before its words are written, so that nothing
it leaves and nothing it runs over is seen.
"""

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from tui.shown import is_uncertain


def sent(strip: Strip, x: int, y: int, console: Console) -> str:
    """What the terminal is sent for a strip that begins in that cell of that line."""
    begin, drawn = f"\x1b[{y + 1};{x + 1}H", strip.render(console)
    if drawn.isascii() or not is_uncertain(drawn):
        return f"{begin}{drawn}"
    words = list(strip)
    blank = words[-1].style if words else None
    while words and not words[-1].text.strip():
        words.pop()
    ground = Strip([Segment(" " * strip.cell_length, blank)], strip.cell_length)
    return f"{begin}{ground.render(console)}{begin}{Strip(words).render(console)}"

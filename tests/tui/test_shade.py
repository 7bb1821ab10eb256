"""Lines dimmed ahead are those that are sent, and no more are kept than are seen."""

from random import Random

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from tui.widgets.shade import STEP, Shade

COLOUR = Color(20, 20, 20, 0.6)


def line(words):
    return Strip([Segment(words, Style.parse("rgb(200,100,0) on rgb(0,0,80)"))])


def test_ahead_or_not_it_is_dimmed_alike():
    random, shade, lines = Random(3), Shade(COLOUR), [line(f"line {n}") for n in range(40)]
    for _ in range(30):
        seen = [(0, y, each) for y, each in enumerate(random.sample(lines, 25))]
        steps = shade.ahead(seen, Console())
        for _ in range(random.randrange(5)):
            next(steps, None)
        sent = list(shade.over(seen))
        assert sent == list(Shade(COLOUR).over(seen))
        assert sent != seen


def test_only_what_is_seen_is_kept():
    shade = Shade(COLOUR)
    for page in range(5):
        seen = [(0, y, line(f"page {page} line {y}")) for y in range(3 * STEP)]
        assert len(list(shade.ahead(seen, Console()))) == 3
        before = [strip for _, _, strip in shade.over(seen)]
        assert [strip for _, _, strip in shade.over(seen)] == before
        assert len(shade._lines) == len(seen)
    again = [strip for _, _, strip in shade.over(seen)]
    assert all(one is other for one, other in zip(before, again, strict=True))
    list(shade.ahead(seen[:STEP], Console()))
    assert len(shade._lines) == STEP

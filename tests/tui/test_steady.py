"""Signs that take a cell in some terminals and none in others shift nothing that stands beside."""

import re
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui import fakes
from tests.tui.driving import press, running
from tui.shown import cut, fill, is_uncertain, most_cells, shown
from tui.wrapping import lines_of

TITLE = "नई दिल्ली में आग"
REPORT = f"""{TITLE}

वेलम के बंदरगाह में आग लगने से चालीस कंटेनर जल गए, निदेशक आना रुई ने सोमवार को कहा। किसी की मौत नहीं हुई।

ভেলম বন্দরে আগুনে চল্লিশটি কন্টেইনার পুড়ে গেছে, পরিচালক বলেছেন। কেউ মারা যায়নি।
"""
TOKENS = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[\d;]*m|(\n)|([^\x1b\n])")
MIXED = st.text("काিकিী ab\u302e\U00016ff0東é“", max_size=60)


def narrow(character):
    """As we reckon."""
    return cell_len(character)


def wide(character):
    """As terminals do that give spacing signs a cell."""
    return cell_len(character) or int(category(character) == "Mc")


def drawn(sent, width, grid):
    """The cells of a terminal after what it was sent."""
    x = y = 0
    for line, column, feed, character in TOKENS.findall(sent):
        if line:
            x, y = int(column) - 1, int(line) - 1
        elif feed:
            y += 1
        elif character:
            cells = width(character)
            grid[x if cells else x - 1, y] = (
                character if cells else grid.get((x - 1, y), "") + character
            )
            x += cells
    return grid


@pytest.mark.parametrize("size", [(120, 30), (200, 40)])
async def test_beside_such_a_text_everything_stands_in_its_place(size):
    """Drawn anew as a whole, and after a key: counts and panel are where they would be."""
    report = fakes.article("h", TITLE, REPORT, TITLE)
    async with running(fakes.desk((report,)), size=size) as (app, pilot, _):
        compositor, console = app.screen._compositor, app.console
        wrong, right = {}, {}
        for keys in ("", "n", "n c"):
            await press(app, pilot, keys)
            sent = compositor.render_full_update().render_segments(console)
            drawn(sent, wide, wrong)
            drawn(sent, narrow, right)
            left = app.screen.panel.region.x
            for y in range(size[1]):
                there, here = (
                    "".join(grid.get((x, y), " ") for x in range(left, size[0])).rstrip()
                    for grid in (wrong, right)
                )
                assert there == here
            text = app.screen.reader.region
            box = range(text.y, text.bottom)
            assert all(wrong.get((text.x + 3, y)) == right.get((text.x + 3, y)) for y in box)


async def test_a_picture_of_the_screen_can_be_taken():
    """Not only the terminal asks for everything, also where one screen lies over another."""
    async with running() as (app, pilot, _):
        assert "Harbour" in app.export_screenshot()
        await press(app, pilot, ":")
        picture = app.export_screenshot()
        assert "Harbour" in picture
        assert "leaves" in picture


@given(MIXED, st.integers(2, 40))
def test_no_line_is_longer_than_it_may_be_in_any_terminal(text, width):
    """Set, cut and filled by what takes most."""
    text = shown(text)
    lines = lines_of(text, width)
    assert all(most_cells(lines.of(n)) <= max(width, 2) for n in range(len(lines)))
    assert most_cells(cut(text, width)) <= width
    assert most_cells(fill(text, width)) == width


def test_what_every_terminal_agrees_on_is_reckoned_as_before():
    """And costs nothing more."""
    for text in ("plain", "“quoted” – élan", "東京", "Кто"):
        assert not is_uncertain(text)
        assert most_cells(text) == cell_len(text)

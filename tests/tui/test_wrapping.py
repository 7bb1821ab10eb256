"""Texts are set in lines with nothing lost and every offset found again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.shown import NOTHING, cut, fill, most_cells, shown, shown_line
from tui.wrapping import lines_of

FAMILY = "👨\u200d👩\u200d👧"
PARTS = [
    *"ab cd  \n.,-é“”",
    *("字", "e\u0301", FAMILY, "\t", "🇷🇺", "✌\ufe0f", "\u0301", "\x1b", "क्षि", "👍🏽", "\u200b"),
    *("1\ufe0f\u20e3", "\u202e", "\x9d", "\ud800", "ﷺ", "ｶﾞ", "한", "\r"),
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=80).map("".join)
WIDTHS = st.integers(2, 14)


@settings(max_examples=400)
@given(TEXTS.map(shown), WIDTHS)
def test_lines_fit_and_lose_only_white_space(text, width):
    """In order, no wider than asked, and between two lines nothing but white space."""
    lines = lines_of(text, width)
    at = 0
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert at <= start <= end
        assert not text[at:start].strip()
        assert cell_len(text[start:end]) <= width
        at = end
    assert not text[at:].strip()


@settings(max_examples=300)
@given(TEXTS.map(shown), WIDTHS, st.data())
def test_every_offset_has_a_line_and_is_found_there_again(text, width, data):
    """From an offset to a cell and back, wherever something is drawn in that cell."""
    lines = lines_of(text, width)
    offset = data.draw(st.integers(0, max(len(text) - 1, 0)))
    line = lines.line_of(offset)
    assert 0 <= line < len(lines)
    assert lines.starts[line] <= offset or line == 0
    drawn = lines.starts[line] <= offset < lines.ends[line] and cell_len(text[offset])
    if drawn:
        assert lines.offset_at(line, lines.cell_of(line, offset)) == offset


@settings(max_examples=300)
@given(TEXTS)
def test_what_is_shown_has_no_width_that_terminals_dispute(text):
    """One for one, and the width of the whole is the sum of the widths of its characters."""
    safe = shown(text)
    assert len(safe) == len(text)
    assert cell_len(safe) == sum(cell_len(character) for character in safe)
    assert not {"\u200d", "\ufe0f", "\x1b", "\u202e", "\x9d", "\ud800", "\r"} & set(safe)
    assert all(c < "\U0001f1e6" or c > "\U0001f1ff" for c in safe)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two three", ["One two", "three"]),
        ("One\n\n\n\ntwo", ["One", "", "two"]),
        ("One\n  \ntwo\nthree", ["One", "", "two", "three"]),
        ("One\ntwo", ["One", "", "two"]),
        ("", [""]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("字字字字字 a", ["字字字字", "字 a"]),
        ("ab\u0301cd\u0301efgh\u0301ij", ["ab\u0301cd\u0301efgh\u0301", "ij"]),
    ],
)
def test_lines_as_a_reader_wants_them(text, parts):
    """Paragraphs apart by one blank line; long words and words without spaces folded."""
    lines = lines_of(text, 8)
    assert [lines.of(n) for n in range(len(lines))] == parts


@given(TEXTS, st.integers(1, 20))
def test_cut_and_filled_text_has_the_width_asked_for(text, width):
    """Never wider, and `fill` never narrower, in the terminal that gives it most."""
    line = shown_line(text)
    assert most_cells(cut(line, width)) <= width
    assert most_cells(fill(line, width)) == width


def test_flags_become_letters_and_families_fall_apart():
    """Offsets hold."""
    assert shown("🇷🇺") == "RU"
    assert shown(FAMILY) == f"👨{NOTHING}👩{NOTHING}👧"

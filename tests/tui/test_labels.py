"""Labels over words: all different, over their own words, and nothing moves by them."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from model import Article, Span
from tui.highlights import Focus, Marks, compose, set_page
from tui.labels import CELLS, LETTERS, Overlay, labels
from tui.pages import page_of
from tui.shown import shown
from tui.words import words_in
from tui.wrapping import lines_of

TEXTS = st.text("ab, .-東京e\u0301x'1\n\U0001f468\u200d", max_size=120)


@given(st.integers(0, 2000))
@settings(max_examples=25)
def test_no_label_begins_another(count):
    """Each is two letters that can be typed, and there is one for every word."""
    found = list(labels(count))
    assert len(set(found)) == count
    assert all(len(label) == CELLS and label.isascii() and label.isalpha() for label in found)


def test_capitals_are_for_very_many_words_only():
    """They take a second finger."""
    few = len(LETTERS) ** CELLS
    assert all(label.islower() for label in labels(few))
    assert not all(label.islower() for label in labels(few * 2))


def lines_with(text, width, known):
    article = Article("a", "", text)
    page = page_of(article, None, (), "ada")
    setting = set_page(page, lines_of(page.text, width), ())
    overlay = Overlay(setting.lines, known)
    composed = [
        compose(setting, line, Focus(), Marks(), overlay) for line in range(len(setting.lines))
    ]
    return setting.lines, composed


@given(TEXTS, st.integers(2, 30))
def test_a_label_takes_no_more_room_than_the_words(text, width):
    """Every line is as wide as without labels; at its end one cell more may be taken."""
    text = shown(text)
    words = words_in(text, Span(0, len(text)))
    known = dict(zip((word.start for word in words), labels(len(words)), strict=True))
    lines, composed = lines_with(text, width, known)
    _, plain = lines_with(text, width, {})
    for with_labels, without in zip(composed, plain, strict=True):
        here = sum(cell_len(words) for words, _ in with_labels)
        there = sum(cell_len(words) for words, _ in without)
        assert there <= here <= there + 1
    shown_labels = [words.strip() for line in composed for words, look in line if look == ("hint",)]
    assert [label for label in shown_labels if label] == [
        known[at] for at in sorted(known) if Overlay(lines, known).on(at, at + 1).get(at)
    ]


def test_a_label_stands_where_its_word_begins():
    """Also over characters two cells wide, and over letters with marks."""
    text = "An o\u0301ld 東京 a b"
    words = words_in(text, Span(0, len(text)))
    known = dict(zip((word.start for word in words), labels(len(words)), strict=True))
    _, (line,) = lines_with(text, 40, known)
    assert "".join(words for words, _ in line).rstrip() == "    aa asd adaf ajak"


def test_the_words_under_labels_are_quiet():
    """So that the letters are what is seen; with none everything is as it was."""
    _, (line,) = lines_with("one two", 40, {0: "aa"})
    assert ("e two", ("quiet",)) in line
    _, (line,) = lines_with("one two", 40, {})
    assert all("quiet" not in names for _, names in line)

"""A line shows its words whole, with marks that say what colour says too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import (
    BUILT_IN_VERDICTS,
    Analysis,
    Annotation,
    Entity,
    Placed,
    Placement,
    Selector,
    Span,
    Statement,
)
from tests.tui.fakes import article
from tui.highlights import Focus, Mark, Marks, compose, margin, set_page
from tui.pages import page_of
from tui.wrapping import lines_of

TEXT = "Ana Rui said that 40 containers burned. “No,” said Tomas Beck. Nobody asked them."


def words(quote):
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def annotation(span, verdict, reviewer="ada", state="kept"):
    given = Annotation(
        f"{reviewer}{span.start}",
        "a",
        Selector(span.of(TEXT)),
        verdict,
        "",
        (),
        "",
        None,
        reviewer,
        "",
        "",
    )
    return Placed(given, Placement(state, span if state != "orphan" else None))


def setting(placed=(), width=200, statements=None, entities=()):
    kinds = ("reported", "quoted", "asserted")
    spans = [words("Ana Rui said that 40 containers burned."), words("“No,” said Tomas Beck.")]
    spans.append(words("Nobody asked them."))
    found = tuple(
        Statement(str(n), span, kind)
        for n, (span, kind) in enumerate(zip(spans, kinds, strict=True))
        if statements is None or n in statements
    )
    report = article("a", "T", TEXT, "P")
    page = page_of(report, Analysis("a", "", (), entities, found), placed, "ada")
    return set_page(page, lines_of(page.text, width), BUILT_IN_VERDICTS)


def shown(pieces):
    return "".join(text for text, _ in pieces)


def margin_of(placed, statements=None, focus=None):
    return shown(margin(setting(placed, statements=statements), 0, focus or Focus()))


FIRST = words("Ana Rui said that 40 containers burned.")
SECOND = words("“No,” said Tomas Beck.")
THIRD = words("Nobody asked them.")


@pytest.mark.parametrize(
    ("placed", "statements", "marks"),
    [
        ((), {0}, " › "),
        ((), {1}, " “ "),
        ((), {2}, " · "),
        ((annotation(FIRST, "confirmed"),), {0}, "✓› "),
        ((annotation(FIRST, "disputed"),), {0}, "÷› "),
        ((annotation(FIRST, "unsourced"),), {0}, "?› "),
        ((annotation(FIRST, "confirmed", state="changed"),), {0}, "✓›~"),
        ((annotation(FIRST, "confirmed", state="moved"),), {0}, "✓›~"),
        ((annotation(FIRST, "confirmed", state="review"),), {0}, "✓›!"),
        ((annotation(FIRST, "disputed", reviewer="bo"),), {0}, "÷› "),
        ((annotation(FIRST, "own verdict"),), {0}, "•› "),
        ((annotation(FIRST, "confirmed"), annotation(SECOND, "disputed")), None, "✓÷·"),
        ((annotation(FIRST, "confirmed"), annotation(SECOND, "disputed")), {0, 1}, "✓÷ "),
        ((annotation(SECOND, "disputed"),), {0, 1}, "›÷ "),
        ((annotation(SECOND, "disputed"),), None, "›÷·"),
        ((annotation(SECOND, "disputed", state="review"),), {0, 1}, "›÷!"),
        ((annotation(THIRD, "unsourced", state="changed"),), None, "›“?"),
        ((), None, " › "),
        ((annotation(FIRST, "confirmed", state="orphan"),), set(), "   "),
    ],
)
def test_the_margin_says_verdict_kind_and_state(placed, statements, marks):
    """Three cells, without any colour."""
    assert margin_of(placed, statements) == marks


def test_the_current_statement_stands_between_brackets():
    """In cells that were empty before, so that no word moves."""
    page = setting()
    plain = shown(compose(page, 0, Focus(), Marks()))
    current = shown(compose(page, 0, Focus(SECOND), Marks()))
    assert len(plain) == len(current)
    assert "▐“No,” said Tomas Beck.▌" in current
    assert current.replace("▐", " ").replace("▌", " ")[4:] == plain[4:]


def test_names_are_told_from_figures_by_more_than_colour():
    """Names have a style of their own, which is an underline in every theme."""
    name = Entity(words("Ana Rui"), "PERSON", "Ana Rui", "Ana Rui")
    figure = Entity(words("40 containers"), "QUANTITY", "40", "40")
    pieces = compose(setting(entities=(name, figure)), 0, Focus(), Marks())
    assert ("Ana Rui", ("name",)) in pieces
    assert ("40 containers", ("figure",)) in pieces


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda ends: Span(min(ends), max(ends))
)


@settings(max_examples=200)
@given(st.lists(SPANS, max_size=6), SPANS, st.integers(4, 40), st.sampled_from("cs"))
def test_no_mark_ever_changes_the_words(marked, band, width, kind):
    """Whatever overlaps, every line says what the text says but for brackets in empty cells."""
    placed = [annotation(span, "confirmed") for span in {*marked}]
    page = setting(placed, width)
    focus = Focus(band) if kind == "c" else Focus(None, band)
    hits = Marks(Mark(span.start, span.end, "hit") for span in marked)
    for line in range(len(page.lines)):
        text = shown(compose(page, line, focus, hits))[4:-1]
        assert len(text) == len(page.lines.of(line))
        assert text.replace("▐", " ").replace("▌", " ") == page.lines.of(line)


@given(st.lists(SPANS, max_size=20), SPANS)
def test_marks_are_found_by_what_they_touch(spans, wanted):
    """As a search through all of them would find."""
    marks = [Mark(span.start, span.end, "x") for span in spans]
    found = Marks(marks).touching(wanted.start, wanted.end)
    expected = [m for m in marks if m.start < wanted.end and m.end > wanted.start]
    assert sorted(found, key=repr) == sorted(expected, key=repr)

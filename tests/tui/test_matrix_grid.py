"""The matrix as values: rows, orders, differences in a word, widths, and the way of the cursor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from model import Analysis, Article, Difference, Group, LinkEnd, Span, Statement
from tui.desk.stories import LinkFrom
from tui.grid import (
    SURE,
    GridRow,
    Told,
    columns_of,
    difference_word,
    grouped_rows,
    key_of,
    lone_rows,
    ordered,
)
from tui.grid_cursor import At, Board
from tui.grid_lines import Cell, column_names, heading, row_line, share
from tui.shown import most_cells, shown_line


@pytest.mark.parametrize(
    ("differences", "word"),
    [
        ([], ""),
        ([("number", "1,000 containers", "300 containers")], "300"),
        ([("number", "1,000 containers", "more than $1,200.50 in all")], "$1,200.50"),
        ([("number", "40", "Sixty")], "Sixty"),
        ([("date", "November 3", "December 4")], "Dec 4"),
        ([("date", "Tuesday", "Wednesday")], "Wed"),
        ([("negation", "", "not")], "not"),
        ([("negation", "not", "")], "−not"),
        ([("hedge", "", "may"), ("name", "Rui", "Beck"), ("number", "3", "12 %")], "12%"),
        ([("hedge", "may", ""), ("name", "Rui", "Beck")], "Beck"),
    ],
)
def test_a_difference_in_a_word(differences, word):
    """The weightiest, and of it this side's."""
    assert difference_word([Difference(*each) for each in differences]) == word


def end(article_id, known, start=0):
    return LinkEnd(article_id, known, Span(start, start + 10))


def linked(pairs):
    """A look-up of links from (one, other, score, differences)."""
    found = {}
    for one, other, score, *differences in pairs:
        told = tuple(Difference(*each) for each in differences)
        found.setdefault(key_of(one), []).append(LinkFrom(other, score, (), told))
        turned = tuple(Difference(d.kind, d.b, d.a) for d in told)
        found.setdefault(key_of(other), []).append(LinkFrom(one, score, (), turned))
    return lambda each: tuple(found.get(key_of(each), ()))


A, B, B2, C = end("a", "1"), end("b", "2", 50), end("b", "3", 90), end("c", "4", 20)


def test_the_lead_is_the_nearest_to_the_others():
    """Cells hold all statements of a report, the nearest to the lead first."""
    links = linked([(A, B, 0.5), (B, C, 0.9, ("number", "1", "2")), (B2, B, 0.1), (A, C, 0.4)])
    (row,) = grouped_rows([Group((A, B, B2, C), ("x", "y"))], links, {"a": 100, "b": 100, "c": 100})
    assert row.lead == B
    assert [told.end for told in row.cells["b"]] == [B, B2]
    assert row.cells["c"][0].differences == (Difference("number", "1", "2"),)
    assert (row.differing, row.origins) == (1, ("x", "y"))
    assert row.place == 0.5, "the middle one of four: 0, 0.2, 0.5, 0.9"


def test_what_may_tell_the_same_is_not_sure():
    """The lead itself is; what only others lead to is not."""
    links = linked([(A, B, 0.9), (A, C, SURE - 0.01), (C, B2, 0.8)])
    (row,) = grouped_rows([Group((A, B, B2, C), ())], links, {"a": 100, "b": 100, "c": 100})
    assert row.lead == A
    sure = {told.end: told.sure for cell in row.cells.values() for told in cell}
    assert sure == {A: True, B: True, B2: False, C: False}


def row(name, origins=(), differing=0, place=0.0):
    cells = {
        f"r{n}": (Told(end(f"r{n}", name), (Difference("number", "1", "2"),)),)
        for n in range(differing)
    }
    return GridRow(end("lead", name), cells, tuple(origins), place)


@pytest.mark.parametrize(
    ("order", "expected"),
    [("origins", "bca"), ("disputes", "cab"), ("story", "abc")],
)
def test_orders(order, expected):
    rows = [row("a", "x", 1, 0.1), row("b", "xyz", 0, 0.2), row("c", "xy", 2, 0.3)]
    assert "".join(each.lead.statement_id for each in ordered(rows, order, lambda _: 0)) == expected


def test_a_hedge_is_no_dispute():
    told = (Told(A, (Difference("hedge", "", "may"), Difference("name", "x", "y"))),)
    assert GridRow(A, {"a": told}, (), 0).differing == 0


def test_a_verdict_of_dispute_counts():
    rows = [row("a"), row("b")]
    found = ordered(rows, "disputes", lambda each: each.lead.statement_id == "b")
    assert found[0].lead.statement_id == "b"


def test_statements_of_one_report_only():
    statements = (
        Statement("1", Span(0, 5), "asserted"),
        Statement("9", Span(6, 9), "reported", speaker="Rui"),
    )
    grouped = GridRow(A, {"a": (Told(A),)}, (), 0)
    (lone,) = lone_rows([Analysis("a", "", statements=statements)], [grouped], {"a": 12})
    assert (lone.key, lone.origins, lone.place) == (("a", "9"), ("Rui",), 0.5)
    assert columns_of([lone, grouped], ["z", "a"]) == ("a",)


def test_reports_of_one_publisher_are_told_apart():
    articles = [Article(str(n), "T", "", name) for n, name in enumerate(["Wire", None, "Wire"])]
    assert column_names(articles) == ["Wire", "T", "2 Wire"]


boards = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3), min_size=1), max_size=5
).map(
    lambda rows: Board(
        tuple(
            GridRow(
                end("a", f"{n}"),
                {k: tuple(Told(end(k, f"{n}{k}{i}")) for i in range(v)) for k, v in cells.items()},
                (),
                0,
            )
            for n, cells in enumerate(rows)
        ),
        tuple("abcd"),
    )
)


@given(boards)
@settings(max_examples=60)
def test_every_statement_is_walked_once_and_back(board):
    """Step by step through all of them, and the same way back."""
    start, way = At(0, -1, 0), []
    at = board.step(start, 1)
    while at is not None:
        way.append(at)
        at = board.step(at, 1)
    assert len(way) == sum(len(told) for each in board.rows for told in each.cells.values())
    assert all(board.one(at) for at in way)
    back = [way[-1]] if way else []
    while back and (at := board.step(back[-1], -1)) is not None:
        back.append(at)
    assert back[::-1] == way


@given(boards, st.integers(-3, 9), st.integers(-3, 9), st.integers(0, 5))
@settings(max_examples=60)
def test_the_cursor_never_leaves_the_board(board, number, column, nth):
    at = board.clamp(At(number, column, nth))
    assert 0 <= at.row <= max(len(board.rows) - 1, 0)
    assert 0 <= at.column < 4
    told = board.one(at)
    if told is not None:
        assert board.find(told.end.article_id, told.end.span) is not None
        assert board.row_of(key_of(told.end)) == at.row


cells = st.none() | st.builds(
    Cell, st.sampled_from(["✓", "›", "÷~"]), st.just(""), st.text(max_size=12), st.integers(0, 12)
)


@given(st.integers(1, 240), st.integers(0, 30), st.text(max_size=80), st.data())
@settings(max_examples=150)
def test_lines_are_exactly_as_wide_as_the_columns(width, columns, words, data):
    """Whatever the words are, and in narrow terminals no wider than the least that is needed."""
    sizes = share(width, columns)
    row_cells = data.draw(st.lists(cells, min_size=sizes.shown, max_size=sizes.shown))
    line = row_line(shown_line(words), row_cells, 3, sizes, 0)
    used = cell_len("".join(text for text, _ in line))
    names = [f"name {n}" for n in range(columns)]
    (head,) = heading(names, 0, sizes, 0, title="Statement")
    if width >= 30:
        assert used <= width
        assert cell_len("".join(text for text, _ in head)) <= width
        assert most_cells("".join(text for text, _ in line[:3])) == sizes.label

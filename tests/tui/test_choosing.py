"""The list shows what was asked for, in the order asked for, and loses nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.choosing import ALL, FIRST_ORDER, ORDERS, Filter, arranged, filters, fitting, next_order
from tui.desk import Row

ROWS = (
    Row("a", "Fire at the port", "Wire", "2024-04-03", 8, 3, {"disputed": 2}, True, 1),
    Row("b", "Talks end", "Post", "2024-05-01T09:00Z", 4, 4, {"confirmed": 4}),
    Row("c", "No date", None, None, None, 0),
)


def ids(rows):
    return "".join(row.id for row in rows)


@pytest.mark.parametrize(
    ("chosen", "listed"),
    [
        (ALL, "abc"),
        (Filter("unread"), "bc"),
        (Filter("untagged"), "a"),
        (Filter("verdict", "disputed"), "a"),
        (Filter("verdict", "unsourced"), ""),
        (Filter("earlier"), "a"),
        (Filter("publisher", "Post"), "b"),
        (Filter("dated", "2024-05-01"), "b"),
        (Filter("words", "PORT"), "a"),
        (Filter("words", "wire"), "a"),
    ],
)
def test_what_is_listed(chosen, listed):
    assert ids(arranged(ROWS, chosen, FIRST_ORDER)) == listed


@pytest.mark.parametrize(
    ("order", "listed"),
    list(zip(ORDERS, ["abc", "bac", "bac", "abc", "abc"], strict=True)),
)
def test_in_what_order(order, listed):
    assert ids(arranged(ROWS, ALL, order)) == listed


@given(st.text(max_size=12))
def test_whatever_is_typed_every_filter_can_be_used(typed):
    known = filters(ROWS, ("confirmed", "disputed"))
    for chosen, times in fitting(ROWS, known, typed):
        assert len(arranged(ROWS, chosen, FIRST_ORDER)) == times
        assert str(chosen)


def test_a_year_alone_lists_its_days():
    """Not every report says its day."""
    rows = [Row(day, day, None, day, None, 0) for day in ("2024", "2024-04", "2024-04-03", "1999")]
    for chosen, times in filters(rows, ()).items():
        assert len(arranged(rows, chosen, FIRST_ORDER)) == times


def test_orders_come_round():
    """Every order once, then the first again."""
    order, seen = FIRST_ORDER, []
    for _ in ORDERS:
        seen.append(order)
        order = next_order(order)
    assert seen == list(ORDERS)
    assert order == FIRST_ORDER
    assert next_order("unheard of") == FIRST_ORDER

"""The list shows what was asked for, in the order asked for, and loses nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Span
from tests.tui import fakes
from tests.tui.driving import press, running
from tui.choosing import ALL, FIRST_ORDER, ORDERS, Filter, Tally, arranged, fitting, next_order
from tui.desk import Row
from tui.screens.choosing import AT_ONCE
from tui.watcher import Written

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


def test_the_newest_comes_first_whatever_its_clock():
    stamps = ("2023-10-19T20:30-04:00", "2023-10-20T01:15+02:00", "2023-10-19T23:30Z", "2023-10-19")
    rows = [Row(str(n), "T", None, stamp, None, 0) for n, stamp in enumerate(stamps)]
    assert ids(arranged(rows, ALL, "newest first")) == "0213"


def filters(rows, verdicts):
    """What a tally makes of them."""
    tally = Tally()
    for row in rows:
        tally.take(row)
    return tally.filters(verdicts)


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


BY_ID = st.builds(
    Row,
    st.sampled_from("abcde"),
    st.just("Title"),
    st.sampled_from([None, "", "Wire", "Post"]),
    st.sampled_from([None, "", "2024", "2024-04", "2024-04-03", "2024-04-03T08:00Z"]),
    st.sampled_from([None, 0, 1, 2]),
    st.integers(0, 2),
    st.dictionaries(st.sampled_from(["confirmed", "own"]), st.integers(0, 2)),
    st.booleans(),
    st.integers(0, 1),
)


@given(st.lists(st.tuples(BY_ID, st.booleans()), max_size=12))
def test_the_tally_is_that_of_the_rows_there_are(changes):
    """Whenever they were counted before they changed."""
    tally, rows = Tally(), {}
    for row, counted in changes:
        if row.id in rows:
            tally.replace(rows[row.id], row)
        else:
            tally.take(row)
        rows[row.id] = row
        if counted:
            next(tally.counting(), None)
    known = tally.filters(("confirmed", "own"))
    for chosen, times in known.items():
        assert len(arranged(rows.values(), chosen, FIRST_ORDER)) == times
    kinds = {(row.publisher, "publisher") for row in rows.values() if row.publisher}
    assert {(each.words, each.kind) for each in known if each.kind == "publisher"} == kinds


def test_orders_come_round():
    """Every order once, then the first again."""
    order, seen = FIRST_ORDER, []
    for _ in ORDERS:
        seen.append(order)
        order = next_order(order)
    assert seen == list(ORDERS)
    assert order == FIRST_ORDER
    assert next_order("unheard of") == FIRST_ORDER


def coming(desk, number):
    """So many reports that were not there before."""
    for at in range(number):
        desk.reports[f"late{at}"] = fakes.article(f"late{at}", f"Late {at}", "Words.", "Wire")


async def rest(app, pilot):
    while app.screen.listing.at_work:
        await pilot.pause(0)


@pytest.mark.parametrize("keys", ["", "S", "F w i r e enter", "F u n t a g g enter"])
async def test_many_that_come_are_listed_in_pieces(keys):
    """A key goes in between, and what it changed is there in the end."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, keys)
        coming(desk, 3 * AT_ONCE)
        app.screen.renew_rows((), came=True)
        assert app.screen.listing.at_work
        assert app.screen.articles.total < len(desk.reports)
        await press(app, pilot, "n c")
        await rest(app, pilot)
        articles = app.screen.articles
        assert list(articles.everything) == list(desk.reports)
        assert articles.everything["harbour"].tagged == articles.tagged == 1
        wanted = arranged(desk.rows(), app.screen.filter, app.screen.order)
        assert tuple(articles.rows) == wanted


async def test_what_others_wrote_on_many_is_listed_in_pieces():
    """A key goes in between; what was written in one's own name elsewhere is counted in the end."""
    async with running() as (app, pilot, desk):
        coming(desk, 3 * AT_ONCE)
        app.screen.renew_rows((), came=True)
        await rest(app, pilot)
        desk.tag("late9", Span(0, 5), "confirmed")
        desk.tag(f"late{3 * AT_ONCE - 1}", Span(0, 5), "disputed")
        app.screen.show_seen(Written(desk.ids()))
        articles = app.screen.articles
        assert app.screen.listing.at_work
        await press(app, pilot, "n c")
        await rest(app, pilot)
        assert articles.tagged == 3


async def test_another_choice_while_many_come():
    """Nothing is listed twice, and nothing is left out."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "F w i r e enter")
        coming(desk, 3 * AT_ONCE)
        app.screen.renew_rows((), came=True)
        await press(app, pilot, "F enter")
        await rest(app, pilot)
        assert tuple(app.screen.articles.rows) == desk.rows()


async def test_what_is_not_listed_is_counted_too():
    """The status line tells of all reports, whatever is chosen."""
    async with running() as (app, pilot, desk):
        await press(app, pilot, "n c F p o s t enter")
        assert [row.id for row in app.screen.articles.rows] == ["northern"]
        before = app.screen.articles.tagged
        await press(app, pilot, "n d")
        assert app.screen.articles.tagged == before + 1 == sum(row.tagged for row in desk.rows())

"""Dates as news prints them become ISO 8601, and what leaves a doubt becomes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import find_date, find_dates, machine_date, with_year


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Updated Oct. 19, 2023, 5:36 a.m. ET", "2023-10-19T05:36-04:00"),
        ("Updated Jan. 19, 2023, 5:36 a.m. ET", "2023-01-19T05:36-05:00"),
        ("date 2023-10-19 05:36:07+09:00", "2023-10-19T05:36:07+09:00"),
        ("2023-10-19T05:36:10Z", "2023-10-19T05:36:10+00:00"),
        ("Published: 18 October 2023 10:12 GMT", "2023-10-18T10:12+00:00"),
        ("10:05 KST, 18 October 2023", "2023-10-18T10:05+09:00"),
        ("Last modified on Thu 19 Oct 2023 15.02 BST", "2023-10-19T15:02+01:00"),
        ("Oct 18, 2023 - 18:30 (UTC+9)", "2023-10-18T18:30+09:00"),
        ("October 18, 2023 | 6:00 pm", "2023-10-18T18:00"),
        ("Posted at 12 a.m. on Oct. 19th, 2023", "2023-10-19T00:00"),
        ("19/10/2023 17:40", "2023-10-19T17:40"),
        ("10/19/2023", "2023-10-19"),
        ("2023.10.19", "2023-10-19"),
        ("May 2,2023,1:12 PM", "2023-05-02T13:12"),
        ("Sept. 3, 2023 5 men were held", "2023-09-03"),
        ("17:00 CST, 18 October 2023", "2023-10-18T17:00"),
    ],
)
def test_printed_dates(line, iso):
    found = find_date(line)
    assert found is not None
    assert iso == found.iso


@pytest.mark.parametrize(
    "line",
    ["03/04/2023", "2023-13-45", "30 February 2023", "May 2023", "12 people", "Room 2023", ""],
)
def test_doubtful_dates_are_none(line):
    assert find_date(line) is None


def test_a_day_without_a_year_is_said_to_lack_it():
    found = find_date("SEOUL, Oct 18 (Harbour Wire) —")
    assert found is not None
    assert (found.iso, found.month, found.day) == (None, 10, 18)


@pytest.mark.parametrize(
    ("near", "day"),
    [
        ("2023-10-19T05:36", "2023-10-18"),
        ("2023-10-18", "2023-10-18"),
        ("2024-01-02", "2023-10-18"),
    ],
)
def test_the_year_is_that_of_the_last_such_day(near, day):
    found = find_date("Oct 18")
    assert found is not None
    assert day == with_year(found, near)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-10-19", "2023-10-19"),
        ("20231019", "2023-10-19"),
        ("2023-10-19T05:36:10.123Z", "2023-10-19T05:36:10+00:00"),
        ("2023-10-19T05:36+0900", "2023-10-19T05:36+09:00"),
        ("Wed, 18 Oct 2023 09:12:33 +0900", "2023-10-18T09:12:33+09:00"),
        ("Wed, 18 Oct 2023 09:12:00 GMT", "2023-10-18T09:12+00:00"),
        ("1697600000", "2023-10-18T03:33:20+00:00"),
        ("1697600000000", "2023-10-18T03:33:20+00:00"),
        ("October 18, 2023", "2023-10-18"),
        ("9999-99-99", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_machines_write_them(value, iso):
    assert iso == machine_date(value)


@settings(max_examples=200)
@given(st.text(alphabet="0123456789:-/. TZOctMayamp+,GMT()", max_size=60))
def test_no_line_is_too_odd(line):
    """Whatever a line holds, dates are found inside it or not at all, and none is invented."""
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
        assert found.iso is None or found.iso[:4] in line
    machine_date(line)

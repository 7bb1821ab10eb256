"""Dates are found and mean the day, month or year that a reader of the day would take them for."""

from datetime import date

import pytest

from analysis.names.dates import day_of, find_dates
from model import Span

THURSDAY = date(2023, 10, 19)


def dates(text: str, today: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    found = find_dates(text, Span(0, len(text)), today)
    return [(span.of(text), value) for span, value in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor resigned on Wednesday.", [("Wednesday", "2023-10-18")]),
        ("The mayor resigned on Thursday evening.", [("Thursday evening", "2023-10-19")]),
        ("The mayor resigned on Friday.", [("Friday", "2023-10-13")]),
        ("The mayor will resign on Friday.", [("Friday", "2023-10-20")]),
        ("Papers are due by Monday.", [("Monday", "2023-10-23")]),
        ("It began last Monday.", [("last Monday", "2023-10-16")]),
        ("It begins next Thursday.", [("next Thursday", "2023-10-26")]),
        ("They met on September 13.", [("September 13", "2023-09-13")]),
        ("They meet on January 3.", [("January 3", "2024-01-03")]),
        ("They met on 5 May 2021.", [("5 May 2021", "2021-05-05")]),
        ("It ran from Sept. 7-10.", [("Sept. 7-10", "2023-09-07/2023-09-10")]),
        ("Oct. 2, 2019, was dry.", [("Oct. 2, 2019", "2019-10-02")]),
        ("In July it rained.", [("July", "2023-07")]),
        ("In November it will snow.", [("November", "2023-11")]),
        ("It rained last October.", [("last October", "2022-10")]),
        ("in March 1998", [("March 1998", "1998-03")]),
        ("It rained last month.", [("last month", "2023-09")]),
        ("It rained last year.", [("last year", "2022")]),
        ("It rained yesterday.", [("yesterday", "2023-10-18")]),
        ("It rained three weeks ago.", [("three weeks ago", "2023-09-25/2023-10-01")]),
        ("It rained two years ago.", [("two years ago", "2021")]),
        ("the plan for 2024-2025", [("2024-2025", "2024/2025")]),
        ("a song of the 1990s", [("1990s", "199X")]),
        ("It opened in 1887.", [("1887", "1887")]),
        ("filed 2022-02-24 at noon", [("2022-02-24", "2022-02-24")]),
        ("signed 25/12/2020", [("25/12/2020", "2020-12-25")]),
        ("signed 3/4/2020", [("3/4/2020", None)]),
        ("She may march on.", []),
        ("It cost 1,999 francs and 2000 people came.", []),
    ],
)
def test_dates_are_found_with_their_value(text, found):
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Wednesday", [("Wednesday", None)]),
        ("on September 13", [("September 13", "XXXX-09-13")]),
        ("in July", [("July", "XXXX-07")]),
        ("on 1 June 2020", [("1 June 2020", "2020-06-01")]),
        ("last week", [("last week", None)]),
    ],
)
def test_without_a_day_of_publication_only_what_the_text_says_is_known(text, found):
    assert dates(text, None) == found


def test_a_day_that_never_was_has_no_value():
    assert dates("on February 30, 2021") == [("February 30, 2021", None)]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2023-10-19T05:36:00-04:00", THURSDAY),
        ("2023-10-19", THURSDAY),
        ("2023", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_read_from_any_exact_time(published, day):
    assert day_of(published) == day

"""Quantities are found with what they come to and what they count."""

import pytest

from analysis.names.quantities import find_quantities
from model import Span


def quantities(text: str) -> list[tuple[str, str]]:
    return [(span.of(text), value) for span, value in find_quantities(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Over 1,500 crates left port.", [("Over 1,500 crates", ">=1500 crate")]),
        ("at least 12 people", [("at least 12 people", ">=12 person")]),
        ("up to 40 ships", [("up to 40 ships", "<=40 ship")]),
        ("about two million voters", [("about two million voters", "~2000000 voter")]),
        ("ten to 15 women", [("ten to 15 women", "10..15 woman")]),
        ("between 10 and 20 soldiers", [("between 10 and 20 soldiers", "10..20 soldier")]),
        ("a fall of 5.5 percent", [("5.5 percent", "5.5 %")]),
        ("a rise of 7%", [("7%", "7 %")]),
        ("it cost $1.5 million", [("$1.5 million", "1500000 USD")]),
        ("worth EUR 120 million", [("EUR 120 million", "120000000 EUR")]),
        ("they try 12 apples", [("12 apples", "12 apple")]),
        ("they lost 3-0", []),
        ("it cost €200", [("€200", "200 EUR")]),
        ("a two-day trip", [("two-day", "2 day")]),
        ("a 54-year-old baker", [("54-year-old", "54 year")]),
        ("two other large countries", [("two other large countries", "2 country")]),
        ("hundreds of cyclists", [("hundreds of cyclists", ">=200 cyclist")]),
        ("a dozen eggs", [("a dozen eggs", "12 egg")]),
        ("twenty-five boxes", [("twenty-five boxes", "25 box")]),
        ("30 km of road", [("30 km", "30 km")]),
        ("killing 12.", [("12", "12")]),
        ("one of them", []),
        ("at 6 p.m. sharp", []),
        ("the 3rd try", []),
        ("Flight 370 vanished", []),
        ("tail number RB-12345", []),
    ],
)
def test_quantities_are_found_with_their_value(text, found):
    assert quantities(text) == found

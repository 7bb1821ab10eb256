"""Places in text order, walked without getting stuck."""

import pytest

from model import Placed, Placement, Span
from tests.tui import fakes
from tui.pages import page_of


@pytest.fixture
def desk():
    desk = fakes.desk()
    desk.analyze("harbour")
    return desk


def page(desk):
    return page_of(
        desk.article("harbour"), desk.analysis("harbour"), desk.placed("harbour"), desk.reviewer
    )


def test_words_of_ones_own_are_places_too(desk):
    """Between the statements found, in order."""
    desk.tag("harbour", Span(4, 8), "confirmed")
    walked = [place.span for place in page(desk).places]
    assert Span(4, 8) in walked
    assert walked == sorted(walked)


def test_steps_end_at_both_ends(desk):
    """None says that there is nothing further."""
    places = page(desk).places
    assert page(desk).step(None, 1) == places[0]
    assert page(desk).step(places[0].span, 2) == places[2]
    assert page(desk).step(places[0].span, 99) == places[-1]
    assert page(desk).step(places[-1].span, 1) is None
    assert page(desk).step(places[0].span, -1) is None
    assert page(desk).step(None, 1, places[3].span.start) == places[3]


def test_the_next_untagged_comes_round_to_the_top(desk):
    """Until everything is tagged."""
    spans = [place.span for place in page(desk).places]
    for span in spans[1:]:
        desk.tag("harbour", span, "disputed")
    assert page(desk).next_untagged(spans[4]).span == spans[0]
    desk.tag("harbour", spans[0], "disputed")
    assert page(desk).next_untagged(spans[4]) is None


def test_orphans_are_listed_and_stand_nowhere(desk):
    """Their words are gone."""
    change = desk.tag("harbour", Span(4, 8), "confirmed")
    desk.placed_by["harbour"] = [Placed(change.annotation, Placement("orphan"))]
    assert page(desk).orphans == (change.annotation,)
    assert Span(4, 8) not in [place.span for place in page(desk).places]

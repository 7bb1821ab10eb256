"""What is found in a text is the same wherever it is looked at."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.hits import Hits

TEXT = (
    "The port held 1,000 boxes.\nThe union’s man said: “It won't, at 06:30.”\n\n"
    "東京 said — no (60%)."
)
WORDS = st.text("aAb’'-– \n\t", max_size=40)


def all_of(hits):
    return [hits[number] for number in range(len(hits))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("the", ["The", "The"]),
        ("boxes. the UNION’S", ["boxes.\nThe union’s"]),
        ("won’t", ["won't"]),
        ('"it', ["“It"]),
        ("60% (", []),
        ("", []),
        (" ", []),
        ("[a-z]+", []),
        ("東", ["東"]),
    ],
)
def test_search_goes_over_line_feeds_and_kinds_of_marks(query, found):
    """Case, quotation marks, dashes and white space make no difference; nothing is a pattern."""
    hits = Hits(TEXT, query)
    assert [hit.of(TEXT) for hit in all_of(hits)] == found
    assert bool(hits) == bool(found)


@given(WORDS, st.text("ab' ", max_size=3), st.integers(0, 40), st.integers(0, 40))
def test_what_is_seen_of_them_is_a_part_of_all(text, query, start, end):
    """Also where a word goes over itself: "aa" stands in "aaaaa" twice, and where does not hang on
    where one begins to look.
    """
    hits = Hits(text, query)
    touching = [(hit.start, hit.end) for hit in all_of(hits) if hit.start < end and hit.end > start]
    assert [(mark.start, mark.end) for mark in hits.touching(start, end)] == touching
    if query.split() == ["b"]:
        assert len(hits) == len(re.findall("b", text))


@given(WORDS, st.integers(0, 41))
def test_the_first_one_from_somewhere_on(text, offset):
    hits = Hits(text, "a")
    before = [hit for hit in all_of(hits) if hit.start < offset]
    assert hits.first_from(offset) == len(before)


@given(st.text("ab ", max_size=40), st.integers(0, 9))
def test_counting_ahead_may_end_anywhere(text, steps):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tui.hits._COUNTED", 2)
        hits = Hits(text, "a")
        for _ in zip(range(steps), hits.ahead(), strict=False):
            pass
        assert [hit.start for hit in all_of(hits)] == [
            at for at, letter in enumerate(text) if letter == "a"
        ]

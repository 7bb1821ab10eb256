"""Counting many places in one text comes to the same as counting each by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Occurrences, Span, occurrence_of, occurrences

PIECES = st.sampled_from(
    ["a", "A", "b", " ", "\n", "\u00a0", "\u0301", "ﬁ", "´", "e", "ß", "한", "\x1f"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@pytest.fixture
def short(monkeypatch):
    """Many places up to which a text is made normal, also in a short one."""
    monkeypatch.setattr(occurrences, "_STRETCH", 3)


def spans(text):
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(sorted).map(lambda both: Span(*both))


@settings(max_examples=300)
@given(st.data())
@pytest.mark.usefixtures("short")
def test_occurrences_are_those_counted_one_by_one(data):
    text = data.draw(TEXTS)
    counted = Occurrences(text)
    for span in data.draw(st.lists(spans(text), min_size=1, max_size=6)):
        assert counted.of(span) == occurrence_of(text, span)

"""What thousands of annotations are brought to is looked up, and is the same as looked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Article, Event, Placed, Placement, Selector, Span, occurrence_of
from store import everyones
from tui.desk import standing
from tui.desk.acts import words_id

PIECES = st.sampled_from(
    ["a", "A", "b", " ", "\n", "\u00a0", "\u0301", "ﬁ", "´", "e", "ß", "한", "\x1f"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@pytest.fixture
def short(monkeypatch):
    """Many places up to which a text is made normal, also in a short one."""
    monkeypatch.setattr(standing, "_STRETCH", 3)


def spans(text):
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(sorted).map(lambda both: Span(*both))


@settings(max_examples=300)
@given(st.data())
@pytest.mark.usefixtures("short")
def test_occurrences_are_those_of_the_model(data):
    text = data.draw(TEXTS)
    counted = standing.Occurrences(text)
    for span in data.draw(st.lists(spans(text), min_size=1, max_size=6)):
        assert counted.of(span) == occurrence_of(text, span)


@given(st.data())
def test_ids_are_those_an_act_would_get(data):
    """Whatever stands where, and whoever said it."""
    text = "one two one two one two"
    article = Article("a", "Counting", text)
    words = [Span(0, 3), Span(4, 7), Span(8, 11), Span(12, 15), Span(0, 7)]
    placed = []
    there = standing.Standing(article, (), ())
    for number in range(data.draw(st.integers(0, 6))):
        span, stood = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        who = data.draw(st.sampled_from(["ada", "ben"]))
        known = words_id(article, span, reviewer=who, placed=placed)
        assert there.id_today(span, who) == known
        selector = Selector(span.of(text), start=span.start, end=span.end)
        event = Event(
            str(number), "tag", who, "", "a", article.digest, known, selector, verdict="confirmed"
        )
        placement = Placement(data.draw(st.sampled_from(["kept", "review"])), stood)
        there.note(event, placement)
        placed += [Placed(each, placement) for each in everyones([event])]
    for span in words:
        assert there.id_today(span, "ada") == words_id(article, span, reviewer="ada", placed=placed)

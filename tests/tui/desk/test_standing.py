"""What thousands of annotations are brought to is looked up, and is the same as looked for."""

from hypothesis import given
from hypothesis import strategies as st

from model import Article, Event, Placed, Placement, Selector, Span
from store import everyones
from tui.desk import standing
from tui.desk.acts import words_id


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

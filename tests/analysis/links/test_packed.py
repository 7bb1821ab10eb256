"""What is packed comes out as it went in, in the same order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links import packed
from analysis.links.filed import Space
from analysis.links.packed import Bags, Inverted, Rows, Vectors, Words

WORDS = st.text("abc\ud800 é", max_size=3)
WEIGHTS = st.floats(allow_nan=False)


@given(st.lists(st.lists(WORDS)))
def test_bags_keep_words_as_often_as_they_stand(bags):
    packed = Bags(Words(Space()))
    for bag in bags:
        packed.append(bag)
    assert [packed[number] for number in range(len(packed))] == bags


@given(st.lists(st.dictionaries(WORDS, WEIGHTS)))
def test_vectors_keep_every_digit_and_their_order(vectors):
    packed = Vectors(Words(Space()))
    for vector in vectors:
        packed.append(vector)
    assert [list(vector.items()) for vector in packed] == [list(one.items()) for one in vectors]


@pytest.mark.parametrize("at_a_time", [1, 5, 1000])
@given(rows=st.lists(st.dictionaries(st.integers(0, 9), WEIGHTS)))
def test_inverted_rows_are_found_by_their_keys(at_a_time, rows):
    """From the lowest row on, in however many parts they are turned."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "_INVERTED", at_a_time)
        inverted = Inverted(Rows(Space(), rows), 10)
    for key in range(10):
        having = [(number, row[key]) for number, row in enumerate(rows) if key in row]
        assert list(inverted.having(key)) == having
        assert inverted.count(key) == len(having)

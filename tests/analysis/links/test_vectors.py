"""The neighbours found by index are those that measuring every pair would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links.vectors import nearest, postings_of

WEIGHTS = st.sampled_from([0.25, 0.5, 1.0, 2.0])
VECTORS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), WEIGHTS, min_size=1), min_size=1, max_size=6
)


@given(VECTORS, st.lists(st.tuples(VECTORS, WEIGHTS), max_size=4), st.integers(1, 5))
def test_the_nearest_are_those_of_the_largest_sums(ones, shelves, most):
    """Of equal sums the lower numbers; a vector that shares nothing is nobody's neighbour."""
    others, indexes = {}, []
    for vectors, nearness in shelves:
        shelf = dict(enumerate(vectors, len(others)))
        indexes.append(postings_of(shelf))
        others |= {number: (vector, nearness) for number, vector in shelf.items()}
    counts = {number: nearness for number, (_, nearness) in others.items()}
    found = dict(nearest(dict(enumerate(ones)), indexes, counts, widest=100, most=most))
    assert list(found) == list(range(len(ones)))
    for one, vector in enumerate(ones):
        sums = {
            other: sum(vector[term] * theirs[term] * nearness for term in vector if term in theirs)
            for other, (theirs, nearness) in others.items()
        }
        ranked = sorted((-total, other) for other, total in sums.items() if total)
        assert sorted(found[one]) == sorted(other for _, other in ranked[:most])


@pytest.mark.parametrize(("widest", "expected"), [(3, [0, 1, 2]), (2, [2])])
def test_a_term_in_too_many_leads_nowhere(widest, expected):
    """Counted over all indexes together."""
    first = postings_of({0: {"wide": 1.0}, 1: {"wide": 1.0}})
    second = postings_of({2: {"wide": 1.0, "rare": 1.0}})
    ones = {7: {"wide": 1.0, "rare": 1.0}}
    counts = dict.fromkeys(range(3), 1.0)
    found = dict(nearest(ones, [first, second], counts, widest=widest, most=9))
    assert sorted(found[7]) == expected

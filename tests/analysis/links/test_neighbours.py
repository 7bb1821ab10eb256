"""The neighbours found by index are those that measuring every pair would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links.filed import Space
from analysis.links.neighbours import Postings, nearest

WEIGHTS = st.sampled_from([0.25, 0.5, 1.0, 2.0])
VECTORS = st.lists(st.dictionaries(st.integers(0, 5), WEIGHTS, min_size=1), min_size=1, max_size=6)


def postings_of(*shelves):
    """Those of some articles, the first of which is number 0."""
    found = Postings(Space())
    for shelf in shelves:
        found.append(shelf)
    return found


@given(VECTORS, st.lists(st.tuples(VECTORS, WEIGHTS), max_size=4), st.integers(1, 5))
def test_the_nearest_are_those_of_the_largest_sums(ones, shelves, most):
    """Of equal sums the lower numbers; a vector that shares nothing is nobody's neighbour."""
    others, numbered = {}, []
    for vectors, nearness in shelves:
        numbered.append(dict(enumerate(vectors, len(others))))
        others |= {number: (vector, nearness) for number, vector in numbered[-1].items()}
    near = {article: nearness for article, (_, nearness) in enumerate(shelves)}
    postings = postings_of(*numbered)
    found = dict(nearest(dict(enumerate(ones)), near, postings, widest=100, most=most))
    assert list(found) == list(range(len(ones)))
    for one, vector in enumerate(ones):
        sums = {
            other: sum(vector[word] * theirs[word] * nearness for word in vector if word in theirs)
            for other, (theirs, nearness) in others.items()
        }
        ranked = sorted((-total, other) for other, total in sums.items() if total)
        assert sorted(found[one]) == sorted(other for _, other in ranked[:most])


@pytest.mark.parametrize(("widest", "expected"), [(3, [0, 1, 2]), (2, [2])])
def test_a_word_in_too_many_leads_nowhere(widest, expected):
    """Counted over all articles together."""
    wide, rare = 11, 12
    postings = postings_of({0: {wide: 1.0}, 1: {wide: 1.0}}, {2: {wide: 1.0, rare: 1.0}})
    ones = {7: {wide: 1.0, rare: 1.0}}
    found = dict(nearest(ones, {0: 1.0, 1: 1.0}, postings, widest=widest, most=9))
    assert sorted(found[7]) == expected

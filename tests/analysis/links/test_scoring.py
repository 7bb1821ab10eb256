"""Scores follow the odds and the company of statements; figures count as they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links.filed import Space
from analysis.links.scoring import Companies, chance, load_weights, reaching, score
from analysis.training.links_figures import (
    Ranking,
    average_precision,
    f1,
    mean_average_precision,
)

COMPANY = load_weights().company


def test_who_is_like_the_same_others_scores_higher():
    """Of two pairs with equal odds the one with a common third is the surer."""
    odds = {(0, 1): 0.0, (0, 2): 3.0, (1, 2): 3.0, (3, 4): 0.0}
    rows = Companies(sorted(odds.items()), 5, Space())
    assert score(COMPANY, 0.0, rows[0], rows[1]) > score(COMPANY, 0.0, rows[3], rows[4])


def test_what_is_hardly_alike_is_no_company():
    """A pair with a chance below the least leaves both alone."""
    rows = Companies([((0, 1), -6.0)], 2, Space())
    assert (rows[0], rows[1]) == ({0: 1.0}, {1: 1.0})


@given(
    st.floats(-20, 20),
    st.floats(0.01, 0.99),
    st.dictionaries(
        st.tuples(st.integers(0, 2), st.integers(3, 5)), st.floats(-20, 20), max_size=9
    ),
)
def test_no_company_lifts_a_pair_to_a_score_from_too_low(odds, threshold, others):
    """Leaving out what cannot reach the threshold leaves out no link."""
    rows = Companies(sorted(others.items()), 6, Space())
    if score(COMPANY, odds, rows[0], rows[3]) >= threshold:
        assert odds >= reaching(COMPANY, threshold)


@pytest.mark.parametrize("threshold", [0.05, 0.54, 0.95])
def test_the_best_of_company_just_reaches(threshold):
    """What is left out would not have been far from being left in."""
    least, same = reaching(COMPANY, threshold), {0: 1.0}
    assert score(COMPANY, least, same, same) == pytest.approx(threshold, abs=2e-4)
    assert score(COMPANY, least - 0.1, same, same) < threshold


def test_chances_end():
    """Odds beyond all measure give chances, not errors."""
    assert 0.0 < chance(-1e9) < chance(0.0) == 0.5 < chance(1e9) <= 1.0


def test_figures_of_a_ranking():
    """A pair never reached counts as missed, in F1 and in both means."""
    pairs = [(0.9, True), (0.8, False), (0.4, True)]
    found = Ranking(pairs, 4, ((pairs, 2), ([(0.7, True)], 1), ([], 1)))
    assert average_precision(pairs, 4) == pytest.approx((1 + 2 / 3) / 4)
    assert mean_average_precision(found) == pytest.approx(((1 + 2 / 3) / 2 + 1 + 0) / 3)
    assert f1(found, 0.5) == pytest.approx(2 * 1 / (2 + 4))
    assert f1(found, 0.95) == 0.0

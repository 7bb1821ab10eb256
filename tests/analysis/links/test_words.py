"""Forms of one word meet."""

import pytest

from analysis.links.words import stem, stemmer

FAMILIES = [
    "acquire acquired acquires acquiring",
    "buy bought buying buys",
    "kill killed killing kills",
    "ferry ferries",
    "shoot shot shooting",
    "arrest arrested arrests arresting",
    "ship ships shipped shipping shipment",
    "minister ministers minister's minister’s",
    "1,000",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_have_one_stem(family):
    """Inflections, possessives and the commonest derivations fall together."""
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "two"), [("king", "kin"), ("bus", "bu"), ("red", "r"), ("sing", "s")]
)
def test_short_words_keep_their_ends(one, two):
    """What would be left is too short to mean anything."""
    assert stem(one) != stem(two)


def test_function_words_are_left_out():
    """They would bring everything together."""
    assert stemmer()("It was not the ferry that they said") == [stem("ferry")]

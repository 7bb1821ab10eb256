"""What is compared is what is said, not who says it."""

import pytest

import analysis
from analysis.links.content import units_of
from analysis.links.words import stemmer
from model import Article


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "“The bridge is unsafe,” the harbour ministry said, “and will stay shut.”",
            {"bridg", "unsaf", "shut"},
            {"harbour", "ministri"},
        ),
        (
            "According to the harbour ministry, the bridge will stay shut.",
            {"bridg", "shut"},
            {"harbour", "ministri"},
        ),
        ("The ministry closed the bridge.", {"ministri", "bridg"}, set()),
    ],
)
def test_stems_are_those_of_what_is_said(text, said, unsaid):
    """The source and its cue are left out, before, behind and in between."""
    article = Article("a", "", text)
    [unit] = units_of(article, analysis.analyze(article), stemmer())
    assert said <= unit.content.core
    assert unsaid.isdisjoint(unit.content.core)


def test_a_speaker_is_a_name_but_not_one_that_is_told():
    """Names of speakers are shown as what both have, and count for nothing in the score."""
    article = Article("a", "", "Ann Moss said that Lee Park had left Lima.")
    [unit] = units_of(article, analysis.analyze(article), stemmer())
    assert {name.key for name in unit.content.names} == {"ann moss", "lee park", "lima"}
    assert set(unit.content.told) == {"lee park", "lima"}

"""The shipped tagger knows plain English, and words are cut where its grammar needs them."""

import pytest

from analysis.language.tagger import load, tag
from analysis.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn’t go.", ["She", "did", "n’t", "go", "."]),
        ("Peru’s U.S. envoy", ["Peru", "’s", "U.S.", "envoy"]),
        ("Mr. O'Hara paid $1,250.50", ["Mr.", "O'Hara", "paid", "$", "1,250.50"]),
        ("a 40-year-old -- or so", ["a", "40-year-old", "--", "or", "so"]),
        ("“Go!” ''Now''", ["“", "Go", "!", "”", "''", "Now", "''"]),
    ],
)
def test_words(text, words):
    """Clitics, abbreviations, numbers and quotation marks."""
    assert [text[start:end] for start, end in tokens(text)] == words


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The old man sold his boat .", "DT JJ NN VBD PRP$ NN ."),
        ("She will not say why they left .", "PRP MD RB VB WRB PRP VBD ."),
        ("Two ships were seen near Malta .", "CD NNS VBD VBN IN NNP ."),
    ],
)
def test_tags(sentence, tags):
    """Plain sentences get the tags of a grammar book."""
    assert tag(sentence.split(), load()) == tags.split()


def test_no_words():
    """Nothing in, nothing out."""
    assert tag([], load()) == []

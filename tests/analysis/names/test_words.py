"""Words are cut as names need them, and stretches hold whatever may be a name."""

import pytest

from analysis.names.gazetteers import gazetteers, known_names, known_place
from analysis.names.segments import segments
from analysis.names.words import words


def cut(text: str) -> list[str]:
    return [word for word, _ in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the U.S.-led talks", ["the", "U.S.", "-", "led", "talks"]),
        ("Choe Son-hui's aide", ["Choe", "Son-hui", "'s", "aide"]),
        ("Kenya’s O’Hara & AT&T", ["Kenya", "’s", "O’Hara", "&", "AT&T"]),
        ("1,500 left at 18:30.", ["1,500", "left", "at", "18:30", "."]),
        ("Gov.Lee met Oslo-based firms", ["Gov", ".", "Lee", "met", "Oslo", "-", "based", "firms"]),
        ("see example.org now", ["see", "example.org", "now"]),
    ],
)
def test_words(text, found):
    assert cut(text) == found


def test_words_know_where_they_stand():
    text = "In Oslo, the N.Y. mayor"
    assert all(text[at:].startswith(word) for word, at in words(text, 3, len(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a man of no name", []),
        ("the Bank of Tern and Gull said", ["the Bank of Tern and Gull"]),
        ("seen in new york again", ["new york"]),
        ("crossed the Gaza strip at noon", ["the Gaza strip"]),
        ("Ada met Ben", ["Ada", "Ben"]),
        ("they flew to paris", ["paris"]),
    ],
)
def test_stretches(text, found):
    tokens = cut(text)
    stretches = segments(gazetteers(), tokens)
    assert [" ".join(tokens[first:last]) for first, last in stretches] == found


def test_the_longest_known_name_is_taken():
    assert known_names(cut("at the New York Times in New York")) == ((2, 5, "ORG"), (6, 8, "PLACE"))


def test_a_known_place_is_known_whole():
    assert known_place("New York")
    assert not known_place("York Minster Lane")
    assert not known_place("")

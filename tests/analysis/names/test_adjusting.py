"""Names are cut as they are written: titles off, parts joined, initials followed."""

import pytest

from analysis.names.adjusting import adjusted


def names(text, *found):
    """What is left of `found`, each at its next place in the text."""
    at, spans = 0, []
    for name, label in found:
        at = text.index(name, at)
        spans.append((at, at + len(name), label))
        at += len(name)
    return [
        (text[start:end], label) for start, end, label in adjusted(text, [(0, len(text))], spans)
    ]


def test_initials_in_brackets_stand_for_the_body_before_them():
    """Also where the tagger saw only a part of the body, and wherever else they stand."""
    text = "The Joint Oslo Bread Council (JOBC) met. “We bake,” said JOBC’s Ann Lee."
    assert names(text, ("Oslo", "PLACE"), ("Ann Lee", "PERSON")) == [
        ("Joint Oslo Bread Council", "ORG"),
        ("JOBC", "ORG"),
        ("JOBC", "ORG"),
        ("Ann Lee", "PERSON"),
    ]


def test_initials_after_a_body_are_its_name_whatever_they_stand_for():
    text = "The Bakers of Lima (XQR) met; XQR Bakery Holding Company did not."
    assert names(text, ("Bakers of Lima", "ORG"), ("XQR Bakery Holding Company", "ORG")) == [
        ("Bakers of Lima", "ORG"),
        ("XQR", "ORG"),
        ("XQR Bakery Holding Company", "ORG"),
    ]


def test_nothing_is_added_outside_the_sentences():
    text = "The Bakers of Lima (BOL) met."
    assert adjusted(text, [], [(4, 18, "ORG")]) == [(4, 18, "ORG")]


def test_brackets_after_other_words_add_nothing():
    assert names("He asked a man (BBW) for bread.") == []


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Tram Line May Open Again", [("Tram Line May Open Again", "ORG")], []),
        ("See Figure 7 there.", [("Figure 7", "ORG")], []),
        ("It was X again.", [("X", "PERSON")], []),
        ("On Fri or Sun.", [("Fri", "PLACE"), ("Sun", "PERSON")], []),
        ("Read The Sun today.", [("Sun", "ORG")], [("Sun", "ORG")]),
        ("Then PM Lee left.", [("PM Lee", "PERSON")], [("Lee", "PERSON")]),
        ("King Olaf II left.", [("Olaf", "PERSON")], [("Olaf II", "PERSON")]),
        ("Then Olaf I saw.", [("Olaf", "PERSON")], [("Olaf", "PERSON")]),
        ("It was Ann Lee.", [("Ann", "PERSON"), ("Lee", "PERSON")], [("Ann Lee", "PERSON")]),
        (
            "The University of Lima is old.",
            [("University", "ORG"), ("Lima", "PLACE")],
            [("University of Lima", "ORG")],
        ),
        (
            "The bakers of Lima are old.",
            [("bakers", "ORG"), ("Lima", "PLACE")],
            [("bakers", "ORG"), ("Lima", "PLACE")],
        ),
    ],
)
def test_one_name(text, found, left):
    """What is left of what the tagger found."""
    assert names(text, *found) == left


def test_a_nickname_stands_inside_a_name():
    assert names("It was Ann “Bun” Lee.", ("Bun” Lee", "PERSON")) == [("Ann “Bun” Lee", "PERSON")]


def test_two_family_names_with_an_ampersand_are_a_firm():
    text = "He sued Marks & Johnson, and Ann & Bob."
    found = names(
        text, ("Marks", "PERSON"), ("Johnson", "PERSON"), ("Ann", "PERSON"), ("Bob", "PERSON")
    )
    assert found == [("Marks & Johnson", "ORG"), ("Ann", "PERSON"), ("Bob", "PERSON")]


def test_a_country_of_two_names_is_one_place():
    text = "They left Trinidad and Tobago."
    found = names(text, ("Trinidad", "PLACE"), ("Tobago", "PLACE"))
    assert found == [("Trinidad and Tobago", "PLACE")]

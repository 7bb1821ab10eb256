"""What was found is made to agree with the rest of the text and with what is known."""

from analysis.names.settling import settled
from analysis.names.words import words


def names(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """What is settled when `found` was, each at its next place in the text."""
    at, spans = 0, []
    for name, label in found:
        at = text.index(name, at)
        spans.append((at, at + len(name), label))
        at += len(name)
    tokens = [list(words(text, 0, len(text)))]
    return [(text[start:end], label) for start, end, label in settled(text, tokens, spans)]


def test_a_person_named_in_full_is_a_person_by_family_name():
    text = "First Anna Berg spoke, then we heard Berg again and saw Berg off."
    assert names(text, ("Anna Berg", "PERSON"), ("Berg", "ORG")) == [
        ("Anna Berg", "PERSON"),
        ("Berg", "PERSON"),
        ("Berg", "PERSON"),
    ]


def test_a_family_name_that_stands_first_is_known():
    text = "We saw Kim Yong Su, and later Kim left."
    assert names(text, ("Kim Yong Su", "PERSON"))[-1] == ("Kim", "PERSON")


def test_the_commonest_label_goes_for_all():
    text = "Tern and Tern and Tern met."
    found = names(text, ("Tern", "ORG"), ("Tern", "PLACE"), ("Tern", "ORG"))
    assert found == [("Tern", "ORG")] * 3


def test_a_country_is_a_place_and_a_people_is_no_name():
    text = "They said Norway and the South Korean side met the French."
    found = names(text, ("Norway", "ORG"), ("South Korean", "ORG"), ("French", "ORG"))
    assert found == [("Norway", "PLACE")]
    assert names("the North Korean side", ("North", "ORG")) == []


def test_a_country_and_its_office_are_one_body():
    text = "It was the Norway Fish Board that told Norway, and Tern Press."
    found = names(
        text, ("Norway", "PLACE"), ("Fish Board", "ORG"), ("Norway", "PLACE"), ("Tern Press", "ORG")
    )
    assert found == [("Norway Fish Board", "ORG"), ("Norway", "PLACE"), ("Tern Press", "ORG")]


def test_storms_files_and_codes_are_no_names():
    text = "After Hurricane Odile struck, Odile.pdf and B4105 of Tern Ltd came; Odile passed Oslo."
    found = names(
        text,
        ("Hurricane Odile", "PLACE"),
        ("Odile.pdf", "PERSON"),
        ("B4105", "ORG"),
        ("Odile", "PERSON"),
        ("Oslo", "PLACE"),
    )
    assert found == [("Oslo", "PLACE")]


def test_an_agency_is_always_found():
    assert names("It was reported by the state-run Interfax today.") == [("Interfax", "ORG")]


def test_part_of_a_title_is_no_name():
    text = "Berg Street Blues is a song. We met Anna Berg."
    assert names(text, ("Anna Berg", "PERSON")) == [("Anna Berg", "PERSON")]


def test_a_capital_that_speaks_is_a_place_unless_it_has_a_title():
    """Also at the head of a sentence, where any word has a capital."""
    assert names("Washington said no.", ("Washington", "PERSON")) == [("Washington", "PLACE")]
    text = "Mr. Washington said no."
    assert names(text, ("Washington", "PERSON")) == [("Washington", "PERSON")]
    assert names("Beijing protested.") == [("Beijing", "PLACE")]


def test_what_transcripts_put_in_brackets_is_no_name():
    assert names("I am late. (Laughter.)", ("Laughter", "PERSON")) == []

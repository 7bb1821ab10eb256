"""A headline names what the text below it names, and no more."""

from analysis.names.headlines import with_headlines
from analysis.names.words import words

BODY = "On Monday Ann Lee of the Bread Union left the town of Lima without bread."
FOUND = (("Ann Lee", "PERSON"), ("Bread Union", "ORG"), ("Lima", "PLACE"))


def names(headline, *found):
    """What a headline names, when the body below names FOUND."""
    text = f"{headline}\n{BODY}"
    tokens = [
        list(words(text, 0, len(headline))),
        list(words(text, len(headline) + 1, len(text))),
    ]
    at, spans = 0, []
    for name, label in (*found, *FOUND):
        at = text.index(name, at)
        spans.append((at, at + len(name), label))
        at += len(name)
    settled = with_headlines(text, tokens, spans, {"Lee": 1})
    assert [each for each in settled if each[0] > len(headline)] == spans[len(found) :]
    return [(text[a:b], label) for a, b, label in settled if a < len(headline)]


def test_a_name_ends_where_the_text_ends_it():
    found = names("Lee Leaves Bread Union After Vote", ("Lee Leaves Bread Union", "ORG"))
    assert found == [("Lee", "PERSON"), ("Bread Union", "ORG")]


def test_a_name_missed_is_found_in_capitals_too():
    assert names("BAKERS SAY LIMA WILL HAVE BREAD") == [("LIMA", "PLACE")]


def test_other_names_stay():
    """A name of more words that are its own, and the full name of somebody else."""
    assert names("Lima Bakery Company Gives Bread Away", ("Lima Bakery Company", "ORG")) == [
        ("Lima Bakery Company", "ORG")
    ]
    assert names("Usha Lee Gives Bread Away Again", ("Usha Lee", "PERSON")) == [
        ("Usha Lee", "PERSON")
    ]


def test_ordinary_sentences_and_lists_are_left_alone():
    assert names("After the vote Lima slept well.") == []
    assert names("Lima Oslo, Bread Union, Bern Town, Ulan Bator") == []


def test_a_text_of_nothing_but_headlines_stays_as_found():
    text = "Lima Gives Bread Away"
    tokens = [list(words(text, 0, len(text)))]
    assert with_headlines(text, tokens, [], {}) == []

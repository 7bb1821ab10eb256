"""Reasons name what both sides have; differences what they have not."""

import pytest

import analysis
from analysis.links.content import content_of
from analysis.links.differences import differences, reasons
from analysis.links.words import stemmer
from model import Article, Difference, Entity, Span

STEMS = stemmer()


def _content(text, *entities):
    """The content of a text, with the entities given or those that are found in it."""
    found = entities or analysis.analyze(Article("a", "", text, published="2026-03-05")).entities
    return content_of(text, Span(0, len(text)), found, STEMS)


def _entity(text, words, label, name=None, value=None):
    at = text.index(words)
    return Entity(Span(at, at + len(words)), label, words, name or words, value)


CASES = [
    (
        "It took in 1,000 containers of grain.",
        "The port took in 300 containers.",
        [Difference("number", "1,000 containers", "300 containers")],
    ),
    ("Two ferries sank.", "The two ferries sank.", []),
    (
        "Two ferries sank.",
        "Three ferries sank.",
        [Difference("number", "Two ferries", "Three ferries")],
    ),
    ("It cost $4 million to mend.", "Mending cost 4 million dollars.", []),
    ("Growth was 4 percent.", "Growth was 5%.", [Difference("number", "4 percent", "5%")]),
    (
        "The ferry sank on Tuesday.",
        "On Wednesday the ferry sank.",
        [Difference("date", "Tuesday", "Wednesday")],
    ),
    ("The ferry sank on Tuesday.", "The ferry sank on March 3.", []),
    (
        "The captain was not asleep.",
        "The captain was asleep.",
        [Difference("negation", "not", "")],
    ),
    (
        "The captain slept.",
        "The mate denied that the captain slept.",
        [Difference("negation", "", "denied")],
    ),
    (
        "The line will open again next week.",
        "The line may open again next week.",
        [Difference("hedge", "will", "may")],
    ),
    (
        "He allegedly took the money.",
        "He took the money.",
        [Difference("hedge", "allegedly", "")],
    ),
    ("The captain left without a word on the trip.", "The trip ended early.", []),
    ("He did not speak, and the trip ended early.", "The trip ended early.", []),
    ("The trip ended early and may cost a lot.", "The trip has ended early.", []),
    ("The line opened in May.", "The line opened.", []),
    ("The line opened on May 4.", "The line opened on 4 May.", []),
    ("Since May the line has been open.", "The line has been open.", []),
    (
        "Tram Line May Open Again",
        "The tram line will open again.",
        [Difference("hedge", "may", "will")],
    ),
    (
        "Nobody aboard was hurt.",
        "Two of those aboard were hurt.",
        [Difference("negation", "nobody", "")],
    ),
    (
        "The mayor refused to resign.",
        "The mayor will resign.",
        [Difference("negation", "refused", "")],
    ),
    (
        "The envoy landed in Berlin late.",
        "The envoy landed in Vienna late.",
        [Difference("name", "Berlin", "Vienna")],
    ),
    ("He praised the United States.", "Talks with the Netherlands failed.", []),
    ("The envoy landed in Marlow.", "The envoy from Hexham landed.", []),
    ("No words.", "", []),
]


@pytest.mark.parametrize(("one", "two", "expected"), CASES)
def test_differences(one, two, expected):
    """Each kind of difference, with the words of both sides, and none where there is none."""
    assert list(differences(_content(one), _content(two))) == expected


@pytest.mark.parametrize(("one", "two", "expected"), CASES)
def test_differences_turn_round_with_the_sides(one, two, expected):
    """What is different does not hang on which side is first."""
    turned = [Difference(d.kind, d.b, d.a) for d in expected]
    assert list(differences(_content(two), _content(one))) == turned


def test_folded_names_are_no_difference():
    """Two spellings of one name are one."""
    one, two = "Talks in Kyiv ended.", "Talks in Kiev ended."
    a = _content(one, _entity(one, "Kyiv", "PLACE", "Kyiv"))
    b = _content(two, _entity(two, "Kiev", "PLACE", "Kyiv"))
    assert differences(a, b) == ()
    assert "Kyiv" in reasons(a, b, {}, STEMS, one)[0]


def test_dates_are_compared_by_what_they_mean():
    """A weekday and a date that mean one day are no difference; two days are."""
    one, two, three = "Closed on Tuesday.", "Closed on March 3.", "Closed on 5 March."
    a = _content(one, _entity(one, "Tuesday", "DATE", value="2026-03-03"))
    b = _content(two, _entity(two, "March 3", "DATE", value="2026-03-03"))
    c = _content(three, _entity(three, "5 March", "DATE", value="2026-03-05"))
    assert differences(a, b) == ()
    assert differences(a, c) == (Difference("date", "Tuesday", "5 March"),)


def test_reasons_are_in_words():
    """Numbers and names first, then the rarest words of both, as they stand in the first."""
    words = "The lights of Lima took 1,000 containers aboard in fog."
    one = _content(words)
    two = _content("In fog 1,000 containers reached the light of Lima.")
    found = reasons(one, two, {"fog": 3.0, "light": 2.0}, STEMS, words)
    assert found == ("both: 1,000 containers, Lima", "words: fog, lights")


def test_nothing_shared_has_no_reason():
    """An empty line is no reason."""
    assert reasons(_content("Rain fell."), _content("Bread rose."), {}, STEMS, "Rain fell.") == ()

"""Sources with clauses of their own, cues of several words, and where what is said ends."""

import pytest

import analysis
from model import Article


def attributed(text):
    """(source, cue, content) of what is attributed, in order."""
    found = analysis.analyze(Article("a", "", text))
    return [
        tuple(span and span.of(text) for span in (each.source, each.cue, each.content))
        for each in found.statements
        if each.kind != "asserted"
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A man who saw the crash said it was loud.", "A man who saw the crash"),
        (
            "One of the doctors who signed the letter called the plan a folly.",
            "One of the doctors who signed the letter",
        ),
        (
            "Insurers that had backed the firm's debts agreed to pay more.",
            "Insurers that had backed the firm's debts",
        ),
        ("The party and its friends say that the law is fair.", "The party and its friends"),
        (
            "“It is a mess,” said Robert Hale, one of several builders who came with the fair.",
            "Robert Hale, one of several builders who came with the fair",
        ),
        (
            'The harbour "is the only one that works," retired navy general Paul Newsome said.',
            "retired navy general Paul Newsome",
        ),
        ("The clip shows footage of Lind saying, “That was me.”", "Lind"),
    ],
)
def test_sources_with_clauses(text, source):
    """The subject is who says it, not the last noun before the verb."""
    assert attributed(text)[-1][0] == source


def test_what_a_witness_saw_holds_no_words():
    """One statement, not one of what was seen and one of what was said."""
    text = "A man who saw the crash said it was loud."
    assert attributed(text) == [("A man who saw the crash", "said", "it was loud")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("He declined that offer and has since left.", ["that offer"]),
        ("He claimed great wealth and said it was his own.", ["great wealth", "it was his own"]),
        (
            "The director scolded the clerk for use of the stamp but did not dismiss him.",
            ["the clerk for use of the stamp"],
        ),
        (
            "The mayor is promising lower fees and “parks, parks,” but he has also cut the trains.",
            ["lower fees and “parks, parks,”"],
        ),
        (
            "Several bakers cautioned, as did the guild itself, that prices may well rise.",
            ["that prices may well rise"],
        ),
        (
            "“We are late,” the chancellor told reporters after a meeting that was held on a boat.",
            ["“We are late,”"],
        ),
        (
            "Estimates say that the top few -- those with two houses -- would pay more.",
            ["that the top few -- those with two houses -- would pay more"],
        ),
    ],
)
def test_where_what_is_said_ends(text, contents):
    """A second verb of the same speaker ends it; words between dashes do not."""
    assert [each[2] for each in attributed(text)] == contents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The minister ruled out a coalition with the farmers.",
            ("The minister", "ruled out", "a coalition with the farmers"),
        ),
        (
            "Ortega hit back at the claim on Monday.",
            ("Ortega", "hit back at", "the claim"),
        ),
        ("“Nothing was stolen,” he shot back.", ("he", "shot back", "“Nothing was stolen,”")),
        ("He went on: “Nobody saw it.”", ("He", "went on", "“Nobody saw it.”")),
        (
            "The minister has serious doubts about the plan.",
            ("The minister", "has serious doubts about", "the plan"),
        ),
        (
            "Ortega took issue with the report.",
            ("Ortega", "took issue with", "the report"),
        ),
        (
            "There are growing concerns that the bridge may fall.",
            (None, "concerns", "that the bridge may fall"),
        ),
    ],
)
def test_cues_of_several_words(text, found):
    """A verb with its particle, a verb with a noun, a noun that nobody owns."""
    assert attributed(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The tram went on to the harbour.",
        "He played the piano down by the river.",
        "The town has a museum about the river.",
        "They took a tram to the old port.",
        "Retired sailors drink in the bar.",
    ],
)
def test_the_same_words_that_say_nothing(text):
    assert attributed(text) == []

"""Who says what: kind, words, source, cue, content and speaker of plain made-up reports."""

import pytest

import analysis
from model import Article, Hints


def said(text, published="2022-11-03"):
    """All statements of a text as tuples of words."""
    article = Article("a", "", text, published=published)
    found = analysis.analyze(article)
    return [
        (
            each.kind,
            each.span.of(text),
            each.source and each.source.of(text),
            each.cue and each.cue.of(text),
            each.content and each.content.of(text),
        )
        for each in found.statements
    ]


def attributed(text):
    """(source, cue, content) of what is attributed."""
    return [each[2:] for each in said(text) if each[0] != "asserted"]


def speakers(text, hints=None):
    """(speaker, origin) of what is attributed, in order."""
    article = Article("a", "", text)
    found = analysis.analyze(article, hints or Hints())
    return [(each.speaker, each.origin) for each in found.statements if each.kind != "asserted"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The bridge is unsafe, the engineer said.",
            ("the engineer", "said", "The bridge is unsafe"),
        ),
        (
            "The engineer said that the bridge is unsafe.",
            ("The engineer", "said", "that the bridge is unsafe"),
        ),
        (
            "The engineer said the bridge is unsafe.",
            ("The engineer", "said", "the bridge is unsafe"),
        ),
        (
            "“The bridge is unsafe,” said Maria Lopez, the city engineer.",
            ("Maria Lopez, the city engineer", "said", "“The bridge is unsafe,”"),
        ),
        (
            "“The bridge,” Lopez said, “is unsafe.”",
            ("Lopez", "said", "“The bridge,” Lopez said, “is unsafe.”"),
        ),
        (
            "The bridge, Lopez said, is unsafe.",
            ("Lopez", "said", "The bridge, Lopez said, is unsafe"),
        ),
        (
            "Lopez told reporters on Monday that the bridge is unsafe.",
            ("Lopez", "told", "that the bridge is unsafe"),
        ),
        (
            "According to the police, the bridge was closed at noon.",
            ("the police", "According to", "the bridge was closed at noon"),
        ),
        (
            "The bridge was closed at noon, according to the police.",
            ("the police", "according to", "The bridge was closed at noon"),
        ),
        (
            "John Kirby, a spokesman for the mayor, said the bridge would open soon.",
            ("John Kirby, a spokesman for the mayor", "said", "the bridge would open soon"),
        ),
        (
            "Lopez was quoted as saying that the bridge is unsafe.",
            ("Lopez", "was quoted as saying", "that the bridge is unsafe"),
        ),
        (
            "The mayor was criticized by the opposition.",
            ("the opposition", "was criticized", "The mayor"),
        ),
        (
            "The mayor called for a new bridge.",
            ("The mayor", "called for", "a new bridge"),
        ),
        (
            "Lopez praised the plan in an interview on Tuesday.",
            ("Lopez", "praised", "the plan"),
        ),
        (
            "As Lopez said, the bridge is unsafe.",
            ("Lopez", "said", "the bridge is unsafe"),
        ),
        (
            "The mayor is expected to resign.",
            (None, "is expected", "The mayor is expected to resign"),
        ),
        (
            "The mayor is confident that the bridge will hold.",
            ("The mayor", "is confident", "that the bridge will hold"),
        ),
    ],
)
def test_one_attribution(text, found):
    """Source, cue and content of one attribution in a sentence."""
    assert attributed(text) == [found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“The bridge is unsafe,” Lopez said.", ["quoted"]),
        ("Lopez said the bridge is “unsafe.”", ["reported"]),
        ("The bridge was closed at noon.", ["asserted"]),
        ("The bridge was closed at noon. Lopez said it is unsafe.", ["asserted", "reported"]),
        ("“The bridge will never be opened again.”", ["quoted"]),
        ("Why was the bridge closed?", []),
    ],
)
def test_kinds(text, kinds):
    """Own words, words put to somebody, the outlet's own voice; questions assert nothing."""
    assert [each[0] for each in said(text)] == kinds


def test_what_stands_beside_is_asserted():
    """A clause beside an attributed one is a statement of its own."""
    text = "Lopez closed the bridge on Monday, saying that it was unsafe."
    assert [each[:2] for each in said(text)] == [
        ("asserted", "Lopez closed the bridge on Monday"),
        ("reported", "saying that it was unsafe."),
    ]


def test_two_in_one_sentence():
    """Two speakers of one sentence are two statements that do not overlap."""
    text = "Lopez said the bridge is unsafe, but the mayor denied that claim."
    found = said(text)
    assert [each[2:4] for each in found] == [("Lopez", "said"), ("the mayor", "denied")]
    assert found[0][1] == "Lopez said the bridge is unsafe"


def test_quotation_over_two_sentences():
    """A quotation that goes on after its source belongs to it."""
    text = "“The bridge is unsafe,” Lopez said. “We should have closed it long ago.”"
    assert attributed(text) == [("Lopez", "said", text)]


def test_quotation_over_paragraphs():
    """A paragraph that opens a quotation left open above goes on with it."""
    text = (
        "Lopez said: “The bridge is unsafe. We told them so.\n"
        "“Nobody listened to us for ten years.”\n"
        "The mayor was not there."
    )
    found = attributed(text)
    assert len(found) == 1
    assert found[0][2].endswith("for ten years.”")
    assert said(text)[-1][:2] == ("asserted", "The mayor was not there.")


def test_transcript():
    """Names before colons in one line after the other are speakers, not datelines."""
    text = "MOSS: Is it closed now?\nLOPEZ: The bridge is unsafe and you know it."
    assert attributed(text) == [
        ("MOSS", ":", "Is it closed now?"),
        ("LOPEZ", ":", "The bridge is unsafe and you know it."),
    ]


@pytest.mark.parametrize(
    ("head", "asserted"),
    [
        ("Kiln Fire Closes Harbour Road", ["Kiln Fire Closes Harbour Road"]),
        ("KILN FIRE CLOSES ROAD", ["KILN FIRE CLOSES ROAD"]),
        ("May 4,2022\n\nMayor Quits", []),
        ("May 4,2022\n\nMayor quits over kiln", ["Mayor quits over kiln"]),
        ("Harbour fire latest", []),
    ],
)
def test_a_headline_is_asserted(head, asserted):
    """A line of its own at the top of the text, of four words or more, below dates as well."""
    body = "The road along the harbour is closed.\n\nSmoke rose all day from the kiln."
    found = [words for _, words, *_ in said(f"{head}\n\n{body}")]
    assert found == [*asserted, *body.split("\n\n")]


def test_only_the_first_line_is_a_headline():
    """Nor is a first line a headline that goes on, or that ends as a sentence does."""
    later = "The road is closed.\n\nA Day Without Trams"
    assert [words for _, words, *_ in said(later)] == ["The road is closed."]
    assert said("A road and a kiln.\n\nThe road is closed.")[0][1] == "The road is closed."


def test_furniture_is_no_statement():
    """Datelines, update notes, credits and headings are left out."""
    text = (
        "Updated Nov. 3, 2022, 7:15 p.m. ET\n"
        "LIMA: The bridge was closed at noon.\n"
        "A city waits\n"
        "Lopez said it is unsafe.\n"
        "Edited by Lee Park."
    )
    assert [each[1] for each in said(text)] == [
        "The bridge was closed at noon.",
        "Lopez said it is unsafe.",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria Lopez closed the bridge. “It is unsafe,” she said.", [("Maria Lopez", None)]),
        (
            "Maria Lopez said the bridge is unsafe. Lopez also warned of floods.",
            [("Maria Lopez", None)] * 2,
        ),
        (
            "The Russian foreign ministry said talks were held. The ministry gave no details. "
            "The ministry added that they would go on.",
            [("Russian foreign ministry", None)] * 2,
        ),
        (
            "City engineer Maria Lopez said the bridge is unsafe. The engineer added that floods "
            "would come.",
            [("Maria Lopez", None)] * 2,
        ),
        ("Critics said the bridge is ugly.", [(None, None)]),
        (
            "“The talks went well,” Sergei Lavrov said, as cited by TASS.",
            [("Sergei Lavrov", "TASS")],
        ),
    ],
)
def test_speakers(text, names):
    """The name behind a source, through pronouns and descriptions, and the agency it came by."""
    assert speakers(text) == names


def test_nobody_is_named_where_it_is_not_safe():
    """A pronoun with no person before it stays without a name."""
    assert speakers("The bridge was closed. She said it is unsafe.") == [(None, None)]

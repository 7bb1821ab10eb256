"""The reports say what an editor asks, and nothing in them is taken for markup or run."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from model import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Group,
    LinkEnd,
    Placement,
    Selector,
    Span,
)
from store import exports
from store.exports.markdown import plain
from store.exports.moments import spoken
from store.exports.stories import stories
from tests.store.exports import peers
from tests.store.exports.samples import many, written

TEXTS = {
    "a1": "The harbour closes for seven days. Nobody was hurt.",
    "a2": "Ten days without a harbour, says its director.",
    "a3": "Another matter.",
}
ARTICLES = tuple(
    Article(
        name,
        f"Report {name}",
        text,
        publisher="Port News",
        published=f"2024-05-0{place}",
        url=f"https://example.org/{name}",
    )
    for place, (name, text) in enumerate(TEXTS.items(), 1)
)


def annotation(article, words, verdict="confirmed", **rest):
    start = TEXTS[article].find(words)
    values = {
        "id": f"{article}-{start}-{rest.get('reviewer')}",
        "article_id": article,
        "selector": Selector(words, start=start, end=start + len(words)),
        "verdict": verdict,
        "note": "",
        "evidence": (),
        "statement": f"{article}:{words}",
        "attribution": None,
        "reviewer": "ada",
        "created": "2024-05-04T10:00:00Z",
        "modified": "2024-05-04T10:00:00Z",
    }
    return Annotation(**values | rest)


SEVEN = annotation(
    "a1",
    "seven days",
    note="The letter says seven.",
    evidence=(Evidence("https://example.org/letter", "independent", "p. 4"), Evidence("b/c.pdf")),
    attribution=Attribution(speaker="Ilse Brandt"),
)
GROUP = Group(
    (
        LinkEnd("a1", SEVEN.statement, Span(23, 33)),
        LinkEnd("a2", "a2:Ten days", Span(0, 8)),
    ),
    ("Ilse Brandt",),
)


def bundle(*annotations, **rest):
    return exports.Bundle(ARTICLES, annotations, **rest)


def test_a_report_alone_is_a_story():
    found = stories(bundle(SEVEN, annotation("a3", "Another")))
    assert [[one.id for one in story.reports] for story in found] == [["a1"], ["a3"]]
    assert [story.title for story in found] == ["Report a1", "Report a3"]


def test_a_group_joins_reports_and_shows_who_else_says_it():
    (story,) = stories(bundle(SEVEN), [GROUP])
    assert [one.id for one in story.reports] == ["a1", "a2"]
    (row,) = story.rows
    assert [(one.report, one.quote) for one in row.sayings] == [(1, "seven days"), (2, "Ten days")]
    assert row.origins == ("Ilse Brandt",)


def test_an_outlet_that_names_nobody_is_an_origin_by_its_name():
    group = Group(GROUP.members, ("a2", "Ilse Brandt"))
    (story,) = stories(bundle(SEVEN), [group])
    assert story.rows[0].origins == ("Port News", "Ilse Brandt")


def test_stories_that_share_a_report_are_one():
    links = [("a1", SEVEN.statement, "a2", "x"), ("a2", "a2:Ten days", "a3", "y")]
    groups = [
        Group((LinkEnd(a, b, Span(23, 33)), LinkEnd(c, d, Span(40, 41))), ())
        for a, b, c, d in links
    ]
    both = bundle(SEVEN, annotation("a2", "Ten days"))
    (story,) = stories(both, groups)
    assert [one.id for one in story.reports] == ["a1", "a2", "a3"]
    assert len(story.rows) == 2


def test_words_inside_a_linked_statement_belong_to_it():
    wide = Group((LinkEnd("a1", "s1", Span(0, 34)), GROUP.members[1]), ())
    (story,) = stories(bundle(SEVEN), [wide])
    (row,) = story.rows
    assert [one.report for one in row.sayings] == [1, 2]
    apart = Group((LinkEnd("a1", "s1", Span(30, 50)), GROUP.members[1]), ())
    assert len(stories(bundle(SEVEN), [apart])[0].reports) == 1


def test_each_verdict_stands_beside_the_words_it_was_given_to():
    """A statement and a part of it were judged differently, by one reviewer."""
    whole = annotation("a1", "The harbour closes for seven days.", "disputed")
    wide = Group((LinkEnd("a1", "s1", Span(0, 34)), GROUP.members[1]), ())
    (story,) = stories(bundle(whole, SEVEN), [wide])
    (row,) = story.rows
    assert [(one.quote, [each.verdict for each in one.annotations]) for one in row.sayings] == [
        ("The harbour closes for seven days.", ["disputed"]),
        ("seven days", ["confirmed"]),
        ("Ten days", []),
    ]
    assert [one.sentence for one in story.questions] == ["It is disputed."]


@pytest.mark.parametrize(
    ("placement", "row"),
    [
        (Placement("orphan", None, "It is gone."), [(1, "seven days", 1)]),
        (Placement("kept", Span(40, 50)), [(1, "seven days", 1)]),
        (Placement("kept", Span(23, 33)), [(1, "seven days", 1), (2, "Ten days", 0)]),
    ],
)
def test_an_id_that_other_words_have_now_is_not_believed(placement, row):
    """In an edited text a lookalike may have the id of a statement that is gone or moved."""
    (story,) = stories(bundle(SEVEN, placements={SEVEN.id: placement}), [GROUP])
    (found,) = story.rows
    assert [(one.report, one.quote, len(one.annotations)) for one in found.sayings] == row


def test_groups_nobody_judged_are_left_out():
    assert len(stories(bundle(annotation("a3", "Another")), [GROUP])) == 1


def test_rows_stand_in_the_order_of_the_text():
    (story,) = stories(bundle(annotation("a1", "Nobody was hurt."), SEVEN))
    assert [row.sayings[0].quote for row in story.rows] == ["seven days", "Nobody was hurt."]


@pytest.mark.parametrize(
    ("annotations", "placements", "sentences"),
    [
        ([SEVEN], {}, []),
        ([replace(SEVEN, evidence=())], {}, ["confirmed, and no evidence"]),
        ([replace(SEVEN, verdict="disputed")], {}, ["It is disputed"]),
        ([replace(SEVEN, verdict="unsourced")], {}, ["Nobody's name"]),
        ([replace(SEVEN, verdict=None)], {}, ["no verdict yet"]),
        (
            [SEVEN, replace(SEVEN, id="2", reviewer="bob", verdict="disputed")],
            {},
            ["The reviewers differ: confirmed, disputed."],
        ),
        ([SEVEN], {SEVEN.id: Placement("moved", Span(3, 13))}, []),
        ([SEVEN], {SEVEN.id: Placement("orphan", None, "It is gone.")}, ["ada judged", "gone"]),
        ([SEVEN], {SEVEN.id: Placement("changed", Span(3, 13))}, ["has changed since"]),
    ],
)
def test_open_questions(annotations, placements, sentences):
    (story,) = stories(bundle(*annotations, placements=placements))
    said = " ".join(one.sentence for one in story.questions)
    assert all(sentence in said for sentence in sentences)
    assert bool(said) == bool(sentences)


def report(name, *annotations, groups=(), **rest):
    import io

    out = io.StringIO()
    exports.write(name, bundle(*annotations, **rest), out, groups=groups)
    return out.getvalue()


def test_the_markdown_report():
    text = report("markdown", SEVEN, groups=[GROUP])
    for words in (
        "## Report a1",
        "1. *Report a1*, Port News, 1 May 2024, <https://example.org/a1>",
        "| 1 | ✓ | not judged |",
        "> seven days (report 1)",
        "- ✓ **confirmed**, ada, 4 May 2024 10:00 UTC",
        "  - says it: Ilse Brandt",
        "  - note: The letter says seven.",
        "  - evidence: <https://example.org/letter>, independent, p. 4",
        "  - evidence: b/c.pdf",
        "> Ten days (report 2)",
        "Independent origins: Ilse Brandt",
        "### Open questions",
        "not whether it is true",
    ):
        assert words in text, words


def test_the_page_says_the_same():
    text = report("html", SEVEN, groups=[GROUP])
    for words in (
        '<h2 dir="auto">Report a1</h2>',
        '<a href="https://example.org/a1" rel="noopener noreferrer nofollow">',
        "<td>✓</td><td>not judged</td>",
        '<blockquote dir="auto">seven days</blockquote>',
        "✓ <b>confirmed</b>, ada, 4 May 2024 10:00 UTC",
        "note: The letter says seven.",
        "evidence: b/c.pdf",
        "Independent origins: Ilse Brandt",
    ):
        assert words in text, words


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "![x](http://example.org/beacon.png)",
    "&lt;b&gt; <b>x</b>",
    "`code` *em* __strong__ ~~gone~~ | cell |",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "[x]: http://example.org/1",
    "<http://example.org/auto>",
    "\\[x\\](y)\\",
    "a  \n\n# b",
]


def hostile(words):
    said = Attribution(speaker=words)
    one = annotation(
        "a1",
        "seven",
        words.replace("\n", " "),
        selector=Selector(words, start=0, end=1),
        note=words,
        reviewer=words,
        evidence=(Evidence(words, words, words), Evidence(f"javascript:{words}")),
        attribution=said,
    )
    bad = replace(ARTICLES[0], title=words, publisher=words, url=f"javascript:{words}")
    placed = {one.id: Placement("orphan", None, words)}
    return exports.Bundle((bad, *ARTICLES[1:]), (one,), placements=placed)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_hostile_is_markup_in_markdown(words):
    kinds = peers.markdown(written(hostile(words), "markdown"))
    assert "link" not in kinds


@given(st.text(st.sampled_from("ab 1.)-+*_`<>[]()!#|~&\\=:;\"'\n\t^{}/"), max_size=14))
@settings(max_examples=400)
def test_plain_words_are_shown_as_they_are(words):
    """Whatever comes out of `plain` reads as the words that went in, and as nothing else."""
    tokens = MarkdownIt("commonmark").enable("table").parse(f"> {plain(words)}\n")
    kinds = {one.type.removesuffix("_open").removesuffix("_close") for one in tokens}
    assert kinds <= {"blockquote", "paragraph", "inline"}
    shown = "".join(
        child.content for one in tokens for child in one.children or () if child.type == "text"
    )
    assert {child.type for one in tokens for child in one.children or ()} <= {"text"}
    assert shown == " ".join(words.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_hostile_is_markup_in_the_page(words):
    page = peers.page(written(hostile(words), "html"))
    assert page.links == []
    assert " ".join(words.split()) in " ".join("".join(page.words).split())


def test_the_page_fetches_and_runs_nothing():
    text = written(many(1, 40), "html")
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|img|iframe|object|embed|link|form)\b| src=| on\w+=", text)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_nothing_in_a_report_steers_a_terminal(name):
    steering = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
    assert not re.search(steering, written(many(2, 80), name))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22T06:22:10Z", "22 Nov 2026 06:22 UTC"),
        ("2026-11-22T06:22+09:00", "21 Nov 2026 21:22 UTC"),
        ("2026-11-22", "22 Nov 2026"),
        ("2026-11-22T06:22", "22 Nov 2026 06:22"),
        ("2026", "2026"),
        ("yesterday", "yesterday"),
        ("0001-01-01T00:00+09:00", "0001-01-01T00:00+09:00"),
    ],
)
def test_moments_are_told_as_an_editor_reads_them(moment, said):
    assert spoken(moment) == said

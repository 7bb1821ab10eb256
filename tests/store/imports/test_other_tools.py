"""What other tools give out is read as they mean it."""

import json

import pytest

from model import ObelosError
from store import imports
from store.imports.positions import code_points, selector_at

TEXT = "🚢 The harbour closes.\nNobody was hurt, said Ilse Brandt."
QUOTE = "Nobody was hurt"


def read(value, name=""):
    data = value if isinstance(value, bytes) else json.dumps(value).encode("utf-8")
    return imports.read(data, name)


def one(value, name=""):
    taken = read(value, name)
    assert taken.problems == ()
    (foreign,) = taken.annotations_elsewhere
    return foreign


# Hypothesis


def hypothesis(**changed):
    return {
        "id": "h1",
        "created": "2024-05-01T10:00:00.000000+00:00",
        "updated": "2024-05-02T10:00:00.000000+00:00",
        "user": "acct:ada@hypothes.is",
        "uri": "https://example.org/1",
        "text": "Two say otherwise.",
        "tags": ["port", "Disputed"],
        "group": "__world__",
        "document": {"title": ["Harbour closes"]},
        "references": [],
        "target": [
            {
                "source": "https://example.org/1",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 23},
                    {"type": "TextPositionSelector", "start": 23, "end": 38},
                    {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": ".\n", "suffix": ","},
                ],
            }
        ],
    } | changed


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda one: {"total": 1, "rows": [one]},
        lambda one: {"export_date": "2024-05-03", "export_userid": "ada", "annotations": [one]},
        lambda one: [one],
        lambda one: one,
    ],
    ids=["service", "client", "list", "single"],
)
def test_hypothesis(wrapped):
    foreign = one(wrapped(hypothesis()))
    assert (foreign.id, foreign.reviewer) == ("h1", "ada@hypothes.is")
    assert (foreign.article.url, foreign.article.title) == (
        "https://example.org/1",
        "Harbour closes",
    )
    assert (foreign.selector.exact, foreign.selector.prefix, foreign.selector.suffix) == (
        QUOTE,
        ".\n",
        ",",
    )
    assert foreign.verdict == "disputed"
    assert foreign.note == "Two say otherwise.\nTags: port"
    assert foreign.created == "2024-05-01T10:00:00.000000+00:00"


def test_hypothesis_counts_utf_16():
    """Its position is of its page; in code points it is known once the text is."""
    foreign = one(hypothesis())
    assert foreign.selector.start is None
    assert foreign.utf16 == (23, 38)
    span = code_points(TEXT, *foreign.utf16)
    assert span.of(TEXT) == QUOTE
    assert (span.start, span.end) == (22, 37)


def test_hypothesis_replies_and_page_notes_are_told():
    rows = [hypothesis(references=["h0"]), hypothesis(target=[{"source": "u"}]), hypothesis()]
    taken = read({"rows": rows})
    assert len(taken.annotations_elsewhere) == 1
    assert [str(problem) for problem in taken.problems] == [
        "annotation 1: It is a reply to another annotation.",
        "annotation 2: It is about a whole page, not about words on it.",
    ]


@pytest.mark.parametrize(
    ("tags", "verdict", "note"),
    [
        ([], None, "n"),
        (["confirmed"], "confirmed", "n"),
        (["Needs Context"], "needs context", "n"),
        (["a", "unsourced", "b"], "unsourced", "n\nTags: a, b"),
        (["a", "b"], "a", "n\nTags: b"),
    ],
)
def test_a_verdict_among_tags(tags, verdict, note):
    foreign = one(hypothesis(tags=tags, text="n"))
    assert (foreign.verdict, foreign.note) == (verdict, note)


# Label Studio


def region(start, end, words, label="disputed", **rest):
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    kind = {"id": "r1", "from_name": "label", "to_name": "text", "type": "labels"}
    return kind | {"value": value} | rest


def task(*results, text=TEXT, **rest):
    round_ = {
        "id": 7,
        "completed_by": 3,
        "created_at": "2024-05-01T10:00:00.1Z",
        "updated_at": "2024-05-02T10:00:00.1Z",
        "was_cancelled": False,
        "result": list(results),
    }
    return {"id": 1, "data": {"body": text, "k": "v"}, "annotations": [round_ | rest]}


@pytest.mark.parametrize(("start", "end"), [(22, 37), (23, 38)], ids=["code points", "UTF-16"])
def test_label_studio_by_whichever_offsets_give_its_words(start, end):
    foreign = one([task(region(start, end, QUOTE))])
    assert (foreign.selector.exact, foreign.selector.start, foreign.selector.end) == (QUOTE, 22, 37)
    assert foreign.selector.prefix.endswith("closes.\n")
    assert foreign.article.text == TEXT
    assert (foreign.verdict, foreign.reviewer, foreign.id) == ("disputed", "3", "r1")
    assert foreign.created == "2024-05-01T10:00:00.1Z"


def test_label_studio_writes_line_ends_as_two_characters():
    words = "closes.\\nNobody"
    assert one([task(region(14, 28, words))]).selector.exact == "closes.\nNobody"


def test_label_studio_words_that_stand_elsewhere_are_kept_as_words():
    foreign = one([task(region(3, 8, "no such words"))])
    assert foreign.selector.exact == "no such words"
    assert foreign.selector.start is None


def test_label_studio_joins_what_is_said_of_one_region():
    note = {"id": "r1", "type": "textarea", "value": {"start": 22, "end": 37, "text": ["n", "m"]}}
    choice = {"id": "r1", "type": "choices", "value": {"start": 22, "end": 37, "choices": ["B"]}}
    foreign = one([task(region(22, 37, QUOTE, meta={"text": ["first"]}), note, choice)])
    assert foreign.verdict == "disputed"
    assert foreign.note == "first\nn\nm\nTags: B"


def test_label_studio_says_what_it_leaves_out():
    whole = {"id": "w", "type": "choices", "value": {"choices": ["good"]}}
    cancelled = task(region(22, 37, QUOTE), was_cancelled=True)
    taken = read([task(whole), cancelled, {"data": {}}, task(region(3, 4, None, text=""))])
    assert len(taken.annotations_elsewhere) == 1
    assert len(taken.problems) == 3


def test_label_studio_short_form():
    short = {
        "id": 1,
        "text": TEXT,
        "label": [{"start": 22, "end": 37, "text": QUOTE, "labels": ["Disputed"]}],
        "annotator": 3,
        "annotation_id": 7,
        "created_at": "2024-05-01T10:00:00.1Z",
    }
    foreign = one([short])
    assert (foreign.selector.start, foreign.verdict, foreign.reviewer) == (22, "disputed", "3")


# Prodigy


def test_prodigy_spans():
    line = {
        "text": TEXT,
        "tokens": [],
        "spans": [{"start": 22, "end": 37, "label": "DISPUTED", "token_start": 5}],
        "answer": "accept",
        "_annotator_id": "port-ada",
        "_timestamp": 1714557600,
        "_input_hash": 1,
    }
    foreign = one(line)
    assert (foreign.selector.exact, foreign.selector.start) == (QUOTE, 22)
    assert (foreign.verdict, foreign.reviewer) == ("disputed", "port-ada")
    assert foreign.created == "2024-05-01T10:00:00Z"
    assert foreign.article.text == TEXT


@pytest.mark.parametrize(
    "said", [{"label": "Disputed"}, {"accept": ["Disputed"], "options": [{"id": "Disputed"}]}]
)
def test_prodigy_labels_of_whole_texts(said):
    foreign = one({"text": QUOTE, "answer": "accept"} | said)
    assert (foreign.selector.exact, foreign.verdict) == (QUOTE, "disputed")


def test_prodigy_lines_that_cannot_be_taken_are_told():
    lines = [
        {"text": TEXT, "spans": [], "answer": "reject"},
        {"text": TEXT, "spans": [{"start": 1, "end": 1000, "label": "x"}, {"start": 0}]},
        {"text": TEXT, "spans": [{"start": 22, "end": 37, "label": "x"}]},
        {"image": "x.jpg"},
    ]
    data = "\n".join(map(json.dumps, lines)).encode() + b'\n{"text": "to'
    taken = read(data)
    assert len(taken.annotations_elsewhere) == 1
    assert [problem.subject for problem in taken.problems] == [
        "line 5",
        "line 1",
        "line 2, span 1",
        "line 2, span 2",
        "line 4",
    ]


# Web Annotations of others


@pytest.mark.parametrize(
    "target",
    [
        {"source": "https://example.org/1", "selector": {"type": "TextQuoteSelector"}},
        {"source": {"id": "https://example.org/1"}, "selector": [{"type": ["TextQuoteSelector"]}]},
        {
            "source": "https://example.org/1",
            "selector": {"type": "FragmentSelector", "refinedBy": {"type": "TextQuoteSelector"}},
        },
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        {"bodyValue": "n"},
        {"body": {"type": "TextualBody", "value": "n"}},
        {"body": [{"type": "TextualBody", "value": "n", "purpose": "commenting"}]},
    ],
)
def test_web_annotations_as_the_model_allows(target, body):
    selector = target["selector"]
    while isinstance(selector, list) or "refinedBy" in selector:
        selector = selector[0] if isinstance(selector, list) else selector["refinedBy"]
    selector["exact"] = QUOTE
    whole = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target}
    foreign = one(whole | body | {"id": "https://example.org/a", "creator": "https://orcid.org/1"})
    assert (foreign.selector.exact, foreign.note) == (QUOTE, "n")
    assert foreign.article.url == "https://example.org/1"
    assert foreign.id == "https://example.org/a"
    assert foreign.verdict is None


def test_web_annotations_with_tags_and_links():
    whole = {
        "type": "AnnotationPage",
        "items": [
            {
                "type": "Annotation",
                "creator": {"type": "Person", "nickname": "ada"},
                "body": [
                    "https://example.org/2",
                    {"type": "TextualBody", "purpose": "tagging", "value": "port"},
                    {"type": "TextualBody", "purpose": "tagging", "value": "Confirmed"},
                ],
                "target": {
                    "source": "https://example.org/1",
                    "selector": [
                        {"type": "TextPositionSelector", "start": 22, "end": 37},
                        {"type": "TextQuoteSelector", "exact": QUOTE},
                    ],
                },
            },
            {"type": "Annotation", "target": "https://example.org/1"},
        ],
    }
    taken = read(whole)
    (foreign,) = taken.annotations_elsewhere
    assert (foreign.verdict, foreign.note, foreign.reviewer) == ("confirmed", "Tags: port", "ada")
    assert [one.ref for one in foreign.evidence] == ["https://example.org/2"]
    assert (foreign.selector.start, foreign.selector.end) == (22, 37)
    assert "which words" in taken.problems[0].reason


# ClaimReview of others


def test_claim_reviews_of_others():
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://example.org/review",
        "claimReviewed": QUOTE,
        "datePublished": "2024-05-01",
        "author": {"@type": "Organization", "name": "Checkers"},
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"name": "Ilse Brandt"},
            "appearance": [{"@type": "NewsArticle", "url": "https://example.org/1"}],
        },
    }
    feed = {"dataFeedElement": [{"item": [review]}, {"item": [{"@type": "ClaimReview"}]}]}
    taken = read(feed)
    (foreign,) = taken.annotations_elsewhere
    assert (foreign.selector.exact, foreign.verdict, foreign.reviewer) == (
        QUOTE,
        "false",
        "Checkers",
    )
    assert foreign.article.url == "https://example.org/1"
    assert foreign.attribution.speaker == "Ilse Brandt"
    assert len(taken.problems) == 1


# brat's own files


def test_a_file_of_annotations_without_its_text():
    lines = (
        f"T1\tDisputed 22 37\t{QUOTE}\n"
        "T2\tOrg 4 11;15 21\tharbour closes\n"
        "R1\tSays Arg1:T1 Arg2:T2\n"
        "#1\tAnnotatorNotes T1\tTwo say otherwise.\n"
        "T3\tbroken\n"
    )
    taken = read(lines.encode(), "port/harbour.ann")
    first, second = taken.annotations_elsewhere
    assert (first.selector.exact, first.selector.start, first.verdict) == (QUOTE, 22, "disputed")
    assert (first.note, first.article.title) == ("Two say otherwise.", "harbour")
    assert (second.selector.exact, second.selector.start) == ("harbour closes", None)
    assert [problem.subject for problem in taken.problems] == ["harbour.ann, line 5"]


# A table made by hand


def test_a_table_needs_no_more_than_quotes():
    foreign = one(b"Quote;Verdict;Note\nNobody was hurt;disputed;'=1+1\n")
    assert (foreign.selector.exact, foreign.verdict, foreign.note) == (QUOTE, "disputed", "=1+1")


def test_rows_that_cannot_be_taken_are_told():
    data = b"quote,start,end,version\n,1,2,\nx,a,2,\nx,1,2,nonsense\nx,2,1,\ny,1,2,,more\n"
    taken = read(data)
    (foreign,) = taken.annotations_elsewhere
    assert (foreign.selector.exact, foreign.selector.start) == ("x", None)
    assert [problem.subject for problem in taken.problems] == ["row 1", "row 2", "row 3", "row 5"]


def test_a_torn_table_is_refused():
    with pytest.raises(ObelosError, match="damaged at line"):
        read(b'quote,note\nx,"never closed\n')


@pytest.mark.parametrize(
    ("start", "end", "words", "found"),
    [
        (22, 37, QUOTE, (22, 37)),
        (23, 38, QUOTE, (22, 37)),
        (22, 37, None, (22, 37)),
        (3, 8, QUOTE, None),
        (9, 3, None, None),
        (900, 903, None, None),
    ],
)
def test_positions(start, end, words, found):
    selector = selector_at(TEXT, start, end, words)
    assert (selector and (selector.start, selector.end)) == found

"""Each format says what its readers expect, in their words."""

import json
from dataclasses import replace

import pytest

from model import Annotation, Article, Attribution, Evidence, Placement, Selector, Span
from store import exports
from store.exports.addresses import article_name, is_web, text_name
from tests.store.exports import peers
from tests.store.exports.samples import many, written

ID = "018b4c00-0000-7000-8000-000000000001"
TEXT = "🚢 The harbour closes.\nNobody was hurt."
ARTICLE = Article(
    "a1",
    "Harbour closes",
    TEXT,
    publisher="Port News",
    published="2024-05-01",
    language="en",
    url="https://example.org/1",
    retrieved="2024-05-02T10:00:00Z",
)
ANNOTATION = Annotation(
    id=ID,
    article_id="a1",
    selector=Selector("Nobody was hurt", "closes.\n", ".", 22, 37),
    verdict="disputed",
    note="Two say otherwise.",
    evidence=(Evidence("https://example.org/2", "independent", "p. 4"), Evidence("notes/a.pdf")),
    statement="s1",
    attribution=Attribution(speaker="Ilse Brandt", cue="said"),
    reviewer="ada",
    created="2024-05-03T10:00:00Z",
    modified="2024-05-04T10:00:00Z",
    version=ARTICLE.digest,
    event=ID,
)
BUNDLE = exports.Bundle((ARTICLE,), (ANNOTATION,))


def test_a_web_annotation():
    whole = json.loads(written(BUNDLE, "webannotation"))
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", 1)
    (one,) = whole["first"]["items"]
    assert one["id"] == f"urn:uuid:{ID}"
    assert one["creator"] == {"type": "Person", "name": "ada"}
    assert one["body"] == [
        {"type": "TextualBody", "purpose": "tagging", "value": "disputed"},
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/plain",
            "value": "Two say otherwise.",
        },
        {"type": "SpecificResource", "purpose": "linking", "source": "https://example.org/2"},
    ]
    target = one["target"]
    assert target["source"]["id"] == "https://example.org/1"
    assert target["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "Nobody was hurt",
            "prefix": "closes.\n",
            "suffix": ".",
        },
        {"type": "TextPositionSelector", "start": 22, "end": 37},
    ]
    assert target["state"] == {
        "type": "TimeState",
        "sourceDate": "2024-05-02T10:00:00Z",
        "cached": text_name(ARTICLE.digest),
    }


def test_a_text_is_named_by_its_digest_as_rfc_6920_does():
    """The RFC's own example: the SHA-256 of `Hello World!`."""
    digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert text_name(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_an_article_without_an_address_gets_none():
    nowhere = replace(ARTICLE, url=None, path="/home/ada/secret/1.txt")
    bundle = exports.Bundle((nowhere,), (ANNOTATION,))
    assert article_name(nowhere) == text_name(ARTICLE.digest)
    for name in ("webannotation", "claimreview", "markdown", "html", "csv", "spacy", "brat"):
        text = written(bundle, name)
        assert "secret" not in text
        assert "example.org/1" not in text


def test_web_annotations_mean_what_they_say_to_json_ld():
    pytest.importorskip("pyld")
    (collection,) = peers.json_ld(written(many(1), "webannotation"))
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == 200
    for one in items:
        assert one["@type"] == [f"{peers.OA}Annotation"]
        (target,) = one[f"{peers.OA}hasTarget"]
        assert len(target[f"{peers.OA}hasSelector"]) == 2
        assert f"{peers.OA}hasState" in target


def test_a_word_that_means_nothing_to_json_ld_is_seen():
    """The check above can fail."""
    pytest.importorskip("pyld")
    text = written(BUNDLE, "webannotation").replace('"motivation"', '"mood"')
    with pytest.raises(AssertionError):
        peers.json_ld(text)


def test_a_draft_review():
    (one,) = json.loads(written(BUNDLE, "claimreview"))["@graph"]
    assert one["creativeWorkStatus"] == "Draft"
    assert one["claimReviewed"] == "Nobody was hurt"
    assert one["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "disputed",
        "ratingExplanation": "Two say otherwise.",
    }
    assert one["itemReviewed"]["author"] == {"name": "Ilse Brandt"}
    assert one["itemReviewed"]["appearance"]["url"] == "https://example.org/1"
    assert "url" not in one
    peers.schema_org(written(many(1), "claimreview"))


def test_a_note_is_no_review():
    note = exports.Bundle((ARTICLE,), (replace(ANNOTATION, verdict=None),))
    assert json.loads(written(note, "claimreview"))["@graph"] == []


def test_a_line_for_prodigy():
    (line,) = written(BUNDLE, "spacy").splitlines()
    task = json.loads(line)
    assert task["text"] == TEXT
    assert task["answer"] == "accept"
    assert task["_annotator_id"] == "ada"
    (span,) = task["spans"]
    assert (span["start"], span["end"], span["label"]) == (22, 37, "disputed")


def test_each_reviewer_has_lines_of_their_own():
    other = replace(ANNOTATION, id="x", reviewer="bob", verdict="confirmed")
    lines = written(exports.Bundle((ARTICLE,), (ANNOTATION, other)), "spacy").splitlines()
    assert [json.loads(line)["_annotator_id"] for line in lines] == ["ada", "bob"]


def test_spacy_makes_docs_of_it():
    pytest.importorskip("spacy")
    peers.spacy(written(many(1, 40), "spacy"), 40)


def test_a_task_for_label_studio():
    (task,) = json.loads(written(BUNDLE, "labelstudio"))
    assert task["data"]["text"] == TEXT
    (round_,) = task["annotations"]
    assert round_["result"] == [
        {
            "id": ID,
            "from_name": "verdict",
            "to_name": "text",
            "type": "labels",
            "value": {"start": 22, "end": 37, "text": "Nobody was hurt", "labels": ["disputed"]},
            "meta": {"text": ["Two say otherwise."]},
        }
    ]


def test_label_studio_converts_it(tmp_path):
    pytest.importorskip("label_studio_sdk")
    peers.label_studio(written(many(1, 40), "labelstudio"), 40, tmp_path)


def test_brat_pairs_as_git_lays_them_out(tmp_path):
    files = peers.patched(written(BUNDLE, "brat"), tmp_path)
    name = f"0001-a1-{ARTICLE.digest[:8]}"
    assert set(files) == {f"{name}.txt", f"{name}.ann"}
    assert files[f"{name}.txt"] == TEXT
    lines = files[f"{name}.ann"].splitlines()
    assert lines[0] == "T1\tdisputed 22 37\tNobody was hurt"
    assert lines[1] == "#1\tAnnotatorNotes T1\tTwo say otherwise."


def test_every_word_of_brat_stands_where_it_says(tmp_path):
    assert peers.brat(written(many(1), "brat"), tmp_path) == 200


def test_brat_lets_nothing_cross_a_line_end(tmp_path):
    across = replace(ANNOTATION, selector=Selector("closes.\nNobody", start=14, end=28))
    files = peers.patched(written(exports.Bundle((ARTICLE,), (across,)), "brat"), tmp_path)
    (lines,) = [text for name, text in files.items() if name.endswith(".ann")]
    assert lines.startswith("T1\tdisputed 14 21;22 28\tcloses. Nobody\n")


def test_an_annotation_stands_where_it_is_today():
    """With the old text gone it is put where it was found again; nowhere, it keeps its quote."""
    today = replace(ARTICLE, text="Update. " + TEXT, digest="")
    moved = exports.Bundle((today,), (ANNOTATION,), (), {ID: Placement("moved", Span(30, 45))})
    (line,) = written(moved, "spacy").splitlines()
    assert json.loads(line)["spans"][0]["start"] == 30
    gone = replace(moved, placements={ID: Placement("orphan")})
    (line,) = written(gone, "spacy").splitlines()
    assert json.loads(line)["text"] == "closes.\nNobody was hurt."


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/1?a=b&c=%20#d", True),
        ("http://example.org", True),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://example.org/a b", False),
        ("https://example.org/<x>", False),
        ("https://example.org/\u202e", False),
        ("https://[bad", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_addresses_on_the_web_become_links(url, is_link):
    assert is_web(url) is is_link

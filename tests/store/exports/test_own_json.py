"""Our own JSON loses nothing, is always the same bytes, and steers no terminal."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from model import Article, Attribution, Event, Evidence, Placement, Selector, Span, statement_id
from store import exports, imports, standing

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "annotations.schema.json").read_text("utf-8"))
STEERING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"


def written(bundle, name="json"):
    out = io.StringIO()
    exports.write(name, bundle, out)
    return out.getvalue()


def number(n):
    return f"018b4c00-0000-7000-8000-{n:012x}"


# Two lone surrogates side by side are one character to every JSON reader.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["\ud800", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "👩‍🚀 é", "שלום", "=1+1", '"\\\n', ""]
)
names = words.filter(lambda text: text.strip())
maybe = st.none() | words
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
articles = st.builds(
    Article, names, words, words, maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe
)
selectors = st.builds(
    lambda exact, prefix, suffix, start: Selector(exact, prefix, suffix, start, start + 9),
    *(words, words, words),
    st.integers(0, 10**6),
) | st.builds(Selector, words)
events = st.builds(
    Event,
    id=st.integers(0, 2**40).map(number),
    kind=st.sampled_from(["tag", "note", "retract", "adjudicate", "place", "names"]),
    reviewer=names,
    at=words,
    article=names,
    version=words,
    statement=words,
    selector=st.none() | selectors,
    verdict=maybe,
    note=maybe,
    evidence=st.lists(st.builds(Evidence, words, words, words), max_size=2).map(tuple),
    attribution=st.none() | st.builds(Attribution, maybe, maybe, maybe, maybe, maybe, maybe),
    prev=maybe,
    saw=st.lists(words, max_size=2).map(tuple),
    undoes=maybe,
    extra=st.dictionaries(words.map("x-".__add__), json_values, max_size=2).map(
        lambda d: tuple(d.items())
    ),
)


@st.composite
def bundles(draw):
    some = draw(st.lists(events, max_size=5, unique_by=lambda one: one.id))
    some.sort(key=lambda one: one.id)
    stands = standing(some)
    places = st.none() | st.builds(Placement, st.just("moved"), st.just(Span(1, 4)), words)
    placements = {one.id: place for one in stands if (place := draw(places))}
    kept = draw(st.lists(articles.map(lambda a: replace(a, text="")), max_size=3))
    with_texts = draw(st.booleans())
    if with_texts:
        kept = [replace(each, text=text, digest="") for each in kept if (text := draw(words))]
    return exports.Bundle(tuple(kept), stands, tuple(some), placements, with_texts)


@given(bundles())
@settings(max_examples=150)
def test_what_leaves_comes_back_identical(bundle):
    text = written(bundle)
    data = text.encode("utf-8")
    whole = json.loads(text)
    back = imports.read(data)
    assert back.problems == ()
    assert back.events == bundle.events
    assert sorted(back.articles, key=repr) == sorted(bundle.articles, key=repr)
    assert back.annotations_elsewhere == ()
    again = replace(bundle, articles=back.articles, events=back.events)
    assert written(again).encode("utf-8") == data
    Draft202012Validator(SCHEMA).validate(whole)
    assert not re.search(STEERING, text)
    said = {one["id"]: one["verdict"] for one in whole["annotations"]}
    assert said == {one.id: one.verdict for one in bundle.annotations}


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.fixture
def bundle():
    text = "The harbour closes.\nNobody was hurt 🚢."
    article = Article(
        "a1", "Harbour", text, "Port News", url="https://example.org/1", retrieved="2024-05-01"
    )
    selector = Selector("Nobody was hurt 🚢", "closes.\n", ".", 20, 37)
    first = Event(
        id=number(1),
        kind="tag",
        reviewer="ada",
        at="2024-05-01T10:00:00Z",
        article="a1",
        version=article.digest,
        statement=statement_id("a1", selector.exact),
        selector=selector,
        verdict="confirmed",
    )
    second = replace(
        first,
        id=number(2),
        at="2024-05-02T10:00:00Z",
        verdict="disputed",
        note="Two say otherwise.",
        evidence=(Evidence("https://example.org/2", "independent", "p. 4"),),
        attribution=Attribution(speaker="Ilse Brandt"),
        prev=number(1),
    )
    events = (first, second)
    placements = {number(1): Placement("moved", Span(3, 20), "Words went.")}
    return exports.Bundle((article,), standing(events), events, placements)


def test_annotations_read_easily(bundle):
    whole = json.loads(written(bundle))
    (annotation,) = whole["annotations"]
    assert annotation == {
        "id": number(1),
        "article_id": "a1",
        "selector": {
            "exact": "Nobody was hurt 🚢",
            "prefix": "closes.\n",
            "suffix": ".",
            "start": 20,
            "end": 37,
        },
        "verdict": "disputed",
        "note": "Two say otherwise.",
        "evidence": [
            {"ref": "https://example.org/2", "role": "independent", "note": "p. 4"},
        ],
        "statement": bundle.annotations[0].statement,
        "attribution": {"speaker": "Ilse Brandt"},
        "reviewer": "ada",
        "created": "2024-05-01T10:00:00Z",
        "modified": "2024-05-02T10:00:00Z",
        "version": bundle.articles[0].digest,
        "event": number(2),
        "placement": {"state": "moved", "start": 3, "end": 20, "reason": "Words went."},
    }
    assert [one["id"] for one in whole["events"]] == [number(1), number(2)]
    assert whole["articles"][0]["digest"] == bundle.articles[0].digest


def test_an_export_holds_quotes_and_no_whole_text(bundle):
    assert "The harbour closes" not in written(bundle)


def test_the_order_of_the_bundle_makes_no_difference(bundle):
    other = replace(bundle.articles[0], id="a0")
    more = replace(bundle, articles=(*bundle.articles, other))
    turned = replace(more, articles=more.articles[::-1], events=more.events[::-1])
    assert written(turned) == written(more)


def test_versions_of_one_article_stay_in_order(bundle):
    first = replace(bundle.articles[0], text="", digest="f" * 64)
    second = replace(first, digest="0" * 64)
    whole = json.loads(written(replace(bundle, articles=(first, second))))
    assert [one["digest"] for one in whole["articles"]] == ["f" * 64, "0" * 64]


def test_an_unknown_format_says_which_there_are(bundle):
    with pytest.raises(Exception, match=r"no format 'papyrus'; there are json, csv"):
        written(bundle, "papyrus")

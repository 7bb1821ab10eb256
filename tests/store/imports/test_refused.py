"""What cannot be read is refused in one sentence; a part that cannot be read is named."""

import json

import pytest

from model import ObelosError
from store import imports

NUMBER = "018b4c00-0000-7000-8000-000000000001"
EVENT = {
    "id": NUMBER,
    "kind": "tag",
    "reviewer": "ada",
    "at": "2024-05-01T10:00:00Z",
    "article": "a1",
    "version": "",
    "statement": "s1",
    "selector": {"exact": "Nobody was hurt."},
    "verdict": "confirmed",
}
ARTICLE = {"id": "a1", "title": "Harbour", "digest": "0" * 64}


def export(**changed):
    whole = {"format": "obelos", "version": 1, "articles": [], "annotations": [], "events": []}
    return json.dumps(whole | changed).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"annotations": 3}',
        b"\x00\x01",
        b'{"a": 1}',
        b"\xff\xfe{}",
        b'{"format": "obelos"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[1" + b"0" * 10_000 + b"]",
        b"[NaN]",
        export(version=2),
        export(version="1"),
        export(version=True),
        export(events={}),
        export(events=3),
        export()[:-3],
        b"PK\x03\x04 no zip",
        b"just words\n",
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(data):
    with pytest.raises(ObelosError) as refused:
        imports.read(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_a_byte_order_mark_is_no_hindrance():
    assert imports.read(b"\xef\xbb\xbf" + export(events=[EVENT])).events[0].id == NUMBER


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"id": "../../etc/passwd"}, "UUIDv7"),
        ({"id": "7" + NUMBER[1:].replace("-7", "-4", 1)}, "UUIDv7"),
        ({"id": 3}, "'id' must be text"),
        ({"kind": "delete"}, "kind"),
        ({"reviewer": " "}, "who did it"),
        ({"article": ""}, "which article"),
        ({"reviewer": "a" * 1001}, "longer than"),
        ({"article": "a" * 1001}, "longer than"),
        ({"note": "a" * 2_000_001}, "longer than"),
        ({"selector": {"exact": "x", "start": 5, "end": 3}}, "end before it starts"),
        ({"selector": {"exact": "x", "start": 5}}, "both"),
        ({"selector": {"exact": 7}}, "must be text"),
        ({"evidence": [{"ref": "u"}] * 1001}, "pieces of evidence"),
        ({"evidence": "u"}, "must be a list"),
        ({"later": 1e999}, "cannot be kept"),
        ({"later": 2**70}, "cannot be kept"),
    ],
)
def test_an_event_that_is_none_is_left_out_and_named(changed, says):
    good = EVENT | {"id": NUMBER[:-1] + "2"}
    data = export(articles=[ARTICLE], events=[EVENT | changed, good])
    data = data.replace(b"Infinity", b"1e999")
    taken = imports.read(data)
    assert [one.id for one in taken.events] == [good["id"]]
    (problem,) = taken.problems
    assert problem.subject == "event 1"
    assert says in problem.reason


def nested(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [50, 900])
def test_a_field_nested_too_deeply_is_left_out(depth):
    data = export(events=[EVENT | {"later": nested(depth)}])
    taken = imports.read(data)
    assert not taken.events
    assert "deeply" in taken.problems[0].reason
    assert imports.read(export(events=[EVENT | {"later": nested(20)}])).events


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"digest": "../../x"}, "SHA-256"),
        ({"digest": ""}, "no digest"),
        ({"id": "a" * 1001}, "longer than"),
        ({"title": None}, "title"),
    ],
)
def test_an_article_that_is_none_is_left_out_and_named(changed, says):
    taken = imports.read(export(articles=[ARTICLE | changed, ARTICLE]))
    assert len(taken.articles) == 1
    (problem,) = taken.problems
    assert problem.subject == "article 1"
    assert says in problem.reason


def test_an_id_for_two_events_is_told():
    taken = imports.read(export(events=[EVENT, EVENT, EVENT | {"verdict": "disputed"}]))
    assert [one.verdict for one in taken.events] == ["confirmed"]
    assert len(taken.problems) == 1


def test_an_annotation_without_its_event_comes_as_one_from_elsewhere():
    mine = {"event": NUMBER, "selector": {"exact": "Nobody was hurt."}}
    lone = {
        "id": "x1",
        "article_id": "a1",
        "version": "0" * 64,
        "selector": {"exact": "Seven days", "start": 3, "end": 13},
        "verdict": "disputed",
        "note": "n",
        "evidence": [{"ref": "u"}],
        "reviewer": "bob",
        "created": "2024-05-01T10:00:00Z",
    }
    url = {"url": "https://example.org/1"}
    taken = imports.read(
        export(articles=[ARTICLE | url], events=[EVENT], annotations=[mine, lone, {"event": []}])
    )
    (foreign,) = taken.annotations_elsewhere
    assert foreign.article == imports.Reference("a1", url["url"], None, "0" * 64, "Harbour")
    assert (foreign.selector.start, foreign.selector.end) == (3, 13)
    assert (foreign.verdict, foreign.note, foreign.reviewer) == ("disputed", "n", "bob")
    assert [one.subject for one in taken.problems] == ["annotation 2"]


def test_a_thousand_problems_are_told_shortly():
    taken = imports.read(export(events=[{}] * 1000))
    assert len(taken.problems) == 101
    assert "900 more" in taken.problems[-1].reason

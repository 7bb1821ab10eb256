"""Queues and sessions as values: what waits, what was decided, and how it is remembered."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Annotation, Placed, Placement, Selector, Span, Statement
from tui.queues import QUEUES, Findings, Item, waiting
from tui.session import (
    LONGEST_PAUSE,
    NOTED,
    NOTHING,
    Decision,
    Session,
    as_json,
    from_json,
    left_over,
    next_open,
    settled,
    with_decision,
    without_last,
)


def statement(known, start, source=True):
    span = Span(start, start + 5)
    return Statement(known, span, "reported", source=Span(start, start + 1) if source else None)


def tag(known, start, verdict, reviewer="ada", state="kept"):
    selector = Selector("words", start=start, end=start + 5)
    annotation = Annotation(known, "a", selector, verdict, "", (), known, None, reviewer, "", "")
    return Placed(annotation, Placement(state, None if state == "orphan" else selector_span(start)))


def selector_span(start):
    return Span(start, start + 5)


REPORT = (
    statement("plain", 0),
    statement("confirmed", 10),
    statement("disputed", 20),
    statement("unsourced", 30, source=False),
    statement("nobody", 40, source=False),
    statement("differs", 50),
    statement("hers", 60),
    statement("passed", 70, source=False),
)
PLACED = (
    tag("confirmed", 10, "confirmed"),
    tag("disputed", 20, "disputed"),
    tag("unsourced", 30, "unsourced"),
    tag("hers", 60, "disputed", "bea"),
    tag("by hand", 81, "confirmed", state="review"),
    tag("gone", 90, "confirmed", state="orphan"),
    tag("not mine", 91, "confirmed", "bea", state="review"),
)
FINDINGS = Findings(
    (("a", REPORT), ("b", (statement("other", 0),))),
    lambda article_id: PLACED if article_id == "a" else (),
    lambda article_id, known: known in ("differs", "confirmed"),
    "ada",
    {"passed"},
)


@pytest.mark.parametrize(
    ("queue", "expected"),
    [
        ("untagged", ["plain", "nobody", "differs", "hers", "other"]),
        ("changed", ["by hand"]),
        ("disputed", ["disputed", "differs", "hers"]),
        ("unsourced", ["unsourced", "nobody"]),
    ],
)
def test_what_waits_in_each_queue(queue, expected):
    assert [item.known for item in waiting(FINDINGS, queue)] == expected
    assert [i.known for i in waiting(FINDINGS, queue, "b")] == [e for e in expected if e == "other"]


def items(*names):
    return [Item("a", name, Span(n, n + 1), None) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("decided", "after", "expected"),
    [
        ("", -1, 0),
        ("", 0, 1),
        ("b", 0, 2),
        ("", 2, 0),
        ("ac", 2, 1),
        ("abc", 1, None),
        ("bc", 0, 0),
    ],
)
def test_the_next_that_waits(decided, after, expected):
    """From the top again after the last; the one shown itself comes last."""
    assert next_open(items("a", "b", "c"), dict.fromkeys(decided, ""), after) == expected


names = st.text(st.characters(codec="utf-8"), max_size=4)
decisions = st.builds(
    Decision, names, names, st.sampled_from(["confirmed", "disputed", NOTHING, NOTED])
)
sessions = st.builds(
    Session,
    st.sampled_from(QUEUES),
    st.none() | names,
    st.lists(decisions, max_size=6).map(tuple),
    names,
    st.floats(0, 1e6),
)


@given(sessions)
@settings(max_examples=60)
def test_a_session_is_remembered_whole(session):
    assert from_json(json.loads(json.dumps(as_json(session)))) == session


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | names,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["queue", "article", "trail", "at", "seconds"]) | names, inner
            )
        ),
    )
)
@settings(max_examples=80)
def test_what_cannot_be_understood_is_no_session(kept):
    found = from_json(kept)
    assert found is None or from_json(as_json(found)) == found


@given(sessions, decisions, st.floats(-10, 1e5))
@settings(max_examples=60)
def test_a_stroke_and_its_undoing(session, decision, gap):
    """Only the time is not given back; a long pause is not work."""
    after = with_decision(session, decision, gap)
    assert 0 <= after.seconds - session.seconds <= LONGEST_PAUSE + 1e-6
    assert without_last(after).trail == session.trail
    assert dict(without_last(after).decided) == dict(session.decided)
    assert sum(after.counts().values()) == len(after.decided)


def test_a_note_is_no_decision_and_the_last_word_counts():
    trail = tuple(Decision("a", k, w) for k, w in ("xd", "xc", "yn"))
    session = Session(trail=(*trail, Decision("a", "z", NOTED)))
    assert dict(session.decided) == {"x": "c", "y": "n"}
    assert left_over(items("x", "y", "z"), session.decided) == 1


def test_verdicts_taken_back_elsewhere_wait_again():
    trail = (Decision("a", "x", "confirmed"), Decision("a", "y", NOTHING), Decision("a", "z", "d"))
    left = settled(Session(trail=trail), lambda each: "d" if each.known == "z" else None)
    assert list(left.decided) == ["y", "z"]


def test_the_pace_is_that_of_the_work():
    session = Session(trail=(Decision("a", "x", "c"), Decision("a", "y", "c")), seconds=30)
    assert session.pace == 4
    assert Session().pace == 0

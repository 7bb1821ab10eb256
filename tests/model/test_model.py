"""The words of the model keep their promises."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import model
from model import Article, Span, digest_of, occurrence_of, statement_id, visible, visible_line


@pytest.mark.parametrize(
    "name", [n for n in model.__all__ if dataclasses.is_dataclass(getattr(model, n))]
)
def test_records_are_frozen_and_slotted(name):
    record = getattr(model, name)
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_impossible_spans_are_refused(start, end):
    with pytest.raises(ValueError, match="cannot run"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(3, 5))


@given(st.text(st.characters(codec=None)))
def test_any_text_has_a_digest(text):
    assert Article("a", "t", text).digest == digest_of(text)


@given(st.text(st.characters(codec=None)))
def test_visible_text_keeps_every_offset_and_nothing_steers(text):
    shown = visible(text)
    assert len(shown) == len(text)
    steering = [c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
    assert steering == []
    assert "\n" not in visible_line(text)
    shown.encode("utf-8")


def test_the_same_words_twice_are_two_statements():
    for text in ("It rained. It rained.", "It\nrained. It rained.", "it Rained. It rained."):
        first, second = Span(0, 10), Span(11, 21)
        assert occurrence_of(text, first) == 0
        assert occurrence_of(text, second) == 1
    assert statement_id("a", "It rained.", 0) != statement_id("a", "It rained.", 1)


def test_retyping_does_not_change_a_statement():
    assert statement_id("a", "Ten  Men\nleft") == statement_id("a", "ten men left")

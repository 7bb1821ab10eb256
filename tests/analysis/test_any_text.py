"""The analysis of any text whatever ends, and what it finds lies where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from model import Article, occurrence_of, statement_id

PIECES = """
The minister said that it “ ” " ' ’ ‘ , . ? ! : ; - — ( ) and but who according to as cited
    by he she they KCNA: Lopez claimed rejected was quoted saying did not on Monday 1,000 ... '' ``
    \u00e9t\u00e9 \u4e2d\u6587 \u200b \ud800 \x00 \u202e a.m. U.S. “‘ ’” told reporters
"""
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=5).map("\n".join),
)


def check(text):
    article = Article("a", "", text)
    found = analysis.analyze(article)
    spans = [each.span for each in found.statements]
    assert spans == sorted(set(spans))
    for each in found.statements:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text).strip()
        assert each.id == statement_id("a", each.span.of(text), occurrence_of(text, each.span))
        for part in (each.source, each.cue, each.content):
            assert part is None or (part.start < part.end <= len(text))
        if each.kind == "asserted":
            assert each.source is each.cue is each.content is None
        else:
            assert each.content is not None
            assert each.content.overlaps(each.span)
        assert each.cue is None or each.span.covers(each.cue)
    assert len({each.id for each in found.statements}) == len(found.statements)
    assert found == analysis.analyze(article)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_any_text(text):
    """Spans in order, in the text, each once; ids that can be made again; twice the same."""
    check(text)


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1, 400), st.sampled_from(["“a ", "“‘x’ ", "(a ", "he said ", "of a ", '"', "A, "])
)
def test_repetition(count, piece):
    """Nested quotations, endless phrases and the like."""
    check(piece * count)


def test_one_long_line():
    """A line of one megabyte without a stop."""
    check("the minister said that the man of the house and " * 6000)

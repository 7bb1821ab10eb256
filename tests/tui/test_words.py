"""Selection by words and search, over the text as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Span
from tui.words import REACH, Words, paragraph, to_sentence_end, words_in

TEXT = "The U.S. sent 1,000 boxes.\nThe union's man said: “It's 60%.” 東京 agreed."


def test_words_are_what_people_call_words():
    """With their inner marks, without the outer ones."""
    words = Words(TEXT)
    said = [words.span(n, n).of(TEXT) for n in range(len(words))]
    first = ["The", "U.S", "sent", "1,000", "boxes"]
    assert said == [*first, "The", "union's", "man", "said", "It's", "60%", "東", "京", "agreed"]


@pytest.mark.parametrize(
    "text", ["caf\u0065\u0301", "नमस्ते", "কলকাতা", "தமிழ்", "שָׁלוֹם", "ภาษาไทย", "မြန်မာ"]
)
def test_accents_and_vowel_signs_are_of_their_words(text):
    """Wherever marks of their own stand for them."""
    assert [word.of(text) for word in words_in(text, Span(0, len(text)))] == [text]


def test_words_are_looked_for_around_a_place_only():
    """And none of them is cut in two."""
    text = "one two\n" * 20_000
    words = Words(text, Span(80_000, 80_001))
    assert 2 * REACH / 4 <= len(words) <= 2 * REACH / 4 + 4
    assert words.span(words.at(80_000), words.at(80_000)).of(text) == "one"


@given(st.text("ab1.,' \n東é", max_size=40), st.integers(0, 40), st.integers(0, 9))
def test_words_around_a_place_are_words_of_the_whole_text(text, at, reach):
    """However little of it is looked through."""
    whole = words_in(text, Span(0, len(text)))
    words = Words(text, Span(at, at), reach)
    found = [words.span(number, number) for number in range(len(words))]
    assert set(found) <= set(whole)
    assert {word for word in whole if at - reach <= word.start < word.end <= at + reach} <= {*found}


@pytest.mark.parametrize(
    ("front", "back", "after"),
    [
        (0, 1, "sent 1,000 boxes"),
        (0, -1, "sent"),
        (0, -9, "sent"),
        (-1, 0, "U.S. sent 1,000"),
        (1, 0, "1,000"),
        (9, 0, "1,000"),
    ],
)
def test_a_selection_grows_and_shrinks_by_words(front, back, after):
    """At least one word stays."""
    start = TEXT.index("sent")
    span = Words(TEXT).extended(Span(start, start + len("sent 1,000")), front, back)
    assert span.of(TEXT) == after


@given(st.integers(0, 20), st.integers(0, 20), st.integers(-30, 30), st.integers(-30, 30))
def test_a_selection_is_always_whole_words(first, last, front, back):
    """Wherever it is pushed."""
    words = Words(TEXT)
    span = words.span(first, last)
    for after in (words.extended(span, front, 0), words.extended(span, 0, back)):
        assert words.span(*words.range_of(after)) == after
        assert 0 <= after.start < after.end <= len(TEXT)
    assert len(words.moved(span, front)) > 0


def test_to_the_end_of_the_sentence_then_of_the_next():
    """And to the end of the paragraph where no sentences are known."""
    sentences = (Span(0, 26), Span(27, 61))
    once = to_sentence_end(TEXT, sentences, Span(0, 3))
    assert once == Span(0, 26)
    assert to_sentence_end(TEXT, sentences, once) == Span(0, 61)
    assert to_sentence_end(TEXT, (), Span(0, 3)) == Span(0, 26)


CLAUSES = "The U.S. sent 1,000 boxes, he said; the U.N. – late – got none.\nOne (of two) was lost"


def test_clauses_end_at_marks_between_words():
    """And not at those inside a word."""
    words = Words(CLAUSES)
    span, said = Span(0, 3), []
    while span not in said:
        said.append(span)
        span = words.next_clause(span)
    assert [each.of(CLAUSES) for each in said[1:]] == [
        *("sent 1,000 boxes", "he said", "the U.N", "late", "got none"),
        *("One", "of two", "was lost"),
    ]


def test_a_selection_grows_to_the_end_of_the_clause_then_of_the_next():
    words = Words(CLAUSES)
    start = CLAUSES.index("sent")
    once = words.to_clause_end(Span(start, start + 4))
    assert once.of(CLAUSES) == "sent 1,000 boxes"
    assert words.to_clause_end(once).of(CLAUSES) == "sent 1,000 boxes, he said"
    assert words.to_clause_end(Span(0, len(CLAUSES))) == Span(0, len(CLAUSES))


def test_a_paragraph_is_a_line_without_its_white_space():
    assert paragraph(" a b \n c", Span(2, 3)) == Span(1, 4)


@given(st.text("a \n", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_paragraph_is_found_around_any_span(text, one, other):
    """Also on a line of white space alone, where there is nothing to take but what was chosen."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = paragraph(text, Span(start, end))
    assert 0 <= found.start <= found.end <= len(text)

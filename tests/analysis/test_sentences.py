"""Sentences lie exactly where they stand and never cross a line end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rain fell. Wind rose.", ["Rain fell.", "Wind rose."]),
        ("Dr. Moss met Sen. Pike on Oct. 4. They spoke.", 2),
        (
            "“Who goes there?” she asked. Nobody spoke.",
            ["“Who goes there?” she asked.", "Nobody spoke."],
        ),
        ("A heading\nThe first line ends", ["A heading", "The first line ends"]),
        ("  Padded.  \n\n \t\nNext.\n", ["Padded.", "Next."]),
        ("He came with a free hand. That was new.", 2),
        ("He said so. Tom Moss said no. Ann Pike left.", 3),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text, found):
    """The words of each sentence, or how many there are."""
    spans = sentences(text)
    if isinstance(found, int):
        assert len(spans) == found
    else:
        assert [span.of(text) for span in spans] == found


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB .?!\"”“\n’'é\u2028\u00a0\x00-,"), max_size=120))
def test_sentences_cover_all_words_in_order(text):
    """Nothing but white space lies between sentences; none is padded, none holds a line end."""
    end = 0
    for span in sentences(text):
        words = span.of(text)
        assert span.start >= end
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()

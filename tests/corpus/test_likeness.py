"""What a text shares with others is found by its runs of words, however they are taken apart."""

import re
from zlib import crc32

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import likeness

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["grain", "Rail", "“talks”", "\u00e9t\u00e9,", "-", "a_b"]), st.text()
    ),
    max_size=200,
).map(" ".join)


def by_the_letter(text):
    """Runs of five words, where a word is what the pattern says."""
    words = re.findall(r"\w+", text.casefold())
    starts = range(max(1, len(words) - 4))
    return {crc32(" ".join(words[start : start + 5]).encode()) for start in starts}


@settings(max_examples=200)
@given(TEXTS)
@example("")
@example("\ud800 lone \x85 and\xa0others\u2028of _ all ¼ kinds ß")
def test_runs_are_five_words_each(text):
    assert likeness.runs(text) == by_the_letter(text)


@settings(max_examples=200)
@given(TEXTS)
@example("the same over and over " * 300)
@example(" ".join(f"word{number}" for number in range(3000)))
def test_a_sketch_is_the_smallest_of_them(text):
    smallest = sorted(likeness.runs(text))[:16]
    assert likeness.hashes(likeness.sketch(text)) == [f"{value:08x}" for value in smallest]

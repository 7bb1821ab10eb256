"""The word diff holds both texts whole, whatever they are, and ends in good time."""

import random
import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desk.changes import is_blank, stretches

WORDS = st.sampled_from(
    ["port", "fire", "40", "60", "40,000", "a", "the", "—", "“no”", "e\u0301", "港", "町", "\ud83d"]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "", ". ", ".\n\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def told(old, new):
    """What was taken away and put in, white space apart."""
    return [
        (each.old.of(old).strip(), each.new.of(new).strip())
        for each in stretches(old, new)
        if not each.same and not is_blank(each, old, new)
    ]


@settings(max_examples=300)
@given(st.one_of(TEXTS, st.text()), st.one_of(TEXTS, st.text()))
def test_both_texts_are_rebuilt_from_the_diff(old, new):
    found = stretches(old, new)
    assert "".join(each.old.of(old) for each in found) == old
    assert "".join(each.new.of(new) for each in found) == new
    at = (0, 0)
    for each in found:
        assert (each.old.start, each.new.start) == at
        assert each.same == (each.old.of(old) == each.new.of(new))
        at = (each.old.end, each.new.end)


@settings(max_examples=100)
@given(TEXTS)
def test_a_text_has_not_changed_from_itself(text):
    assert all(each.same for each in stretches(text, text))


@settings(max_examples=100)
@given(TEXTS, TEXTS)
def test_what_is_the_same_and_what_is_not_take_turns(old, new):
    kinds = [each.same for each in stretches(old, new)]
    assert all(one or other for one, other in pairwise(kinds))


def test_a_figure_is_told_whole():
    old = "The port lost 40,000 containers, the office said."
    assert told(old, old.replace("40,000", "60,000")) == [("40,000", "60,000")]


def test_white_space_alone_is_no_news():
    old = "The port of Velm\nreopened on  Tuesday.\n\nNobody was hurt."
    assert told(old, "The port of Velm reopened\non Tuesday. Nobody was hurt.\n") == []


def test_a_paragraph_more_is_one_change():
    old = "The port closed.\n\nNobody was hurt.\n"
    assert told(old, "The port closed.\n\nA crane fell.\n\nNobody was hurt.\n") == [
        ("", "A crane fell.")
    ]


def test_a_sentence_more_is_told_from_its_beginning_to_its_end():
    """Not from the full stop before it to the last word."""
    old = "Nobody was hurt. The port closed."
    for new in (
        "Nobody was hurt. Nobody was missing. The port closed.",
        "Nobody was hurt. The port closed. The crane fell.",
        "The crane fell. Nobody was hurt. The port closed.",
    ):
        ((gone, come),) = told(old, new)
        assert gone == ""
        assert come.startswith(("Nobody was missing", "The crane"))
        assert come.endswith(".")
        assert told(new, old) == [(come, "")]


def test_nothing_in_common_is_one_change():
    assert told("one two three", "vier fünf") == [("one two three", "vier fünf")]
    assert told("", "vier") == [("", "vier")]
    assert told("", "") == []


HEAVY = """
import random
from tui.desk.changes import stretches
dice = random.Random(5)
words = [f"w{dice.randrange(4000)}" for _ in range(50_000)]
edited = [w if dice.random() > 0.3 else f"w{dice.randrange(4000)}" for w in words
          if dice.random() > 0.1]
for gap in " ", ". ", "\\n\\n":
    old, new = gap.join(words), gap.join(edited)
    assert "".join(each.new.of(new) for each in stretches(old, new)) == new
"""


def test_50_000_words_with_heavy_edits_end():
    """In a process of its own, which is stopped long after it should have ended."""
    subprocess.run([sys.executable, "-c", HEAVY], timeout=60, check=True)


def test_a_long_text_with_an_edit_in_every_paragraph_is_told_finely():
    dice = random.Random(7)
    paragraphs = [
        ". ".join(" ".join(f"w{dice.randrange(3000)}" for _ in range(12)) for _ in range(4)) + "."
        for _ in range(1000)
    ]
    edited = [each.replace(" ", " NEW ", 1) for each in paragraphs]
    old, new = "\n\n".join(paragraphs), "\n\n".join(edited)
    assert told(old, new) == [("", "NEW")] * 1000

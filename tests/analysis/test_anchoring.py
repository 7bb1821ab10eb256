"""A tag follows its words through edits, and every doubt is shown."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import anchoring_places
from analysis.anchoring import describe, find, follow
from benchmarks.placements import all_cases, by_diff, by_selector
from benchmarks.placements_judged import judged
from model import Selector, Span

OLD = (
    "The harbour office said on Monday that 40 trawlers had left Port Selim before dawn.\n\n"
    "A spokesman, Ilan Verd, did not say where they were going. The coast guard would not comment"
    " on the report.\n\n"
    "Fuel prices have doubled since June, fishermen say. Two of them said they would sail anyway.\n"
)
TRAWLERS = "40 trawlers had left Port Selim before dawn"
COMMENT = "The coast guard would not comment on the report."


def span_of(words: str, text: str = OLD) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def followed(new: str, words: str) -> tuple[str, str | None]:
    (place,) = follow(OLD, new, [span_of(words)])
    return place.state, place.span and place.span.of(new)


def found(new: str, words: str) -> tuple[str, str | None]:
    place = find(describe(OLD, span_of(words)), new)
    return place.state, place.span and place.span.of(new)


@pytest.mark.parametrize("place", [followed, found])
@pytest.mark.parametrize(
    ("was", "now", "words", "state", "stands"),
    [
        ("", "", TRAWLERS, "kept", TRAWLERS),
        ("The harbour", "Updated at noon.\n\nThe harbour", TRAWLERS, "kept", TRAWLERS),
        ("Fuel prices have doubled since June", "Diesel is dear", TRAWLERS, "kept", TRAWLERS),
        (
            "had left Port Selim",
            "had sailed from Port Selim",
            TRAWLERS,
            "changed",
            TRAWLERS.replace("left", "sailed from"),
        ),
        ("40 trawlers", "14 trawlers", TRAWLERS, "review", TRAWLERS.replace("40", "14")),
        ("Port Selim", "Port Salim", TRAWLERS, "review", TRAWLERS.replace("Selim", "Salim")),
        ("would not comment", "would comment", COMMENT, "review", COMMENT.replace(" not", "")),
    ],
)
def test_edits(place, was, now, words, state, stands):
    assert place(OLD.replace(was, now, 1) if was else OLD, words) == (state, stands)


@pytest.mark.parametrize(
    ("was", "now", "state"),
    [
        ("Officials closed the bridge.", "They closed the bridge.", "changed"),
        ("Officials closed the bridge.", "Yesterday officials closed the bridge.", "changed"),
        ("Hadley closed the bridge.", "They closed the bridge.", "review"),
        ("Will closed the bridge.", "They closed the bridge.", "review"),
        ("Local Radio closed the bridge.", "Somebody closed the bridge.", "review"),
        ("Straw closed the bridge.", "They closed the bridge.", "review"),
        ("Nobody closed the bridge.", "They closed the bridge.", "review"),
        ("Talks ended at noon on the bridge.", "Talks ended at noon near the bridge.", "changed"),
    ],
)
def test_a_capital_that_only_begins_a_sentence_is_no_name(was, now, state):
    """What is a name elsewhere in the texts is one at the beginning too."""
    text = "It rained all night.\n\n{}\n\nA spokesman for Straw would not say more.\n"
    old, new = text.format(was), text.format(now)
    assert follow(old, new, [span_of(was, old)])[0].state == state
    assert find(describe(old, span_of(was, old)), new).state == state


def test_what_is_deleted_is_an_orphan():
    assert followed(OLD.replace(COMMENT, ""), COMMENT) == ("orphan", None)


def test_what_is_moved_is_found():
    new = OLD.replace(" " + COMMENT, "") + "\n" + COMMENT + "\n"
    assert followed(new, COMMENT) == ("moved", COMMENT)


def test_a_lookalike_that_stood_elsewhere_before_is_never_taken():
    same = "said 40 boats had left.\n\n"
    old = f"He {same}A long quiet week followed it.\n\nShe {same}"
    new = old.replace("He said 40 boats had left.\n\n", "")
    (place,) = follow(old, new, [span_of("40 boats had left", old)])
    assert place.state == "orphan"


def test_a_description_gives_the_words_back():
    selector = describe(OLD, span_of(TRAWLERS))
    assert selector.exact == TRAWLERS == OLD[selector.start : selector.end]
    assert OLD[: selector.start].endswith(selector.prefix)
    assert OLD[selector.end :].startswith(selector.suffix)
    assert len(selector.prefix) == 64 - 25


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "한국은 40발을 보냈다. 끝났다.",
            "속보. 한국은 40발을 보냈다. 끝났다.",
            "한국은 40발을 보냈다",
        ),
        (
            "甲说四十辆车已经离开。乙没有说话。",
            "更新。甲说四十辆车已经离开。乙没有说话。",
            "甲说四十辆车已经离开",
        ),
        ("a\r\nb \ud800 said c.\r\nd", "new\r\na\r\nb \ud800 said c.\r\nd", "b \ud800 said c"),
        ("He won’t go. She will.", "So: He won’t go. She will.", "won’t go"),
    ],
)
def test_any_script_and_any_sign(old, new, words):
    (place,) = follow(old, new, [span_of(words, old)])
    assert (place.state, place.span.of(new)) == ("kept", words)
    place = find(describe(old, span_of(words, old)), new)
    assert (place.state, place.span.of(new)) == ("kept", words)


def test_a_negation_put_right_before_it_is_a_doubt():
    new = OLD.replace("say where they were", "not say where they were")
    assert followed(new, "say where they were going")[0] == "review"
    new = OLD.replace("Fuel prices", "No. Fuel prices")
    assert followed(new, "Fuel prices have doubled since June")[0] == "kept"


def test_part_of_a_word_keeps_its_part():
    (place,) = follow(OLD, "New. " + OLD, [span_of("arbour office sai")])
    assert place.span.of("New. " + OLD) == "arbour office sai"


def test_white_space_reset_is_no_change():
    reset = TRAWLERS.replace("40 trawlers had", "40\n  trawlers  had")
    assert followed(OLD.replace(TRAWLERS, reset), TRAWLERS) == ("kept", reset)


def test_two_equal_places_are_in_doubt():
    new = f"{COMMENT}\n\nNothing else is left.\n\n{COMMENT}\n"
    assert followed(new, COMMENT)[0] == "review"
    assert found(new, COMMENT)[0] == "review"


@given(st.lists(st.lists(st.sampled_from(["ab", "cd", "ef", "gh", "ij"]), min_size=2), min_size=2))
def test_words_whose_neighbour_is_deleted_are_kept_whole(sentences):
    """With their full stop, which the sentence that is gone had too."""
    told = [f"{' '.join(words).capitalize()}." for words in sentences]
    old, new = f"Title\n\n{' '.join(told)}\n", f"Title\n\n{' '.join(told[:-1])}\n"
    end = len(new) - 1
    span = Span(end - len(told[-2]), end)
    (place,) = follow(old, new, [span])
    if old.count(told[-2]) == 1:
        assert (place.state, place.span) == ("kept", span)


def test_nothing_is_found_in_nothing():
    assert followed("", TRAWLERS) == ("orphan", None)
    assert find(Selector(""), OLD).state == "orphan"
    assert follow("  \n", "x", [Span(0, 1)])[0].state == "orphan"
    assert found("", TRAWLERS) == ("orphan", None)


TEXTS = (Path(__file__).parent / "test_anchoring_texts.txt").read_text("utf-8").split("=====\n")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_edit_of_words_slides_to_other_words_in_silence(data):
    """Words dropped, replaced and added anywhere: what is not in doubt has most of the words."""
    old = data.draw(st.sampled_from(TEXTS))
    parts = re.split(r"(\s+)", old)
    edits = st.tuples(st.integers(0, len(parts) - 1), st.sampled_from(["", "else", "other words"]))
    for position, words in data.draw(st.lists(edits, max_size=60)):
        if parts[position].strip():
            parts[position] = words
    new = "".join(parts)
    starts = [found.start() for found in re.finditer(r"(?<=[.!?] )\S", old)]
    spans = [Span(start, min(start + 70, len(old))) for start in starts]
    for span, place in zip(spans, follow(old, new, spans), strict=True):
        if place.span is not None:
            assert 0 <= place.span.start < place.span.end <= len(new)
        if place.state == "kept":
            assert place.span.of(new).split() == span.of(old).split()
        if place.state in ("changed", "moved"):
            had = Counter(re.findall(r"\w+", span.of(old)))
            has = Counter(re.findall(r"\w+", place.span.of(new)))
            assert (had & has).total() >= 0.3 * had.total()
            assert numbers(had) == numbers(has)


def numbers(words):
    return {word for word in words if word.isdecimal()}


def test_the_eight_kinds_of_edits():
    """The benchmark in small: nothing silently wrong, hardly anything lost."""
    cases = list(all_cases(TEXTS[:2], Random(1)))
    for place in (by_diff, by_selector):
        outcomes = Counter(judged(place(case), case) for case in cases)
        assert outcomes["unseen"] == 0
        assert outcomes["wrong"] <= 0.003 * len(cases)
        assert outcomes["lost"] + outcomes["elsewhere"] <= 0.02 * len(cases)
        assert outcomes["needless"] <= 0.05 * len(cases)


def _sentences(number):
    """Sentences of words that stand in few of them."""
    random = Random(7)
    letters = "abcdefghiklmnoprstuvw"
    words = ["".join(random.choices(letters, k=random.randint(3, 9))) for _ in range(900)]
    return [" ".join(random.choices(words, k=12)).capitalize() + "." for _ in range(number)]


def test_a_paragraph_of_any_length_is_looked_through_in_pieces(monkeypatch):
    """What stands in one is found as it is where each sentence has a line, also across the ends
    of the pieces, and no more is looked at for it.
    """
    looked_at = []
    aligned = anchoring_places.fuzz.partial_ratio_alignment

    def watched(exact, part, **words):
        looked_at.append(len(part))
        return aligned(exact, part, **words)

    monkeypatch.setattr(anchoring_places.fuzz, "partial_ratio_alignment", watched)
    old = _sentences(1500)
    new = [each.replace(" ", " x", 1) for each in old]
    before, text, in_lines = " ".join(old), " ".join(new), "\n".join(new)
    for was, now in zip(old[::9], new[::9], strict=True):
        start = before.index(was)
        selector = describe(before, Span(start, start + len(was)))
        found = find(selector, text)
        start = text.index(now)
        assert found.span == Span(start, start + len(now))
        assert find(selector, in_lines) == found
    assert len(text) > 90_000
    assert max(looked_at) < 20_000


@pytest.mark.parametrize("first", [0x4E00, 0x1200])
def test_a_long_paragraph_without_spaces_is_looked_through_too(first):
    """As of scripts that part no words, where an edit changes all that stands between two marks."""
    random = Random(5)
    signs = [chr(first + number) for number in range(300)]
    words = ["".join(random.choices(signs, k=2)) for _ in range(1500)]
    old = ["".join(random.choices(words, k=14)) + "。" for _ in range(500)]
    new = [each[:12] + random.choice(words) + each[14:] for each in old]
    before, text = "".join(old), "".join(new)
    for was, now in zip(old[::20], new[::20], strict=True):
        start = before.index(was)
        found = find(describe(before, Span(start, start + len(was))), text)
        start = text.index(now)
        assert found.span is not None
        assert found.span.overlaps(Span(start, start + len(now)))


def test_words_longer_than_a_piece_are_found_in_one_paragraph():
    sentences = _sentences(400)
    quote = " ".join(sentences[100:180])
    edited = [*sentences[:140], "This came later.", *sentences[140:]]
    found = find(Selector(quote), " ".join(edited))
    assert found.span is not None
    assert found.span.of(" ".join(edited)) == " ".join(edited[100:181])

"""A tag follows its words through edits, and every doubt is shown."""

import pytest

from analysis.anchoring import describe, find, follow
from model import Span

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
        ("40 trawlers", "14 trawlers", TRAWLERS, "review", TRAWLERS.replace("40", "14")),
        ("Port Selim", "Port Salim", TRAWLERS, "review", TRAWLERS.replace("Selim", "Salim")),
        ("would not comment", "would comment", COMMENT, "review", COMMENT.replace(" not", "")),
    ],
)
def test_edits(place, was, now, words, state, stands):
    assert place(OLD.replace(was, now, 1) if was else OLD, words) == (state, stands)


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

"""Title, dates, publisher and byline are found among a text's own lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.limits import MAX_TITLE
from corpus.masthead import first_sentence, read_masthead

BODY = "The minister arrived on Monday and left again. Nobody said why.\nMore followed later."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Minister leaves early\n{BODY}", {"title": "Minister leaves early"}),
        (f"Did he leave?\n\n{BODY}", {"title": "Did he leave?"}),
        (BODY, {"title": "The minister arrived on Monday and left again.", "publisher": None}),
        ("One line only", {"title": "One line only"}),
        (
            f"Updated Oct. 19, 2023, 5:36 a.m. ET\n{BODY}",
            {
                "title": "The minister arrived on Monday and left again.",
                "updated": "2023-10-19T05:36-04:00",
                "published": None,
            },
        ),
        (
            "Northern Post | 19 October 2023\nMinister leaves early\n"
            f"By Jane Roe and Ali Khan\n{BODY}",
            {
                "title": "Minister leaves early",
                "publisher": "Northern Post",
                "published": "2023-10-19",
                "author": "Jane Roe and Ali Khan",
            },
        ),
        (
            f"Minister leaves early\n\ndate 2023-10-19 08:12\n\n{BODY}",
            {"title": "Minister leaves early", "published": "2023-10-19T08:12"},
        ),
        (
            "Published: 18 October 2023 10:12 GMT | Last updated: 19 October 2023, 11:00 GMT\n"
            + BODY,
            {"published": "2023-10-18T10:12+00:00", "updated": "2023-10-19T11:00+00:00"},
        ),
        (
            f"SEOUL: {BODY}",
            {"title": "The minister arrived on Monday and left again.", "publisher": None},
        ),
        (
            f"PYONGYANG, Oct 18 (Harbour Wire) — {BODY}",
            {
                "title": "The minister arrived on Monday and left again.",
                "publisher": "Harbour Wire",
                "agency": "Harbour Wire",
                "published": None,
            },
        ),
        (
            f"Updated January 2, 2024\nPYONGYANG, Dec 30 (Harbour Wire) — {BODY}",
            {"published": "2023-12-30", "updated": "2024-01-02"},
        ),
        (
            f"Pyongyang, October 18, 2023 (Coast Agency) -- {BODY}",
            {"published": "2023-10-18", "publisher": "Coast Agency"},
        ),
        (f"MOSCOW, October 18. /COAST/. {BODY}", {"agency": "COAST"}),
        (
            f"{BODY}\n(with information from AP and EFE)\nShare this: Mail",
            {"agency": "AP and EFE"},
        ),
        (f"{BODY} (with information from AP and EFE)", {"agency": "AP and EFE"}),
        (
            f"PYONGYANG, Oct 18 (Coast) — {BODY} (with reports from AP)",
            {"agency": "Coast; AP", "publisher": "Coast"},
        ),
        (f"{BODY} He spoke (with a smile on his face)", {"agency": None}),
        (f"{BODY}\nEdited by Ruth Calloway", {"author": None}),
        (
            f"{BODY}\nReporting by Ann Lee in Seoul; Editing by Bo Ek",
            {"author": "Ann Lee in Seoul"},
        ),
        (f"{BODY}\n© 2023 Northern Post. All rights reserved.", {"publisher": "Northern Post"}),
        (f"{BODY}\nCopyright (c) 2021-2023 Coast Media", {"publisher": "Coast Media"}),
        (f"BY JANE ROE\nOctober 19, 2023\nMinister leaves early\n{BODY}",
         {"author": "JANE ROE", "published": "2023-10-19", "title": "Minister leaves early"}),
        (f"Storm of October 18, 2023 floods town\n{BODY}",
         {"title": "Storm of October 18, 2023 floods town", "published": None}),
        (f"Title: A headline\nPublisher: Coast\nSource: Wire\nURL: https://a.example/1\n{BODY}",
         {"title": "A headline", "publisher": "Coast", "agency": "Wire",
          "url": "https://a.example/1"}),
        (f"Share this: Mail, Print\n5 min read\nMinister leaves early\n{BODY}",
         {"title": "Minister leaves early"}),
    ],
)  # fmt: skip
def test_what_stands_beside_the_text(text, expected):
    masthead = read_masthead(text)
    assert expected == {name: getattr(masthead, name) for name in expected}


def test_sentences_in_the_text_are_no_furniture():
    """Words that begin furniture begin sentences as well: deep in a text they are left alone."""
    text = (
        "Minister leaves early\n" + f"{BODY}\n" * 20 + "Updated on 3 May 2020.\n" + f"{BODY}\n" * 20
    )
    masthead = read_masthead(text)
    assert (masthead.published, masthead.updated) == (None, None)


def test_a_found_field_says_in_which_line():
    masthead = read_masthead(f"Updated Oct. 19, 2023, 5:36 a.m. ET\n{BODY}")
    assert masthead.found == (("updated", "Updated Oct. 19, 2023, 5:36 a.m. ET"),)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He met U.S. Gen. Mark Low. Then he left.", "He met U.S. Gen. Mark Low."),
        ("“We left.” Nobody knew.", "“We left.”"),
        (
            "word " * 40,
            " ".join(["word"] * 16) + "…",
        ),
        ("x" * 200, "x" * (MAX_TITLE - 1) + "…"),
    ],
)
def test_a_first_sentence_is_cut_at_a_word(text, title):
    assert title == first_sentence(text)


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_no_text_is_too_odd(text):
    """Any text has a masthead, and its title is one short line."""
    masthead = read_masthead(text)
    assert "\n" not in masthead.title
    assert bool(masthead.title) or not text.strip()

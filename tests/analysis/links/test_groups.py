"""Groups hold together, and origins are counted by who stands behind them."""

import random
from itertools import pairwise

import pytest

from analysis.links import group
from analysis.links.origins import Voice, origins
from model import Analysis, Article, Link, LinkEnd, Span, Statement


def _end(name):
    return LinkEnd(f"article-{name}", f"statement-{name}", Span(0, 5))


def _links(pairs):
    return [Link(_end(a), _end(b), score) for a, b, score in pairs]


def _members(groups):
    return ["".join(sorted(end.article_id[-1] for end in found.members)) for found in groups]


CASES = [
    ([], []),
    ([("a", "b", 0.9)], ["ab"]),
    ([("a", "b", 0.9), ("b", "c", 0.8), ("a", "c", 0.7)], ["abc"]),
    # A chain does not become one group: a and d have nothing to do with one another.
    ([("a", "b", 0.9), ("b", "c", 0.5), ("c", "d", 0.9)], ["ab", "cd"]),
    # Half of the pairs are too few.
    ([("a", "b", 0.9), ("b", "c", 0.8)], ["ab"]),
    # Three of four pairs are enough.
    (
        [("a", "b", 0.9), ("c", "d", 0.8), ("a", "c", 0.7), ("b", "d", 0.7), ("a", "d", 0.6)],
        ["abcd"],
    ),
]


@pytest.mark.parametrize(("pairs", "expected"), CASES)
def test_groups(pairs, expected):
    """Statements come together when enough of them are linked with one another."""
    assert _members(group(_links(pairs), ())) == expected


def test_unlinked_pairs_join_nothing():
    """A pair listed with a low score is no link."""
    low = Link(_end("a"), _end("b"), 0.1, linked=False)
    assert group([low], ()) == ()


def test_a_report_says_a_thing_once():
    """Two statements of one article never stand in one group, whatever they are linked with."""
    twice = [LinkEnd("article-a", name, Span(at, at + 5)) for at, name in enumerate(("x", "y"))]
    links = [Link(end, _end("b"), 0.9) for end in twice]
    assert [len(found.members) for found in group(links, ())] == [2]


def test_groups_in_any_order_of_links():
    """The order of the links says nothing."""
    dice = random.Random(3)
    pairs = [(a, b, dice.random()) for a in "abcdefgh" for b in "abcdefgh" if a < b][::2]
    links = _links(pairs)
    expected = group(links, ())
    for _ in range(5):
        dice.shuffle(links)
        assert group(links, ()) == expected


def test_a_long_chain_is_no_giant_group():
    """Each touching the next is not all saying the same."""
    names = "abcdefghijklmnopqrstuvwxyz"
    pairs = [(a, b, 0.9) for a, b in pairwise(names)]
    assert max(len(found.members) for found in group(_links(pairs), ())) <= 4


def _said(speaker=None, origin=None):
    return Statement("s", Span(0, 1), "reported", speaker=speaker, origin=origin)


ORIGINS = [
    (
        [(_said("Harbour Authority"), "Daily Bell"), (_said("Harbour Authority"), "Post")],
        ("Harbour Authority",),
    ),
    ([(_said(), "Daily Bell"), (_said(), "Post")], ("Daily Bell", "Post")),
    (
        [(_said("Ann Roe", "Coast Agency"), "Bell"), (_said("Coast Agency"), "Post")],
        ("Coast Agency",),
    ),
    ([(_said("Ann Roe", "Coast Agency"), "Bell"), (_said("Ann Roe"), "Post")], ("Coast Agency",)),
    ([(_said("Ann Roe"), "Bell"), (_said(), "Bell"), (None, "Post")], ("Ann Roe", "Bell", "Post")),
    ([], ()),
    (
        [(_said("Velmish Foreign Ministry"), "Bell"), (_said("Velmish foreign ministry"), "Post")],
        ("Velmish Foreign Ministry",),
    ),
    (
        [(_said("Velmish Foreign Ministry"), "Bell"), (_said("foreign ministry"), "Post")],
        ("Velmish Foreign Ministry",),
    ),
    (
        [
            (_said("Velmia's Ministry of Foreign Affairs"), "Bell"),
            (_said("the Velmian foreign ministry"), "Post"),
        ],
        ("Velmia's Ministry of Foreign Affairs",),
    ),
    (
        [(_said("Velmish Defence Ministry"), "Bell"), (_said("Ministry of Defense"), "Post")],
        ("Ministry of Defense",),
    ),
    (
        [(_said("Velmish Foreign Ministry"), "Bell"), (_said("Aldic Foreign Ministry"), "Post")],
        ("Aldic Foreign Ministry", "Velmish Foreign Ministry"),
    ),
    ([(_said("White House"), "Bell"), (_said("House"), "Post")], ("House", "White House")),
    (
        [(_said("Velm Harbour Authority"), "Bell"), (_said("Velm Fire Authority"), "Post")],
        ("Velm Fire Authority", "Velm Harbour Authority"),
    ),
]


@pytest.mark.parametrize(("members", "expected"), ORIGINS)
def test_origins(members, expected):
    """Two who quote one agency, or one speaker, are one origin; nobody named is the outlet."""
    voices = [Voice(statement, outlet) for statement, outlet in members]
    assert origins(voices) == expected
    assert origins(reversed(voices)) == expected


def test_outlets_are_named_by_their_publishers():
    """An outlet's own voice counts under its name, else its host, its file, its article's id."""
    links = _links([("a", "b", 0.9)])
    analyses = [
        Analysis(
            f"article-{name}",
            "",
            statements=(Statement(f"statement-{name}", Span(0, 5), "asserted"),),
        )
        for name in "ab"
    ]
    named = Article("article-a", "", "", publisher="Daily Bell")
    hosted = Article("article-b", "", "", url="https://www.post.example/1")
    filed = Article("article-b", "", "", path="/news/evening.txt")
    assert group(links, analyses, [named, hosted])[0].origins == ("Daily Bell", "post.example")
    assert group(links, analyses, [named, filed])[0].origins == ("Daily Bell", "evening")
    assert group(links, analyses)[0].origins == ("article-a", "article-b")


def _sourced(text, source):
    at = text.index(source)
    return Statement("s", Span(0, len(text)), "reported", source=Span(at, at + len(source)))


BODIES = [
    ("The coast guard said all were safe.", "The coast guard", "coast guard"),
    ("All were safe, a coast guard official said.", "a coast guard official", "coast guard"),
    ("All were safe, said a police spokeswoman.", "a police spokeswoman", "police"),
    ("All are safe, the foreign ministry said.", "the foreign ministry", "foreign ministry"),
    ("A spokesman for the ministry said so.", "A spokesman for the ministry", "ministry"),
    ("All were safe, officials said.", "officials", "Daily Bell"),
    ("Critics of the government said so.", "Critics of the government", "Daily Bell"),
    ("Witnesses said so.", "Witnesses", "Daily Bell"),
]


@pytest.mark.parametrize(("text", "source", "origin"), BODIES)
def test_bodies_without_a_name(text, source, origin):
    """The coast guard is one origin in two reports; people whom nobody names are not."""
    voices = [Voice(_sourced(text, source), "Daily Bell", text), Voice(None, "Post")]
    assert origins(voices) == tuple(sorted((origin, "Post")))
    other = Voice(_sourced(text, source), "Post", text)
    assert len(origins([voices[0], other])) == (2 if origin == "Daily Bell" else 1)


COPIED = (
    "The ferry Marigold ran aground off the northern tip of the island shortly before dawn on"
    " Tuesday and took on water so fast that its crew had to leave it within the hour."
)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (COPIED, COPIED, 1),
        (COPIED, COPIED.replace("dawn", "noon"), 2),
        (f"“{COPIED}”", f"“{COPIED}”", 2),
        ("Rain fell.", "Rain fell.", 2),
        (f"Rain fell on Monday. {COPIED}", f"On Monday rain fell. {COPIED}", 1),
    ],
)
def test_copied_wording_is_one_origin(one, two, expected):
    """Twenty-five words in a row, outside quotation marks, come from one hand."""
    voices = [
        Voice(Statement("s", Span(0, len(text)), "asserted"), outlet, text)
        for text, outlet in ((one, "Daily Bell"), (two, "Post"))
    ]
    assert len(origins(voices)) == expected
    assert origins(voices) == origins(reversed(voices))


def test_a_copy_stands_under_the_name_it_goes_back_to():
    """Who drops the agency from its report has still the agency for origin."""
    voices = [
        Voice(Statement("s", Span(0, 20), "reported", origin="Coast Agency"), "Bell", COPIED),
        Voice(Statement("t", Span(0, 20), "asserted"), "Post", COPIED),
    ]
    assert origins(voices) == ("Coast Agency",)

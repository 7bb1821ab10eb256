"""No tag with thousands of attributes reaches the parser, however it is dressed up."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import corpus
from corpus import crowds
from corpus.crowds import without_crowds
from corpus.markup import without_controls

NAMES = [f"a{number}" for number in range(9_000)]
PIECES = st.lists(
    st.sampled_from(
        ["<p", "<pp", "</p", ">", " ", "/", "=", '"', "'", '="', "='", "<!--", "-->", "<script>",
         "</script>", "<", "text", "\n", "<textarea>", "</textarea>", " a b c", " b=1"]
    ),
    max_size=60,
)  # fmt: skip


def crowd(source):
    """The most attributes that any element of a page has, as the parser reads it."""
    parser = etree.HTMLParser(encoding="utf-8")
    root = etree.fromstring(f"<html><body>{source}".encode(), parser)
    return max((len(one.attrib) for one in root.iter() if isinstance(one.tag, str)), default=0)


def numbered(pieces):
    """Every letter that may be an attribute with a number, since the same ones count once."""
    return "".join(
        f" a{n} b{n} c{n}" if piece == " a b c" else piece for n, piece in enumerate(pieces)
    )


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(NAMES),
        "<p " + " ".join(f'{name}=">"' for name in NAMES),
        "<p " + " ".join(f"{name} = '<'" for name in NAMES),
        "<p " + "".join(f"{name}='>'" for name in NAMES),
        "<p " + " < ".join(NAMES),
        "<p/" + "/".join(f'{name}="<x>"' for name in NAMES),
        '<p a=x=" ' + " ".join(NAMES) + ' b=">"',
        '<pp="x ' + " ".join(NAMES),
        '<!-- <x a=" --><p ' + " ".join(f"{name}='>'" for name in NAMES),
    ],
)
def test_a_crowded_tag_loses_its_attributes_and_the_page_nothing_else(tag):
    source = f"<h1 class='a'>Title</h1>{tag}>Words of it.</p><p class='b'>More.</p>"
    bared = without_crowds(source)
    assert crowd(bared) <= 1
    assert bared.startswith("<h1 class='a'>Title</h1><")
    assert bared.endswith(">Words of it.</p><p class='b'>More.</p>")


@settings(max_examples=300, deadline=None)
@given(PIECES.map(numbered))
@example('<p a="<p b="' + "<p c1 c2 c3 c4 c5 c6 >" + '" d1 d2 d3 d4 d5 d6>')
@example('<p x="<p a1 a2 a3 a4 a5 a6 \'"> b1 b2 b3 b4 b5 b6 >')
def test_what_is_left_is_no_crowd_to_the_parser(source):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(crowds, "_MAX_ATTRIBUTES", 5)
        patched.setattr(crowds, "_LONG_PAGE", 0)
        patched.setattr(crowds, "_LONG_TAG", 0)
        assert crowd(without_crowds(source)) <= 5


@pytest.mark.parametrize("piece", ["<a<a", "<a ", "<a=\"' ", "<a b=\"<a b='", "='=\"", "<a =", " "])
def test_nothing_is_walked_through_twice(piece, monkeypatch):
    """Counted in steps: what grows with the square would be thousands for each piece."""
    steps = 0
    true = crowds._ATTRIBUTE

    class Counted:
        def match(self, *arguments):
            nonlocal steps
            steps += 1
            return true.match(*arguments)

    monkeypatch.setattr(crowds, "_ATTRIBUTE", Counted())
    count = 40_000
    without_crowds('<p a=">">' + piece * count)
    assert steps < 10 * count


def test_values_with_angles_are_kept_where_there_is_no_crowd():
    source = '<p data-x="<b>a > b</b>">Words.</p>' * 2_000
    assert without_controls(source) == source


def test_attributes_are_counted_over_a_long_page():
    page = "<html><body>" + '<p a=1 b c="x > y">word</p>' * 50_000
    assert crowds.has_more_attributes(page, 149_999)
    assert not crowds.has_more_attributes(page, 150_000)


def test_a_page_of_attributes_alone_is_left_out(tmp_path):
    path = tmp_path / "page.html"
    tag = f"<p {' '.join(NAMES[:1900])}>word</p>"
    path.write_text(f"<html><body>{tag * 100}</body></html>")
    (problem,) = corpus.read(path)
    assert "over 150,000 attributes" in problem.reason


def test_a_page_with_such_a_tag_is_read(tmp_path):
    page = tmp_path / "page.html"
    tag = " ".join(f'{name}=">"' for name in NAMES)
    words = "The envoy said that the talks about grain and rail would go on. " * 9
    page.write_text(f"<html><body><p {tag}>{words}</p></body></html>")
    (article,) = corpus.read(page)
    assert article.text.startswith("The envoy said")

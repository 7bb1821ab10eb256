"""Markdown becomes the words a reader would see, with its front matter beside them."""

import pytest

from corpus.formats import IMPORTERS
from corpus.intake import Draft, Intake, Raw
from corpus.markup import html_to_text, markdown_to_text
from corpus.reading import take_apart
from model import Problem

FRONT = """---
title: "Toasts: a \\"list\\""
author:
  - Ann Lee
  - Bo Ek
site: 'It''s the Table'
date: 2023-10-20 06:00:00 +0200
lastmod: 2023-10-21
lang: en-GB
url: https://a.example/t
archive_url: https://archive.example/1
tags: [korea, "russia"]
draft: false
---

"""


def read(source, path="/x.md"):
    (outcome,) = take_apart(Raw("x", source.encode(), path=path))
    return outcome


def test_front_matter_stands_beside_the_text():
    taken = read(FRONT + "# Heading\n\nSome *words* here.\n")
    assert isinstance(taken, Intake)
    article, provenance = taken.article, taken.provenance
    assert article.title == 'Toasts: a "list"'
    assert article.author == "Ann Lee, Bo Ek"
    assert article.publisher == "It's the Table"
    assert article.published == "2023-10-20T06:00+02:00"
    assert article.updated == "2023-10-21"
    assert (article.language, article.url) == ("en-GB", "https://a.example/t")
    assert article.text == "Heading\nSome words here."
    assert provenance.archive == "https://archive.example/1"
    assert provenance.extra == (("tags", "korea, russia"), ("draft", "false"))


@pytest.mark.parametrize(
    ("source", "path", "format"),
    [
        ("---\ntitle: x\n---\nWords", "/x", "Markdown"),
        ("---\ntitle: x\n---\nWords", "/x.txt", "plain text"),
        ("---\nno field\n---\nWords", "/x", "plain text"),
        ("# Words", "/x.markdown", "Markdown"),
        ("# Words", "/x.txt", "plain text"),
    ],
)
def test_what_is_taken_for_markdown(source, path, format):
    assert read(source, path).provenance.format == format


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a *b* **c** `d` ~e~", "a b c d ~e~"),
        ("[words](https://a.example) ![alt](x.png)", "words alt"),
        ("one\ntwo  \nthree", "one two\nthree"),
        ("- a\n- b\n\n3. c", "- a\n- b\n3. c"),
        ("> said\n> so\n\nthen", "> said so\nthen"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("```\ncode  x\n```", "code  x"),
        ("x <b>y</b> <script>z</script>", "x y z"),
        ("<div>a<p>b<script>no</script></div>", "a\nb"),
        ("&amp; &lt;tag&gt;", "& <tag>"),
        ("Title\n=====\n\n---\n", "Title"),
    ],
)
def test_marks_are_taken_away(source, text):
    assert markdown_to_text(source) == text


def test_an_empty_one_is_said():
    assert isinstance(read("---\ntitle: x\n---\n\n"), Problem)
    assert isinstance(read("\x00\x01"), Problem)


def test_a_heading_is_the_title_without_front_matter():
    taken = read("Intro words.\n\n## The *heading*\n\nText.")
    assert taken.article.title == "The heading"


@pytest.mark.parametrize("mark", ["*", "[", "> ", "`", "- ", "![", "<"])
def test_hostile_markdown_has_an_outcome(mark):
    (outcome,) = IMPORTERS[-2].read(Raw("x", (mark * 10_000 + "x").encode(), path="/x.md"))
    assert isinstance(outcome, (Draft, Problem))


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>a</p><p>b <i>c</i></p>", "a\nb c"),
        ("a<br>b", "a\nb"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<table><tr><td>a<td>b</table>", "a b"),
        ("<style>x</style><p>y<script>alert(1)</script></p>", "y"),
        ("<p>control\x08 and&#27; more&#x1b;</p>", "control and more"),
        ("", ""),
    ],
)
def test_html_fragments(fragment, text):
    assert html_to_text(fragment) == text

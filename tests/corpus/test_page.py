"""A web page gives its report, and its head says what stands beside it."""

import pytest

from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

PARAGRAPHS = "".join(
    f"<p>In paragraph {n} the envoy said that talks about grain and rail would go on, "
    f"and that his café visit number {n} had been a private one.</p>"
    for n in range(8)
)


def page(head="", body=PARAGRAPHS, lang=""):
    return (
        f"<!DOCTYPE html><html{lang}><head>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>Envoy talks on</h1>{body}</article><footer>Contact us</footer></body></html>"
    )


def read(source, **fields):
    data = source if isinstance(source, bytes) else source.encode()
    (outcome,) = take_apart(Raw("x", data, **fields))
    return outcome


def article(source, **fields):
    outcome = read(source, **fields)
    assert isinstance(outcome, Intake)
    return outcome.article


def test_the_report_without_its_page():
    text = article(page()).text
    assert "paragraph 0" in text
    assert "paragraph 7" in text
    assert "Home" not in text
    assert "Contact us" not in text


LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
{"@type": ["NewsArticle"], "headline": "From JSON", "datePublished": "2023-10-19T08:00:00+04:00",
"dateModified": "2023-10-19T09:30:00Z", "publisher": {"@type": "Organization", "name": "Org"},
"author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}]}]}</script>"""


DEEP_LD = f'<script type="application/ld+json">{"[" * 50_000}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>Envoy talks on | Gulf Standard</title>", {"title": "Envoy talks on"}),
        (LD, {"title": "From JSON", "publisher": "Org", "author": "Ann Lee, Bo Ek",
              "published": "2023-10-19T08:00+04:00", "updated": "2023-10-19T09:30+00:00"}),
        ('<meta property="og:title" content="From og"><meta name="author" content="Ann">',
         {"title": "From og", "author": "Ann"}),
        ('<meta property="og:site_name" content="Coast">' + LD, {"publisher": "Coast"}),
        ('<meta property="article:published_time" content="2023-10-19T08:00:00+04:00">'
         '<meta property="article:modified_time" content="2023-10-19T08:00:00+04:00">',
         {"published": "2023-10-19T08:00+04:00", "updated": None}),
        ('<script type="application/ld+json">{broken</script>', {"title": "Envoy talks on"}),
        (DEEP_LD, {"title": "Envoy talks on"}),
        ('<link rel="canonical" href="https://A.example/x?utm_id=1">',
         {"url": "https://a.example/x"}),
        ('<link rel="canonical" href="/">', {"url": None}),
        ('<link rel="canonical" href="https://[bad">', {"url": None}),
        ('<meta property="og:locale" content="en_US">', {"language": "en-US"}),
    ],
)  # fmt: skip
def test_fields_of_the_head(head, expected):
    found = article(page(head))
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p class="byline">By Ann Lee and Bo Ek</p>', {"author": "Ann Lee and Bo Ek"}),
        (
            '<time datetime="2023-10-19T10:00+09:00">x</time>',
            {"published": "2023-10-19T10:00+09:00"},
        ),
        ("<p>Updated Oct. 19, 2023, 5:36 a.m. ET</p>", {"updated": "2023-10-19T05:36-04:00"}),
    ],
)
def test_fields_of_the_body(body, expected):
    found = article(page(body=body + PARAGRAPHS))
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_language_of_the_page():
    assert article(page(lang=' lang="de-AT"')).language == "de-AT"
    assert article(page(lang=' lang="not a language!"')).language is None


@pytest.mark.parametrize(
    ("head", "encoding", "charset"),
    [
        ('<meta charset="windows-1252">', "cp1252", None),
        ("", "cp1252", None),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
            "cp1252",
            None,
        ),
        ("", "utf-8", None),
        ('<meta charset="iso-8859-1">', "utf-8", None),
        ("", "utf-16", None),
        ("", "cp1252", "windows-1252"),
    ],
)
def test_letters_survive_every_encoding(head, encoding, charset):
    found = article(page(head).encode(encoding), charset=charset)
    assert "his café visit number 7" in found.text


def test_a_control_character_costs_no_paragraph():
    found = article(
        page(body=PARAGRAPHS + "<p>Here \x08 is&#8; one, and\x00 the text goes on.</p>")
    )
    assert "Here is one, and the text goes on." in found.text


def test_an_archived_copy_names_both_addresses():
    address = "https://web.archive.org/web/20231020120000/https://a.example/x"
    outcome = read(page(), url=address)
    assert isinstance(outcome, Intake)
    assert outcome.article.url == "https://a.example/x"
    assert outcome.provenance.archive == address


WITHOUT_REPORT = {
    "nothing": "<html></html>",
    "script": "<!doctype html><html><body><div id=app></div><script>go()</script></body></html>",
    "deep": "<html><body>" + "<div>" * 100_000 + "deep" + "</body></html>",
    "many": "<html><body>" + "<b>" * 300_000,
    "nested tables": "<html><body><table>" * 3_000,
    "cut": "<!doctype html",
    "frames": "<html><frameset><frame src=x></frameset></html>",
}


@pytest.mark.parametrize("source", WITHOUT_REPORT.values(), ids=WITHOUT_REPORT)
def test_pages_without_a_report(source):
    assert isinstance(read(source), Problem)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0024)https://coast.example/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://coast.example/1 \n saved date: x -->",
    ],
)
def test_a_saved_page_knows_where_it_came_from(comment):
    assert article(page().replace("<html", f"{comment}<html")).url == "https://coast.example/1"


def test_pictures_inside_the_page_cost_nothing():
    image = "<img src='data:image/png;base64," + "iVBORw0KGgo" * 100_000 + "'>"
    assert "paragraph 7" in article(page(body=image + PARAGRAPHS)).text


def test_a_page_is_known_by_its_content(tmp_path):
    found = read(page(), path=str(tmp_path / "saved.txt"))
    assert isinstance(found, Intake)
    assert found.provenance.format == "HTML"
    assert found.provenance.extractor.startswith("trafilatura ")


def test_nothing_is_logged_to_the_terminal(capfd):
    read("<html></html>")
    assert capfd.readouterr() == ("", "")

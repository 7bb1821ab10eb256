"""Feeds give an article for every entry, and lists of feeds only their addresses."""

import json

import pytest

import corpus
from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<?xml-stylesheet href="x.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast &amp; Inland</title><link>https://coast.example/</link>
<language>en-GB</language>
<item><title>Envoy &lt;b&gt;leaves&lt;/b&gt; early</title><link>/news/1?a=1&amp;b=2</link>
<guid isPermaLink="false">coast-1</guid><dc:creator>By Ann Lee and Bo Ek</dc:creator>
<pubDate>Wed, 18 Oct 2023 09:12:33 +0900</pubDate><category>asia</category>
<description>Only the summary.</description>
<content:encoded><![CDATA[<p>First <script>alert(1)</script>paragraph.</p><p>Second &amp; last.</p>
<img src=x onerror=alert(1)>]]></content:encoded></item>
<item><title>Second</title><link>https://other.example/2</link>
<description>&lt;p&gt;A summary only.&lt;/p&gt;</description></item>
<item><title>Third</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://inland.example/a/">
<title>Inland</title><id>urn:feed</id>
<entry><title type="html">Envoy &amp;amp; aide</title><id>urn:1</id><link href="x.html"/>
<author><name>Cy Dahl</name></author><published>2023-10-18T09:00:00+02:00</published>
<updated>2023-10-19T10:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Words of <i>Inland</i>.</p></div></content></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Coast JSON",
    "home_page_url": "https://coast.example/",
    "language": "en",
    "items": [
        {
            "id": 7,
            "url": "/j/7",
            "title": "By JSON",
            "content_html": "<p>Words <b>here</b>.</p>",
            "date_published": "2023-10-18T09:00:00-07:00",
            "date_modified": "2023-10-19",
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Ek"}],
            "tags": ["asia", "rail"],
        },
        {"id": "8", "content_text": "Plain words.\nTwo lines.", "author": {"name": "Cy Dahl"}},
        {"id": "9", "url": "https://coast.example/j/9", "summary": "Short."},
        {"id": "10"},
        "no item",
    ],
}

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="News"><outline text="Coast" title="The Coast" xmlUrl="https://coast.example/feed"/>
<outline text="Inland" xmlUrl="https://inland.example/feed"/></outline>
<outline text="odd" xmlUrl="file:///etc/passwd"/></body></opml>"""


def read(source, **fields):
    data = source if isinstance(source, bytes) else source.encode()
    return list(take_apart(Raw("x", data, **fields)))


def intakes(source, **fields):
    return [one for one in read(source, **fields) if isinstance(one, Intake)]


def test_rss_entry_by_entry():
    first, second = intakes(RSS, url="https://coast.example/feed.xml", path="/f.xml")
    article = first.article
    assert article.text == "First paragraph.\nSecond & last."
    assert article.title == "Envoy leaves early"
    assert article.url == "https://coast.example/news/1?a=1&b=2"
    assert (article.publisher, article.author) == ("Coast & Inland", "By Ann Lee and Bo Ek")
    assert (article.published, article.language) == ("2023-10-18T09:12:33+09:00", "en-GB")
    assert article.path is None
    assert first.provenance.part == "coast-1"
    assert first.provenance.extra == (("tags", "asia"),)
    assert (first.provenance.format, first.provenance.partial) == ("RSS", False)
    assert first.provenance.extractor.startswith("feedparser ")
    assert second.article.text == "A summary only."
    assert second.provenance.partial


def test_an_entry_without_words_is_counted():
    problem = read(RSS)[-1]
    assert isinstance(problem, Problem)
    assert "1 address without a text" in problem.reason


def test_a_link_that_runs_code_is_no_address():
    addresses = [one.article.url for one in intakes(RSS)]
    assert all(address is None or address.startswith(("http", "/")) for address in addresses)


def test_atom():
    (taken,) = intakes(ATOM)
    article = taken.article
    assert (article.title, article.text) == ("Envoy & aide", "Words of Inland.")
    assert article.url == "https://inland.example/a/x.html"
    assert (article.publisher, article.author) == ("Inland", "Cy Dahl")
    assert article.published == "2023-10-18T09:00+02:00"
    assert article.updated == "2023-10-19T10:30+00:00"
    assert taken.provenance.format == "Atom"


def test_json_feed():
    outcomes = read(json.dumps(JSON_FEED))
    first, second, third = outcomes
    assert (first.article.title, first.article.text) == ("By JSON", "Words here.")
    assert first.article.url == "https://coast.example/j/7"
    assert (first.article.author, first.article.publisher) == ("Ann Lee, Bo Ek", "Coast JSON")
    assert first.article.published == "2023-10-18T09:00-07:00"
    assert first.article.updated == "2023-10-19"
    assert first.provenance.extra == (("tags", "asia, rail"),)
    assert (second.article.text, second.article.author) == ("Plain words.\nTwo lines.", "Cy Dahl")
    assert third.provenance.partial


def test_opml_names_feeds_and_fetches_none():
    (problem,) = read(OPML)
    assert isinstance(problem, Problem)
    assert "2 addresses" in problem.reason


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE = {
    "entities in RSS": (ENTITIES + RSS.partition('x.xsl"?>')[2], "attack"),
    "entities in OPML": (ENTITIES + OPML.partition("?>")[2], "attack"),
    "entities in UTF-16": ((ENTITIES + OPML.partition("?>")[2]).encode("utf-16"), "attack"),
    "an empty feed": ("<rss><channel><title>x</title></channel></rss>", "no article"),
    "an empty JSON feed": ('{"version":"https://jsonfeed.org/version/1","items":[]}', "no article"),
    "a JSON feed cut off": (json.dumps(JSON_FEED)[:300], "broken or cut off"),
    "a list cut off": (OPML[:-60], "broken or cut off"),
    "an empty list": ("<opml><body/></opml>", "no feed"),
    "too many elements": ("<rss><channel>" + "<item/>" * 250_000, "elements"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_feeds_get_one_sentence(case):
    source, words = HOSTILE[case]
    reasons = [one.reason for one in read(source) if isinstance(one, Problem)]
    assert any(words in reason for reason in reasons)


def test_a_feed_cut_off_gives_what_came_before():
    outcomes = read(RSS[: RSS.index("<item><title>Second")] + "<item><title>Se")
    assert isinstance(outcomes[0], Intake)
    assert any(isinstance(one, Problem) and "cut off" in one.reason for one in outcomes)


def test_an_endless_feed_is_read_up_to_a_limit(monkeypatch):
    monkeypatch.setattr("corpus.importers.feed.MAX_PIECES", 1)
    outcomes = read(RSS)
    assert [type(one) for one in outcomes] == [Intake, Problem]
    assert "Only the first 1" in outcomes[-1].reason


def test_a_feed_saved_as_text_stays_text(tmp_path):
    """A file that calls itself plain text is one, whatever its first characters look like."""
    path = tmp_path / "feed.txt"
    path.write_text(RSS, encoding="utf-8")
    (article,) = corpus.read(path)
    assert article.text == RSS


ITEMS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast</title>
<item><title>One</title><guid>same</guid>
<author>ann@coast.example (Ann Lee)</author>
<description>&lt;p&gt;First words.&lt;/p&gt;
&lt;p&gt;The post &lt;a&gt;One&lt;/a&gt; appeared first on
&lt;a&gt;Coast&lt;/a&gt;.&lt;/p&gt;</description></item>
<item><title>Two</title><guid>same</guid>
<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>
<description>The post of envoy is open.</description></item></channel></rss>"""


def test_two_entries_under_one_id_are_two(tmp_path):
    taken = list(take_apart(Raw("x", ITEMS.encode(), path="/x.xml")))
    assert [one.provenance.part for one in taken] == ["One", "Two"]
    added = list(corpus.Library(tmp_path).add_all(taken))
    assert [one.outcome for one in added] == ["added", "added"]


def test_authors_are_named_without_their_addresses_and_none_is_lost():
    first, second = take_apart(Raw("x", ITEMS.encode()))
    assert (first.article.author, second.article.author) == ("Ann Lee", "Ann Lee, Bo Ek")
    atom = ATOM.replace("</name></author>", "</name><email>cy@coast.example</email></author>")
    (one,) = take_apart(Raw("x", atom.encode()))
    assert one.article.author == "Cy Dahl"


def test_the_notice_below_an_entry_is_no_text():
    first, second = take_apart(Raw("x", ITEMS.encode()))
    assert first.article.text == "First words."
    assert second.article.text == "The post of envoy is open."

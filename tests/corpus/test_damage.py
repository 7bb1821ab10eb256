"""Files damaged at random: whatever is broken in them, nothing is raised."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem
from tests.corpus.making import book, document, paragraph, pdf

WORDS = "The envoy said that talks about grain and rail would go on in the café until spring. "
PAGE = (
    "<!doctype html><html lang=en><head><title>Envoy</title><meta property='og:url' "
    "content='https://coast.example/1'><link rel=canonical href='https://coast.example/1'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoy",'
    '"datePublished":"2023-10-19T08:00:00Z","author":[{"name":"Ann Lee"}]}</script></head><body>'
    f"<article><p class=byline>By Ann Lee</p><p>{WORDS * 3}</p><table><tr><td>a</table></article>"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Coast</title><item><title>One</title>"
    "<link>https://coast.example/1</link><pubDate>Wed, 18 Oct 2023 09:12:33 +0900</pubDate>"
    f"<description>&lt;p&gt;{WORDS}</description></item></channel></rss>"
)
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1", "title": "Coast", "items": [
        {"id": "1", "content_html": f"<p>{WORDS}", "date_published": "2023-10-18T09:00:00Z",
         "authors": [{"name": "Ann"}], "tags": ["a"], "url": "https://coast.example/1"}]}
)  # fmt: skip
OPML = "<opml><body><outline text='a' xmlUrl='https://coast.example/feed'/></body></opml>"
MAIL = (
    "From: Ann Lee <ann@coast.example>\nSubject: =?utf-8?q?Envoy?=\nMessage-ID: <1@x>\n"
    "Date: Wed, 18 Oct 2023 09:12:33 +0900\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    "Words.\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    "PHA+V29yZHMgb2YgdGhlIHBhZ2U8L3A+\n--b--\n"
)
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/1\r\n"
    "WARC-Date: 2023-10-20T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(PAGE.encode()) + 44}\r\n\r\n"
    f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n\r\n"
)
OWN = '{"format":"obelos","articles":[{"id":"a","title":"t","text":"words","url":"https://a.example"}]}'
POCKET = "title,url,time_added,tags,status\nOne,https://coast.example/1,1697600000,a,unread\n"
FRONT = "---\ntitle: One\ndate: 2023-10-19\ntags: [a, b]\n---\n\n# One\n\n- *words* [x](y)\n"
PLAIN = f"Updated Oct. 19, 2023, 5:36 a.m. ET\nBy Ann Lee\nSEOUL, Oct 18 (Coast) — {WORDS}"

FILES = {
    "page": PAGE.encode(),
    "feed": FEED.encode(),
    "JSON feed": JSON_FEED.encode(),
    "OPML": OPML.encode(),
    "mail": MAIL.encode(),
    "mbox": b"From ann Wed Oct 18 09:12:33 2023\n" + MAIL.encode(),
    "WARC": WARC.encode(),
    "own": OWN.encode(),
    "Pocket": POCKET.encode(),
    "Markdown": FRONT.encode(),
    "plain": PLAIN.encode(),
    "book": book(),
    "document": document(paragraph("Words ", "of it")),
    "PDF": pdf([((72, 700, "Words of it"), (72, 680, "and more of them"))]),
}

CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("cut", "flip", "insert", "drop", "twice")),
        st.integers(0, 10_000),
        st.integers(1, 60),
        st.binary(min_size=1, max_size=6)
        | st.sampled_from((b"<", b">", b"&", b'"', b"\0", b"{", b"[", b"]", b"\n", b"\xff", b"-1")),
    ),
    min_size=1,
    max_size=4,
)


def damaged(data, changes):
    for kind, where, length, fresh in changes:
        at = where % (len(data) + 1)
        until = min(len(data), at + length)
        piece = data[at:until]
        middle = {
            "cut": b"",
            "flip": bytes(byte ^ 0x55 for byte in piece[:3]) + piece[3:],
            "insert": fresh + piece,
            "drop": b"",
            "twice": piece * 2,
        }[kind]
        data = data[:at] + middle + (b"" if kind == "cut" else data[until:])
    return data


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, deadline=None)
@given(changes=CHANGES)
def test_any_damage_has_an_outcome(name, changes):
    data = damaged(FILES[name], changes)
    for outcome in take_apart(Raw("x", data)) if data else ():
        assert isinstance(outcome, (Intake, Problem))
        if isinstance(outcome, Intake):
            assert outcome.article.text.strip()
            assert outcome.article.title
        else:
            assert outcome.reason.endswith(".")

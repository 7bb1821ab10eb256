"""Exports of reading lists: pages with their text are articles, bare addresses are counted."""

import json

import pytest

from corpus.importers import bookmarks
from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

POCKET = """title,url,time_added,tags,status
Envoy leaves,https://coast.example/1,1697600000,asia|rail,unread
"With ""marks"", and commas",https://coast.example/2,1697600001,,archive
no address,notaurl,1697600002,,unread
"""
INSTAPAPER = """URL,Title,Selection,Folder,Timestamp
https://coast.example/1,Envoy leaves,,Unread,1697600000
"""
POCKET_PAGE = """<!DOCTYPE html>
<html>
\t<!--So long-->
\t<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
\t\t<title>Pocket Export</title></head>
\t<body><h1>Unread</h1><ul>
\t\t<li><a href="https://coast.example/1?a=1&amp;b=2" time_added="1697600000" tags="asia,rail">Envoy
 &amp; co leave</a></li>
\t\t<li><a href="https://coast.example/2" time_added="1697600001" tags="">https://coast.example/2</a></li>
\t\t<li><a href="javascript:x" time_added="1697600001" tags="">no page</a></li>
\t</ul></body></html>"""
INSTAPAPER_PAGE = """<!DOCTYPE html><html><head><title>Instapaper: Export</title></head><body>
<h1>Unread</h1><ol><li><a href="https://coast.example/1">Envoy leaves</a></ol></body></html>"""
BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><DL><p>
<DT><A HREF="https://coast.example/1" ADD_DATE="1697600000" ICON="data:x">Envoy leaves</A>
<DT><A HREF="place:type=6">Recent</A></DL>"""
WALLABAG = [
    {
        "is_archived": 1,
        "is_starred": 0,
        "tags": ["asia"],
        "id": 5,
        "title": "Envoy leaves",
        "url": "https://coast.example/1",
        "given_url": "https://coast.example/1?utm_source=x",
        "content": "<p>First.</p><p>Second <script>x</script>one.</p>",
        "created_at": "2023-10-20T10:00:00+0200",
        "published_at": "2023-10-18T00:00:00+0200",
        "published_by": ["Ann Lee", "Bo Ek"],
        "language": "en",
        "mimetype": "text/html",
        "domain_name": "coast.example",
    },
    {"is_archived": 0, "title": "No text", "url": "https://coast.example/2", "content": ""},
    "no entry",
]
HYPOTHESIS = {
    "export_date": "2023-10-20",
    "client_version": "1",
    "annotations": [
        {"uri": "https://coast.example/1", "document": {"title": ["Envoy"]}, "text": "a note"},
        {"uri": "https://coast.example/1", "document": {"title": ["Envoy"]}},
        {"uri": "urn:x-pdf:1", "document": {}},
        {"uri": "https://coast.example/2", "document": {"title": []}},
    ],
}
OWN = {
    "format": "obelos",
    "version": 1,
    "articles": [
        {"id": "abc123", "title": "Envoy", "digest": "0" * 64, "text": "Words of it.",
         "publisher": "Coast", "published": "2023-10-18", "url": "https://coast.example/1"},
        {"id": "../x", "title": "Odd", "digest": "0" * 64, "text": "Other words."},
        {"id": "d4", "title": "Bare", "digest": "0" * 64, "url": "https://coast.example/2"},
        {"id": "e5", "title": "Nothing", "digest": "0" * 64},
    ],
    "annotations": [],
    "events": [],
}  # fmt: skip


def read(source, **fields):
    data = source if isinstance(source, str) else json.dumps(source)
    return list(take_apart(Raw("x", data.encode(), **fields)))


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (POCKET, 2),
        (INSTAPAPER, 1),
        (HYPOTHESIS, 2),
        (POCKET_PAGE, 2),
        (INSTAPAPER_PAGE, 1),
        (BOOKMARKS, 1),
    ],
    ids=["Pocket", "Instapaper", "Hypothesis", "Pocket page", "Instapaper page", "bookmarks"],
)
def test_bare_addresses_are_counted_and_not_fetched(source, count):
    (problem,) = read(source)
    assert isinstance(problem, Problem)
    assert problem.reason.startswith(f"It names {count} address")


def test_wallabag_brings_the_text():
    taken, problem = read(WALLABAG)
    article = taken.article
    assert (article.title, article.text) == ("Envoy leaves", "First.\nSecond one.")
    assert (article.author, article.publisher) == ("Ann Lee, Bo Ek", "coast.example")
    assert (article.published, article.retrieved) == (
        "2023-10-18T00:00+02:00",
        "2023-10-20T10:00+02:00",
    )
    assert article.url == "https://coast.example/1"
    assert taken.provenance.extra == (("tags", "asia"),)
    assert isinstance(problem, Problem)


def test_what_wallabag_could_not_fetch_is_an_address():
    told = "wallabag can't retrieve contents for this article. Please troubleshoot this issue."
    entry = {**WALLABAG[0], "content": told, "published_by": [""]}
    (problem,) = read([entry])
    assert "1 address" in problem.reason


def test_wallabag_tags_by_their_labels():
    entry = {**WALLABAG[0], "tags": [{"id": 1, "label": "rail", "slug": "rail"}, {"id": 2}]}
    (taken,) = read([entry])
    assert taken.provenance.extra == (("tags", "rail"),)


def test_a_page_of_links_says_what_it_knows_of_each():
    first, second = bookmarks.read(Raw("x", POCKET_PAGE.encode()))
    assert (first.title, first.url) == ("Envoy & co leave", "https://coast.example/1?a=1&b=2")
    assert first.extra == (("time_added", "2023-10-18T03:33:20+00:00"), ("tags", "asia,rail"))
    assert second.title == second.url


def test_our_own_export_keeps_its_ids():
    outcomes = read(OWN)
    first, second = (one for one in outcomes if isinstance(one, Intake))
    assert (first.article.id, first.article.text) == ("abc123", "Words of it.")
    assert (first.article.publisher, first.article.published) == ("Coast", "2023-10-18")
    assert second.article.text == "Other words."
    assert second.article.id != "../x"
    reasons = [one.reason for one in outcomes if isinstance(one, Problem)]
    assert len(reasons) == 2


BAD = {
    "Pocket without a page": (POCKET.splitlines()[0] + "\n", "no page"),
    "a page of links without one": ("<title>Pocket Export</title>", "no page"),
    "a field without end": (POCKET.splitlines()[0] + '\n"' + "x" * 200_000, "broken at line"),
    "Wallabag cut off": (json.dumps(WALLABAG)[:500], "broken or cut off"),
    "Wallabag of nothing": ('[{"is_archived":1,"is_starred":0,"mimetype":"x"}]', "no page"),
    "Hypothesis of nothing": ('{"export_date":"x","annotations":[]}', "no web page"),
    "ours of nothing": ('{"format":"obelos","articles":[]}', "no article"),
    "ours cut off": ('{"format":"obelos","articles":[', "broken or cut off at line 1"),
    "ours too deep": ('{"format":"obelos","articles":' + "[" * 100_000, "too deeply"),
    "ours too wide": ('{"format":"obelos","articles":[' + "[]," * 300_000 + "[]]}", "or"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_lists_get_one_sentence(case):
    source, words = BAD[case]
    outcomes = read(source)
    assert words in outcomes[-1].reason
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("source", "path", "media"),
    [
        ('{"some": "thing"}', "/x.json", None),
        ('{"some": "thing"}', None, "application/json"),
        ("a,b\n1,2\n", "/x.csv", None),
        ("<svg></svg>", "/x.xml", None),
        ("<svg></svg>", None, "image/svg+xml"),
    ],
)
def test_other_data_is_not_shown_as_text(source, path, media):
    (problem,) = read(source, path=path, media=media)
    assert isinstance(problem, Problem)
    assert "does not read" in problem.reason

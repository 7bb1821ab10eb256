"""Forty files as they come, good and bad: each has its outcome, in little memory, offline."""

import gzip
import io
import json
import plistlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from corpus.limits import MAX_UNPACKED
from tests.corpus.making import book, document, packed, paragraph, pdf

WORDS = "The envoy said that talks about grain and rail would go on in the café until spring. "
PARAGRAPHS = "".join(f"<p>{WORDS}{WORDS}</p>" for _ in range(6))
PAGE = (
    f"<!doctype html><html><head><title>Envoy leaves</title></head><body>{PARAGRAPHS}</body></html>"
)
ITEM = f"<item><title>One</title><link>/rel/1</link><description>{WORDS}</description></item>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>'
    f"<link>https://coast.example/</link>{ITEM}{ITEM.replace('One', 'Two')}</channel></rss>"
)
MAIL = (
    "From: Ann Lee <ann@coast.example>\nSubject: Envoy leaves\n"
    "Date: Wed, 18 Oct 2023 09:12:33 +0900\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n'
    "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "Der Abgesandte sagte, die Gespr=C3=A4che =\nw=C3=BCrden dauern.\n--b--\n"
)
BOMB = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
COLUMNS = [(72, 740, "A headline over all of the page and over both of its columns, here")]
for row in range(12):
    COLUMNS += [
        (72, 700 - 14 * row, f"left words {row} that go on"),
        (330, 700 - 14 * row, "right"),
    ]


WARC_HEAD = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5"


def nested_tables():
    cell = f"<table><tr><td>{PARAGRAPHS}</td></tr></table>"
    for _ in range(12):
        cell = f"<table><tr><td width=100>{cell}</td></tr></table>"
    return f"<html><body>{cell}</body></html>"


def a_live_blog():
    posts = "".join(
        f"<section><h2>{hour}.15pm: News</h2><p>{WORDS}</p><p>{WORDS}</p></section>"
        for hour in range(1, 12)
    )
    return f"<!doctype html><html><body><main><article>{posts}</article></main></body></html>"


def a_cookie_banner():
    banner = (
        "<div class='cookie-consent'><p>We use cookies. Accept all cookies or manage.</p></div>"
    )
    return PAGE.replace("<body>", f"<body>{banner}<article>").replace(
        "</body>", "</article></body>"
    )


def a_zip_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/epub+zip")
        for number in range(8):
            file.writestr(f"{number}.xhtml", bytes(MAX_UNPACKED // 7))
    return out.getvalue()


def wallabag():
    entry = {"is_archived": 0, "is_starred": 0, "mimetype": "text/html", "title": "Envoy",
             "url": "https://coast.example/1", "content": PARAGRAPHS}  # fmt: skip
    return json.dumps([entry])


def warc():
    body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    data = body.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/1\r\n"
        "WARC-Date: 2023-10-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + data + b"\r\n\r\n")


# Name: (content, what becomes of it). A whole number is that many articles and nothing left out;
# a string is in the sentence that says why there is no article; a pair has both.
FILES = {
    "western-without-charset.html": (PAGE.encode("cp1252"), 1),
    "utf-16.html": (PAGE.encode("utf-16"), 1),
    "nested-tables.html": (nested_tables(), 1),
    "cookie-banner.html": (a_cookie_banner(), 1),
    "live-blog.html": (a_live_blog(), 1),
    "control-characters.html": (PAGE.replace("grain", "gr\x08ai\x00n&#27;"), 1),
    "cut.html": (PAGE[:-150], 1),
    "deep.html": ("<html>" + "<div>" * 200_000 + WORDS, "no report"),
    "many.html": ("<html>" + "<i>x</i>" * 300_000, "elements"),
    "script-only.html": ("<html><body><script>" + "x();" * 1000 + "</script>", "no report"),
    "picture-inside.html": (
        PAGE.replace("<p>", f"<img src='data:x;base64,{'A' * 9_000_000}'><p>", 1),
        1,
    ),
    "not-a-page.html": (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"),
    "really-a-page.pdf": (PAGE, 1),
    "really-a-pdf.html": (pdf([tuple(COLUMNS)]), 1),
    "page.txt": (PAGE, 1),
    "relative-links.xml": (FEED, 2),
    "cut.rss": (FEED[:-100], (1, "cut off")),
    "entity-bomb.xml": (f"{BOMB}]><rss><channel>&j;</channel></rss>", "attack"),
    "entity-bomb.opml": (f"{BOMB}]><opml><body>&j;</body></opml>", "attack"),
    "long.xml": ("<rss><channel>" + "<item>" * 300_000, "elements"),
    "feed.txt": (FEED, 1),
    "no-contents.epub": (book(**{"OEBPS/nav.xhtml": None, "OEBPS/toc.ncx": None}), 2),
    "cut.epub": (book()[:-200], "cut off"),
    "bomb.epub": (a_zip_bomb(), "attack"),
    "empty.epub": (packed({"mimetype": "application/epub+zip"}), "has none"),
    "letter.eml": (MAIL, 1),
    "cut.eml": (MAIL[:-45], 1),
    "box.mbox": (("From a@b Wed Oct 18 09:12:33 2023\n" + MAIL) * 3, 3),
    "two-columns.pdf": (pdf([tuple(COLUMNS)]), 1),
    "cut.pdf": (pdf([tuple(COLUMNS)])[:120], "cut off"),
    "pictures.pdf": (pdf([()]), "no words"),
    "report.docx": (document(paragraph(WORDS)), 1),
    "cut.docx": (document(paragraph(WORDS))[:-50], "cut off"),
    "entity-bomb.docx": (document("", **{"word/document.xml": f"{BOMB}]><a>&j;</a>"}), "attack"),
    "saved.json": (wallabag(), 1),
    "cut.json": (wallabag()[:-20], "cut off"),
    "deep.json": ('{"format":"obelos","articles":' + "[" * 200_000, "deep"),
    "brackets.json": ("[" + "[]," * 3_000_000 + "[]]", "does not read"),
    "pocket.csv": (
        f"title,url,time_added,tags,status\n{'a,https://a.example/,1,,x' * 1}\n",
        "1 address",
    ),
    "other.csv": ("a,b\n1,2\n", "does not read"),
    "archive.warc.gz": (warc(), 1),
    "cut.warc.gz": (warc()[:-60], "cut off"),
    "bomb.gz": (gzip.compress(bytes(50_000_000)), "a gzip file"),
    "binary.dat": (bytes(range(256)) * 100, "binary"),
    "rich.txt": ("{\\rtf1\\ansi " + WORDS + "}", "a Rich Text document"),
    "property-list.webarchive": (plistlib.dumps({"page": WORDS}), "a property list"),
    "safari.webarchive": (plistlib.dumps({"page": WORDS}, fmt=plistlib.FMT_BINARY), "Safari"),
    "attributes.html": (PAGE.replace("<p>", f"<p {' '.join(map(str, range(200_000)))}>", 1), 1),
    "wrong-length.warc": (WARC_HEAD + "\r\n\r\nxx", "no page"),
    "zero.txt": (b"", "empty"),
    "blank.txt": (b"\xef\xbb\xbf \r\n\t\n", "white space"),
    "one-line.txt": (WORDS * 100_000, 1),
    "log.txt": (None, "too big"),
    "front.md": ("---\ntitle: x\ntags: [\n---\n\n" + WORDS, 1),
    "hostile.md": ("![" * 200_000, 1),
}

READ = """
import json, sys

# A library of a library makes a socket when it is imported, to see whether there is IPv6; what
# must never happen is that anybody is called or looked up.
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")

def refuse(event, arguments):
    if event in CALLS:
        raise AssertionError(f"{event} {arguments}")

sys.addaudithook(refuse)
import corpus
from pathlib import Path
outcomes = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    found = list(corpus.take_in(path))
    outcomes[path.name] = [getattr(one, "reason", None) for one in found]
# The peak since this program began: what getrusage tells on Linux counts the parent's as well.
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps({"outcomes": outcomes, "peak": peak}))
"""


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """What one process says of the whole folder, with every call to the network barred."""
    folder = tmp_path_factory.mktemp("messy")
    for name, (content, _) in FILES.items():
        data = content.encode() if isinstance(content, str) else content
        if data is None:
            with (folder / name).open("wb") as file:
                file.truncate(60_000_000)
        else:
            (folder / name).write_bytes(data)
    command = [sys.executable, "-X", "utf8", "-c", READ, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_no_traceback_and_no_noise(done):
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", FILES)
def test_every_outcome_is_named(done, name):
    expected = FILES[name][1]
    count, words = expected if isinstance(expected, tuple) else (expected, None)
    count, words = (0, count) if isinstance(count, str) else (count, words)
    reasons = json.loads(done.stdout)["outcomes"][name]
    problems = [reason for reason in reasons if reason is not None]
    assert len(reasons) - len(problems) == count
    assert bool(problems) == (words is not None)
    assert words is None or words in problems[0]
    assert all(reason.endswith(".") and "\n" not in reason for reason in problems)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is told by Linux")
def test_memory_stays_small(done):
    assert json.loads(done.stdout)["peak"] * 1024 < 300_000_000


def test_there_are_enough_of_them():
    assert len(FILES) >= 30

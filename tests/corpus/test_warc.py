"""Web archives give the pages kept in them, with the day they were kept."""

import gzip

import pytest

from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

pytest.importorskip("warcio")

PAGE = (
    "<!doctype html><html><head><title>Envoy leaves early</title></head><body><article>"
    + "<p>The envoy said that talks about grain and rail would go on in the café.</p>" * 6
    + "</article></body></html>"
)


def record(kind, url, content):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2023-10-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(url)}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body, kind="text/html; charset=windows-1252", status="200 OK"):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def records():
    return (
        record("response", "https://coast.example/1", response(PAGE.encode("cp1252"))),
        record("response", "https://coast.example/x.png", response(b"\x89PNG", "image/png")),
        record("response", "https://coast.example/gone", response(b"no", status="404 Not Found")),
    )


def archive():
    return b"".join(records())


def read(data):
    return list(take_apart(Raw("x", data)))


@pytest.mark.parametrize(
    "data",
    [b"".join(records()), b"".join(map(gzip.compress, records()))],
    ids=["plain", "gzip"],
)
def test_pages_of_an_archive(data):
    (taken,) = read(data)
    assert isinstance(taken, Intake)
    assert "in the café" in taken.article.text
    assert taken.article.title == "Envoy leaves early"
    assert taken.article.url == "https://coast.example/1"
    assert taken.article.retrieved == "2023-10-20T10:00+00:00"
    assert taken.provenance.format == "WARC, HTML"
    assert taken.provenance.part == "<urn:uuid:23>"


@pytest.mark.parametrize(
    "data",
    [
        archive()[:300],
        gzip.compress(archive())[:200],
        b"WARC/1.0\r\nnonsense",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n",
    ],
    ids=["cut", "gzip cut", "nonsense", "wrong length"],
)
def test_a_broken_archive_gets_one_sentence(data):
    outcome = read(data)[-1]
    assert isinstance(outcome, Problem)


def test_a_page_that_unpacks_without_end(monkeypatch):
    monkeypatch.setattr("corpus.importers.warc.MAX_BYTES", 100)
    problem = read(archive())[0]
    assert isinstance(problem, Problem)
    assert "bigger" in problem.reason

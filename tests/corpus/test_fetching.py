"""A web address is fetched when it is named, within limits, and nothing else ever is."""

import gzip
import http.server
import socket
import threading
from contextlib import contextmanager

import pytest

import corpus
from corpus import Reach
from corpus.fetching import is_public
from corpus.intake import Intake
from model import Article, Problem

LOCAL = Reach(private=True, seconds=5)

PAGE = (
    "<!doctype html><html><head><title>Envoy leaves early</title></head><body><article>"
    + "<p>The envoy said that talks about grain and rail would go on in the café.</p>" * 6
    + "</article></body></html>"
)
FEED = """<rss version="2.0"><channel><title>Coast</title>
<item><title>One</title><link>{0}/page</link><description>Short.</description>
<author>Ann Lee</author></item>
<item><title>Two</title><link>{0}/gone</link><description>Kept summary.</description></item>
</channel></rss>"""


class Site(http.server.BaseHTTPRequestHandler):
    """What the tests ask for, by path."""

    def do_GET(self):
        getattr(self, "get_" + self.path.partition("?")[0].strip("/"), self.get_gone)()

    def get_page(self):
        self.answer(PAGE.encode("cp1252"), "text/html; charset=windows-1252")

    def get_packed(self):
        self.answer(gzip.compress(PAGE.encode()), "text/html", Content_Encoding="gzip")

    def get_bomb(self):
        self.answer(gzip.compress(bytes(25_000_000)), "text/html", Content_Encoding="gzip")

    def get_brotli(self):
        self.answer(b"x", "text/html", Content_Encoding="br")

    def get_damaged(self):
        self.answer(b"\x1f\x8b\x08nonsense", "text/html", Content_Encoding="gzip")

    def get_picture(self):
        self.answer(b"\x89PNG\r\n\x1a\n" + bytes(20), "text/html")

    def get_text(self):
        self.answer(b"A line of plain words\nand another of them.", "text/plain")

    def get_empty(self):
        self.answer(b"", "text/html")

    def get_gone(self):
        self.send_error(404)

    def get_feed(self):
        self.answer(FEED.format(self.server.address).encode(), "application/rss+xml")

    def get_hop(self):
        self.redirect("/page")

    def get_loop(self):
        self.redirect("/loop")

    def get_file(self):
        self.redirect("file:///etc/passwd")

    def get_nowhere(self):
        self.send_response(302)
        self.end_headers()

    def get_large(self):
        self.send_response(200)
        self.send_header("Content-Length", "60000000")
        self.end_headers()

    def get_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.drip(b"x" * 65536, 1000)

    def get_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.drip(b"x", 1000, self.server.finished)

    def get_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-Header: " + b"x" * 9_990 + b"\r\n", 1000)

    def get_header(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Header: ")
        self.drip(b"x" * 10_000, 1000)

    def get_short(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<html>")

    def get_silence(self):
        self.close_connection = True

    def get_noise(self):
        self.wfile.write(b"SSH-2.0-server\r\n" * 3)

    def answer(self, data, kind, **headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, place):
        self.send_response(302)
        self.send_header("Location", place)
        self.end_headers()

    def drip(self, data, times, pause=None):
        """Send until the other side has had enough; `pause` is an event to wait on in between."""
        try:
            for _ in range(times):
                self.wfile.write(data)
                if pause is not None and pause.wait(0.05):
                    return
        except OSError:
            self.close_connection = True

    def log_message(self, *arguments):
        """Nothing: the tests' output is for failures."""


@contextmanager
def served():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.address = f"http://127.0.0.1:{server.server_port}"
        server.finished = threading.Event()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.address
        finally:
            server.finished.set()
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


def only(address, reach=LOCAL):
    (outcome,) = corpus.take_in(address, reach=reach)
    return outcome


@pytest.mark.parametrize("path", ["page", "packed", "hop"])
def test_a_page(site, path):
    taken = only(f"{site}/{path}")
    assert isinstance(taken, Intake)
    assert "in the café" in taken.article.text
    assert taken.article.url == f"{site}/{'page' if path == 'hop' else path}"
    assert taken.article.path is None
    assert taken.article.retrieved is not None
    assert taken.provenance.source == f"{site}/{path}"


def test_plain_text(site):
    taken = only(f"{site}/text")
    assert isinstance(taken, Intake)
    assert taken.article.text == "A line of plain words\nand another of them."


FAILURES = {
    "gone": "404 Not Found",
    "empty": "empty page",
    "picture": "a PNG picture",
    "large": "too big",
    "endless": "too big",
    "bomb": "too big",
    "brotli": "packs the page",
    "damaged": "damaged",
    "headers": "more headers",
    "header": "more headers",
    "short": "broke off",
    "silence": "without an answer",
    "noise": "no web server",
    "loop": "more than 6 times",
    "file": "Only http and https",
    "nowhere": "without naming it",
}


@pytest.mark.parametrize("path", FAILURES)
def test_what_cannot_be_fetched_gets_one_sentence(site, path):
    problem = only(f"{site}/{path}")
    assert isinstance(problem, Problem)
    assert FAILURES[path] in problem.reason
    assert problem.reason.endswith(".")


@pytest.mark.parametrize("path", ["slow"])
def test_time_is_counted_over_all(site, path):
    """A server that sends a byte now and then never lets a single wait run out."""
    problem = only(f"{site}/{path}", Reach(private=True, seconds=0.3))
    assert isinstance(problem, Problem)
    assert "after 0.3 seconds" in problem.reason


def test_time_is_counted_over_the_look_up_of_the_name(monkeypatch):
    """The system's look-up may take minutes; it is left behind when time is up."""
    over = threading.Event()

    def look_up(*_, **__):
        over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    try:
        problem = only("http://slow.example/", Reach(seconds=0.05))
    finally:
        over.set()
    assert problem.reason == "The answer was not there in full after 0.05 seconds."


def test_a_private_address_is_not_asked(site):
    problem = only(f"{site}/page", Reach())
    assert isinstance(problem, Problem)
    assert "local network" in problem.reason


def test_a_redirect_to_a_private_address_is_not_followed(site, monkeypatch):
    """Each hop is checked: a public page cannot send the reader to a router's."""
    first = []

    def only_the_first(address):
        first.append(address)
        return len(first) == 1

    monkeypatch.setattr("corpus.fetching.is_public", only_the_first)
    problem = only(f"{site}/hop", Reach())
    assert isinstance(problem, Problem)
    assert "local network" in problem.reason
    assert first == ["127.0.0.1", "127.0.0.1"]


def test_the_address_checked_is_the_address_asked(site, monkeypatch):
    """A name is looked up once: a second look could bring another address."""
    looked_up = []
    true_lookup = socket.getaddrinfo

    def look_up(host, *arguments, **options):
        looked_up.append(host)
        return true_lookup("127.0.0.1", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    taken = only(site.replace("127.0.0.1", "news.example") + "/page")
    assert isinstance(taken, Intake)
    assert looked_up == ["news.example"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.20.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) == public


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://news.example/x", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        ("http://", "no host"),
        ("http://[broken", "cannot be fetched"),
        ("http://127.0.0.1:99999/", "cannot be fetched"),
        ("http://..example/", "No host"),
    ],
)
def test_addresses_that_are_none(address, words):
    problem = only(address)
    assert isinstance(problem, Problem)
    assert words in problem.reason


def test_a_port_where_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    problem = only(f"http://127.0.0.1:{port}/")
    assert isinstance(problem, Problem)
    assert "refuses the connection" in problem.reason


def test_a_secure_connection_needs_a_certificate(site):
    problem = only(site.replace("http:", "https:") + "/page")
    assert isinstance(problem, Problem)
    assert "secure connection" in problem.reason


def test_a_feed_is_read_as_it_stands_unless_asked(site):
    titles = [one.title for one in corpus.read(f"{site}/feed", reach=LOCAL)]
    assert titles == ["One", "Two"]


def test_a_feed_followed_brings_the_pages_and_keeps_summaries(site):
    reach = Reach(follow=True, private=True, seconds=5)
    first, second, problem = corpus.read(f"{site}/feed", reach=reach)
    assert isinstance(first, Article)
    assert "in the café" in first.text
    assert (first.publisher, first.author) == ("Coast", "Ann Lee")
    assert isinstance(second, Article)
    assert second.text == "Kept summary."
    assert isinstance(problem, Problem)
    assert "404" in problem.reason


def test_a_list_followed_brings_its_pages(site, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f"title,url,time_added,tags,status\nOne,{site}/page,1697600000,asia,unread\n")
    (taken,) = corpus.take_in(path, reach=Reach(follow=True, private=True, seconds=5))
    assert isinstance(taken, Intake)
    assert "in the café" in taken.article.text
    assert ("tags", "asia") in taken.provenance.extra


def test_following_ends_somewhere(site, tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.reading._MAX_FOLLOWED", 1)
    path = tmp_path / "list.csv"
    rows = "".join(f"One,{site}/page?{number},1,,unread\n" for number in range(3))
    path.write_text(f"title,url,time_added,tags,status\n{rows}")
    reach = Reach(follow=True, private=True, seconds=5)
    article, problem = corpus.read(path, reach=reach)
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert "2 addresses are left" in problem.reason

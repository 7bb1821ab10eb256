"""Of many addresses one that answers late holds up no other; all come in their order."""

import http.server
import threading

import pytest

import corpus
from corpus import Reach
from model import Article, Problem

NAMED = Reach(private=True, seconds=5)


class Meeting(http.server.BaseHTTPRequestHandler):
    """Answers an address of one host only while one of the other is being asked too."""

    def do_GET(self):
        server, host = self.server, self.headers["Host"].partition(":")[0]
        with server.lock:
            server.asked[host] = server.asked.get(host, 0) + 1
            server.most[host] = max(server.most.get(host, 0), server.asked[host])
        try:
            server.both.wait()
        except threading.BrokenBarrierError:
            self.send_error(504)
            return
        finally:
            with server.lock:
                server.asked[host] -= 1
        data = (
            f"A report on {self.path}\n\nThe envoy said on Monday that talks would go on.".encode()
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        """Nothing."""


@pytest.fixture
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Meeting)
    server.lock, server.both = threading.Lock(), threading.Barrier(2, timeout=3)
    server.asked, server.most = {}, {}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def addresses(server, count):
    hosts = ("127.0.0.1", "localhost")
    port = server.server_port
    return [f"http://{hosts[number % 2]}:{port}/{number}" for number in range(count)]


def titles(found):
    return [each.title if isinstance(each, Article) else each.reason for each in found]


@pytest.mark.parametrize("count", [2, 120])
def test_two_hosts_are_asked_at_the_same_time(server, count):
    """However many they are, and each host for one thing at a time."""
    named = addresses(server, count)
    expected = [f"A report on /{number}" for number in range(count)]
    assert titles(corpus.read_all(named, lambda _: None, reach=NAMED)) == expected
    assert titles(one.article for one in corpus.take_in_all(named, reach=NAMED)) == expected
    assert server.most == {"127.0.0.1": 1, "localhost": 1}


def test_pages_that_a_list_names_are_followed_some_at_a_time(server, tmp_path):
    """As addresses named are: in their order, and each host for one thing at a time."""
    named = addresses(server, 30)
    lines = "".join(
        f'<DT><A HREF="{one}">A mark of {number}</A>\n' for number, one in enumerate(named)
    )
    path = tmp_path / "bookmarks.html"
    path.write_text(f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n{lines}</DL><p>\n", "utf-8")
    reach = Reach(follow=True, private=True, seconds=5)
    expected = [f"A report on /{number}" for number in range(30)]
    assert titles(corpus.read_all([path], lambda _: None, reach=reach)) == expected
    assert server.most == {"127.0.0.1": 1, "localhost": 1}


def test_files_among_addresses_stay_in_their_place(server, tmp_path):
    path = tmp_path / "here.txt"
    path.write_text("A report from here\n\nNobody was hurt, the mayor said.\n")
    one, two = addresses(server, 2)
    found = list(
        corpus.read_all([one, path, "ftp://nowhere.example/x", two], lambda _: None, reach=NAMED)
    )
    assert [type(each) for each in found] == [Article, Article, Problem, Article]
    assert found[1].title == "A report from here"

"""PostgreSQL keeps what every store promises."""

import shutil
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from model import Article, ObelosError
from store import Synced, folder_of, sync_with
from store import open as open_store
from store.ids import new_id
from store.locations import shown
from store.records import event_to_record
from tests.store.acts import tag
from tests.store.conftest import MEMORY
from tests.store.contract import StoreTests
from tests.store.server import MISSING, Server, programs

psycopg = pytest.importorskip("psycopg", reason="The extra `postgres` is not installed.")
pytestmark = pytest.mark.skipif(programs() is None, reason=MISSING)


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    running = Server(folder)
    running.start()
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


NUMBERS = count(1)


@pytest.fixture
def url(server):
    """Where this test alone has its tables."""
    schema = f"test{next(NUMBERS)}"
    with psycopg.connect(server.url("public"), autocommit=True) as connection:
        connection.execute(f"create schema {schema}")
    return server.url(schema)


@pytest.fixture
def opened(url):
    """Opens the database itself, with no folder between."""
    from store.backends.postgres import PostgresStore

    stores = []

    def open_one(reviewer):
        stores.append(PostgresStore(url, reviewer))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


class TestPostgres(StoreTests):
    """Everything that every store promises."""


def test_a_server_that_is_not_there(tmp_path):
    from store.backends.postgres import PostgresStore

    with pytest.raises(ObelosError, match="database"):
        PostgresStore(f"postgresql://obelos@/postgres?host={tmp_path}", "ana")


def test_a_connection_that_was_lost_comes_back(server, opened):
    store = opened("ana")
    kept = store.append(tag())
    server.stop()
    with pytest.raises(ObelosError, match="database"):
        store.append(tag("s2"))
    server.start()
    again = store.append(tag("s2"))
    assert store.of("a1") == (kept, again)


@pytest.fixture
def mirrored(url, tmp_path, monkeypatch):
    """Opens the store by its url as on a computer of that name."""
    monkeypatch.setattr("store.backends.mirror.EVERY", 0.05)
    monkeypatch.setattr("store.backends.mirror.AGAIN", 0.05)
    opened = []

    def open_on(computer: str, reviewer: str):
        monkeypatch.setenv("OBELOS_DATA", str(tmp_path / computer))
        opened.append(open_store(url, reviewer))
        return opened[-1]

    yield open_on
    for store in opened:
        store.close()


class TestMirror(StoreTests):
    """The same through a folder that is kept in step."""

    @pytest.fixture
    def opened(self, mirrored):
        return lambda reviewer: mirrored("one", reviewer)


def until(condition) -> None:
    """Wait for what another thread brings about."""
    for _ in range(2_000):
        if condition():
            return
        Event().wait(0.005)
    raise AssertionError("It never came about.")


def ids(store) -> set[str]:
    store.changes(store.newest())
    return {one.id for one in store.all()}


def test_two_computers_come_to_hold_the_same(mirrored):
    article = Article("a1", "T", "words\r\n")
    ana, ben = mirrored("one", "ana"), mirrored("two", "ben")
    ana.keep(article)
    kept = [ana.append(tag("s1", version=article.digest))]
    kept.append(ben.append(tag("s1", "disputed", reviewer="ben")))
    wanted = {one.id for one in kept}
    until(lambda: ids(ana) == ids(ben) == wanted)
    until(lambda: ben.version(article.digest) == article)
    assert ben.of("a1") == ana.of("a1")


def test_the_server_stops_and_starts_in_mid_session(mirrored, server):
    ana, ben = mirrored("one", "ana"), mirrored("two", "ben")
    kept = [ana.append(tag("s1"))]
    until(lambda: ids(ben) == {kept[0].id})
    server.stop()
    kept += [ana.append(tag(f"t{number}")) for number in range(20)]
    kept += [ben.append(tag(f"u{number}", reviewer="ben")) for number in range(20)]
    until(lambda: any("database" in str(one) for one in ana.problems()))
    assert len(ids(ana)) == 21
    server.start()
    wanted = {one.id for one in kept}
    until(lambda: ids(ana) == ids(ben) == wanted)
    until(lambda: ana.problems() == ben.problems() == ())
    assert len(list(ana.all())) == 41


def test_what_was_kept_without_a_server_is_sent_at_the_next_start(mirrored, server):
    server.stop()
    ana = mirrored("one", "ana")
    kept = ana.append(tag())
    ana.close()
    server.start()
    again = mirrored("one", "ana")
    ben = mirrored("two", "ben")
    until(lambda: ids(ben) == {kept.id})
    assert again.of("a1") == (kept,)


def test_what_one_reviewer_said_on_two_computers_is_told_when_they_meet(mirrored, server):
    """As `merge` and `sync` tell it; it stays told while the program runs."""
    server.stop()
    one, two = mirrored("one", "ana"), mirrored("two", "ana")
    acts = one.append(tag("s1")), two.append(tag("s1", "disputed"))
    # Given within one millisecond, either may be the later one.
    former, later = sorted(acts, key=lambda each: each.id)
    server.start()
    until(lambda: ids(one) == ids(two) == {former.id, later.id})

    def told():
        said = (*one.problems(), *two.problems())
        return [each for each in said if "on two machines" in each.reason]

    until(told)
    until(lambda: one.problems() + two.problems() == tuple(told()))
    said = f"{former.verdict} and {later.verdict}: {later.verdict} stands"
    assert said in told()[0].reason


def test_one_command_syncs_a_folder(url, tmp_path):
    one, two = open_store(tmp_path / "one", "ana"), open_store(tmp_path / "two", "ben")
    one.keep(Article("a1", "T", "words"))
    kept = one.append(tag())
    other = two.append(tag(reviewer="ben"))
    assert (sync_with(one, url).sent, sync_with(two, url).received) == (1, 1)
    assert sync_with(one, url).received == 1
    assert sync_with(one, url) == Synced()
    assert one.of("a1") == two.of("a1") == tuple(sorted((kept, other), key=lambda e: e.id))
    assert [article.title for article in two.articles()] == ["T"]
    assert sync_with(one, tmp_path / "two") == Synced()


def test_the_same_id_with_two_contents_reaches_everyone(url, tmp_path):
    one, two = open_store(tmp_path / "one", "ana"), open_store(tmp_path / "two", "ana")
    kept = one.append(tag())
    two.append(replace(kept, verdict="disputed"))
    for store in (one, two, one):
        sync_with(store, url)
    again = [open_store(tmp_path / name, "eve") for name in ("one", "two")]
    assert again[0].of("a1") == again[1].of("a1")
    assert again[0].contested() == again[1].contested()
    assert len(again[0].contested()) == 1


def test_events_that_arrive_late_are_not_missed(url, opened):
    """A transaction that began before what was seen last, and ended after."""
    from store.backends.postgres import row_of

    watching = opened("eve")
    with psycopg.connect(url) as slow:
        event = replace(tag(), id=new_id())
        row = row_of(event_to_record(event))
        slow.execute("insert into obelos_event (id, content, body) values (%s, %s, %s)", row)
        opened("ben").append(tag(reviewer="ben"))
        assert len(watching.changes(None)) == 1
        slow.commit()
    assert event in watching.changes(None)


def test_a_row_of_another_program_that_is_no_event_is_said(url, opened):
    opened("ana").append(tag())
    with psycopg.connect(url, autocommit=True) as other:
        for body in ("no json", "[]", '{"id": "x"}'):
            row = (new_id(), body, body)
            other.execute("insert into obelos_event (id, content, body) values (%s, %s, %s)", row)
    store = opened("ben")
    assert len(store.of("a1")) == 1
    assert len(store.problems()) == 3


def test_no_password_is_shown():
    url = "postgresql://ana:secret@example.org:5432/db?sslmode=require"
    assert shown(url) == "postgresql://ana@example.org:5432/db"
    assert folder_of(url) == folder_of(url.replace("secret", "other"))


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr("store.find_spec", lambda name: None)
    with pytest.raises(ObelosError, match="postgres"):
        open_store("postgresql://x/y", "ana")

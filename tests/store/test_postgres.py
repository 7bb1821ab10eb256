"""PostgreSQL keeps what every store promises."""

import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest

from model import ObelosError
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


class TestPostgres(StoreTests):
    @pytest.fixture
    def opened(self, url):
        from store.backends.postgres import PostgresStore

        stores = []

        def open_one(reviewer):
            stores.append(PostgresStore(url, reviewer))
            return stores[-1]

        yield open_one
        for store in stores:
            store.close()


def test_a_server_that_is_not_there(tmp_path):
    from store.backends.postgres import PostgresStore

    with pytest.raises(ObelosError, match="database"):
        PostgresStore(f"postgresql://obelos@/postgres?host={tmp_path}", "ana")


def test_a_connection_that_was_lost_comes_back(server, url):
    from store.backends.postgres import PostgresStore

    store = PostgresStore(url, "ana")
    kept = store.append(tag())
    server.stop()
    with pytest.raises(ObelosError, match="database"):
        store.append(tag("s2"))
    server.start()
    again = store.append(tag("s2"))
    assert store.of("a1") == (kept, again)
    store.close()

"""PostgreSQL: events merged, a tag committed, another client seeing it; beside a bare insert."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import psycopg

from benchmarks.store_made import event, fill
from store import open as open_store
from store import sync_with
from store.backends.postgres import PostgresStore
from tests.store.server import MISSING, Server, programs

EVENTS = 100_000
TAGS = 200


def main() -> None:
    """Print a line a measure."""
    if programs() is None:
        print(MISSING)
        return
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        home = Path(place) / "server"
        home.mkdir()
        server = Server(home)
        server.start()
        try:
            measure(server.url("public"), Path(place))
        finally:
            server.stop()


def measure(url: str, place: Path) -> None:
    """Everything with one server."""
    fill(place / "store", EVENTS, 200, 2_000)
    local = open_store(place / "store", "reviewer0")
    print(f"{EVENTS:,} events sent: {timed(lambda: sync_with(local, url)):.2f} s")
    print(f"sent again: {timed(lambda: sync_with(local, url)):.2f} s")
    mine, theirs = PostgresStore(url, "reviewer0"), PostgresStore(url, "reviewer1")
    print(f"opened: {timed(lambda: PostgresStore(url, 'eve').close()):.2f} s")
    random = Random(1)
    bare, tags, seen = [], [], []
    with psycopg.connect(url, autocommit=True) as plain:
        plain.execute("create table bare (id serial primary key, body text)")
        for _ in range(TAGS):
            new = event(random, "reviewer0", "a")
            bare.append(timed(lambda: plain.execute("insert into bare (body) values ('x')")))
            tags.append(timed(lambda new=new: mine.append(new)))
            seen.append(timed(lambda: theirs.changes(theirs.newest())))
    insert = statistics.median(bare)
    for name, taken in (("a tag committed", tags), ("seen by another", seen)):
        middle = statistics.median(taken)
        print(f"{name}: {1e3 * middle:.2f} ms, {middle / insert:.1f} of a bare insert")
    mine.close()
    theirs.close()


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act took."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

"""One durable tag, as a ratio to a raw append with fsync in the same run, beside plain TinyDB."""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from tinydb import TinyDB
from tinydb.table import Document

import store
from benchmarks.store_made import PER_FILE, event, events, fill
from store.ids import new_id, number_of
from store.records import event_to_record

SIZES = (1_000, 10_000, 100_000)
TAGS = 200
PLAIN = {1_000: 40, 10_000: 10, 100_000: 3}
"""How often plain TinyDB is asked: it takes seconds a tag at the end."""


def main() -> None:
    """Print a line a size."""
    place = sys.argv[1] if len(sys.argv) > 1 else None
    print(f"{'tags there':>12} {'raw ms':>8} {'store ms':>9} {'p99':>7} {'ratio':>6} {'plain':>7}")
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            measure(Path(folder), size)


def measure(folder: Path, size: int) -> None:
    """Measure raw appends and the store by turns, so that the disk treats both alike."""
    reviewers = min(200, max(1, size // PER_FILE // 10))
    fill(folder / "store", size, reviewers, 2_000)
    kept = store.open(folder / "store", "reviewer0")
    random = Random(7)
    articles = sorted({one.article for one in islice(kept.own(), 0, None, PER_FILE)})
    raw, ours = [], []
    with (folder / "raw").open("ab") as log:
        for _ in range(TAGS):
            new = event(random, "reviewer0", random.choice(articles))
            record = event_to_record(replace(new, id=new_id()))
            line = json.dumps(record).encode() + b"\n"
            raw.append(timed(lambda line=line: raw_append(log.fileno(), line)))
            ours.append(timed(lambda new=new: kept.append(new)))
    middle = statistics.median(raw)
    plain = statistics.median(plain_tags(folder / "plain.json", size)) / middle
    ratio = statistics.median(ours) / middle
    p99 = statistics.quantiles(ours, n=100)[98]
    times = f"{1e3 * middle:8.2f} {1e3 * statistics.median(ours):9.2f} {1e3 * p99:7.2f}"
    print(f"{size:12,} {times} {ratio:6.1f} {plain:7.0f}", flush=True)


def plain_tags(path: Path, size: int) -> list[float]:
    """One tag in a TinyDB file as it comes, made durable."""
    documents = {str(number_of(one.id)): event_to_record(one) for one in events(size, 1, 2_000)}
    path.write_text(json.dumps({"_default": documents}))
    random = Random(7)
    taken = []
    with TinyDB(path) as database:
        for _ in range(PLAIN[size]):
            record = event_to_record(replace(event(random, "reviewer0", "a"), id=new_id()))
            document = Document(record, number_of(record["id"]))
            taken.append(timed(lambda document=document: database.insert(document)))
    return taken


def raw_append(handle: int, line: bytes) -> None:
    """The least that keeps a line."""
    os.write(handle, line)
    os.fsync(handle)


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act took."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

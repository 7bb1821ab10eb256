"""Opening a store of 100,000 annotations and asking it, beside one stock TinyDB file."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.store_made import events, fill
from store.ids import number_of
from store.records import event_to_record

COUNT = 100_000
SHAPES = ((200, 2_000), (1, 2_000))
"""Reviewers and articles: many people's store, and one person's."""
ROUNDS = 3


def main() -> None:
    """Print times of processor, which other programs disturb least, and the memory taken."""
    if len(sys.argv) > 1:
        print(json.dumps({"ours": ours, "stock": stock}[sys.argv[1]](Path(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "stock.json"
        records = (event_to_record(one) for one in events(COUNT, *SHAPES[0]))
        documents = {str(number_of(one["id"])): one for one in records}
        whole.write_text(json.dumps({"_default": documents}))
        plain = best(lambda: asked("stock", whole))
        show("one stock TinyDB file", plain, plain)
        for reviewers, articles in SHAPES:
            root = Path(place) / f"store{reviewers}"
            fill(root, COUNT, reviewers, articles)
            files = len(list(root.glob("*/*.json")))
            found = best(lambda root=root: asked("ours", root))
            show(f"{reviewers} reviewers, {files} files", found, plain)


def show(name: str, found: dict[str, float], plain: dict[str, float]) -> None:
    """Print a line a measure."""
    print(
        f"{name}: open {found['open']:.3f} s, {found['open'] / plain['open']:.2f} of stock TinyDB"
    )
    rest = (f"{key} {value:.2f}" for key, value in found.items() if key != "open")
    print("   " + ", ".join(rest))


def best(measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The least of each figure over some rounds."""
    rounds = [measure() for _ in range(ROUNDS)]
    return {key: min(one[key] for one in rounds) for key in rounds[0]}


def asked(what: str, path: Path) -> dict[str, float]:
    """The figures of a process of its own."""
    command = [sys.executable, "-m", "benchmarks.store_open", what, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def ours(root: Path) -> dict[str, float]:
    """Open and ask."""
    import store

    before = memory()
    begun = time.process_time()
    kept = store.open(root, "reviewer0")
    opened = time.process_time() - begun
    taken = memory() - before
    counts, counting = timed(kept.counts)
    article = sorted(counts)[len(counts) // 2]
    mine, first = timed(lambda: kept.of(article))
    _, again = timed(lambda: kept.of(article))
    _, undone = timed(lambda: store.undo_event(kept.own(), "reviewer0"))
    _, changed = timed(lambda: kept.changes(kept.newest()))
    _, every = timed(lambda: sum(1 for _ in kept.all()))
    return {
        "open": opened,
        "memory MB": taken,
        "counts ms": counting,
        f"an article of {len(mine)} ms": first,
        "again ms": again,
        "undo ms": undone,
        "changes ms": changed,
        "every event ms": every,
    }


def stock(path: Path) -> dict[str, float]:
    """The same number of documents in TinyDB as it comes."""
    from tinydb import TinyDB

    before = memory()
    begun = time.process_time()
    with TinyDB(path, access_mode="r") as database:
        assert len(database.all()) == COUNT
    return {"open": time.process_time() - begun, "memory MB": memory() - before}


def timed(act: Callable[[], object]) -> tuple[object, float]:
    """What an act gave, and the milliseconds of processor it took."""
    begun = time.process_time()
    result = act()
    return result, 1e3 * (time.process_time() - begun)


def memory() -> float:
    """The most this process ever took, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main()

"""Kills writers at random moments: `python -m tests.store.killer ROOT KILLS`; fails on any loss."""

import os
import random
import select
import signal
import sys
from dataclasses import replace
from pathlib import Path

from store import open as open_store
from store.ids import new_id
from tests.store.acts import tag
from tests.store.stock import stock_contents


def write_for_ever(root: Path, seed: int, out: int) -> None:
    """Say what is begun and what was given back, an id a line."""
    chance = random.Random(seed)
    store = open_store(root, "ana")
    while True:
        reviewer = chance.choice(["ana", "ben", f"r{chance.randrange(20)}"])
        article, note = f"a{chance.randrange(10)}", "x" * chance.randrange(3000)
        event = replace(tag(reviewer=reviewer, article=article, note=note), id=new_id())
        os.write(out, f"begun {event.id}\n".encode())
        store.append(event)
        os.write(out, f"kept {event.id}\n".encode())


def killed_writer(root: Path, seed: int, seconds: float) -> list[list[str]]:
    """What a writer said until it was killed, some time after it began its first act."""
    here, there = os.pipe()
    writer = os.fork()
    if writer == 0:
        write_for_ever(root, seed, there)
    os.close(there)
    said = os.read(here, 1 << 16)
    select.select([], [], [], seconds)
    os.kill(writer, signal.SIGKILL)
    while more := os.read(here, 1 << 16):
        said += more
    os.close(here)
    os.waitpid(writer, 0)
    return [line.split() for line in said.decode().splitlines()]


def main(root: Path, kills: int) -> None:
    """Kill writers one after the other, and look at everything after each."""
    chance = random.Random(5)
    before: set[str] = set()
    undecided = 0
    for number in range(kills):
        lines = killed_writer(root, number, chance.uniform(0, 0.03))
        begun = before | {one for word, one in lines if word == "begun"}
        kept = before | {one for word, one in lines if word == "kept"}
        undecided += len(begun - kept)
        found = set(stock_contents(root))
        assert kept <= found <= begun, (kept - found, found - begun)
        store = open_store(root, "ana")
        assert store.problems() == ()
        assert {one.id for one in store.all()} == found
        before = found
    print(f"{kills} writers killed, {undecided} in an act, {len(before)} kept")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Keys over the real desk while something goes on: analysis, links, imports, others' verdicts.

python -m benchmarks.screen_work [NAME...]: resting, judging, analysing, whole, linking, reading,
adding, tagging; without a name all of them, one after the other. Ratios are to a change of one cell
in a bare program: the first two beside the same work, by turns with the keys, so that both wait for
the processor alike; the one called `rest` to changes made first, while nothing else goes on, so
that nobody takes for quick what is only as slow as all else.
"""

import os
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path

from benchmarks.desk_made import fill_library, live_in, long_report, reports, write_folder
from benchmarks.screen_keys import KEYS
from benchmarks.screen_pty import IDLE, Memory, Program
from benchmarks.screen_timed import GAP, HEAD, Floor, Timed
from benchmarks.store_made import fill

ARTICLES = 10_000
ANNOTATIONS = 100_000
LINKED = 500
"""Articles of some 20 statements each."""
WORDS = 50_000
SIZE = (120, 40)
MARK = "\x1b]9999;done\x07"
"""Written after all that a key changed: the list is counted anew four times a second, and what is
written for it soon after a key is no answer to that key.
"""
PROGRAM = "import sys; from tui.cli import main; sys.exit(main())"
OURS = ("-c", PROGRAM)
AT_WORK = ("line down", "page down", "next statement", "verdict", "next article")
COUNTED = """
import mmap, os, struct, time
shared = mmap.mmap(os.open(os.environ["OBELOS_SYNCED"], os.O_RDWR), 8)
sync, rename = os.fsync, os.replace
def count(seconds):
    shared[:] = struct.pack("d", struct.unpack("d", shared[:])[0] + seconds)
def synced(handle):
    begun = time.perf_counter()
    sync(handle)
    count(time.perf_counter() - begun)
def renamed(*names):
    begun, busy = time.perf_counter(), time.thread_time()
    rename(*names)
    count(time.perf_counter() - begun - (time.thread_time() - busy))
os.fsync, os.replace = synced, renamed
"""
"""Adds up the seconds that the disk takes: to settle a file, and those in which the renaming of one
waits until what others wrote is settled.
"""

MARKED = f"""
from tui.app import Obelos
answer = Obelos._answer
async def marked(self, event):
    await answer(self, event)
    self._driver.write({MARK!r})
    self._driver.flush()
Obelos._answer = marked
"""

TAGS = """
import time
from tui.desk import folders, open_desk, settings
desk = open_desk(folders(), settings(folders().config, "another"), [])
while desk.read_next():
    pass
ids = desk.ids()
for number in range(100_000):
    known = ids[number % min(len(ids), 400)]
    text = desk.article(known).text
    start = text.index(" ", 40 + number // 400)
    from model import Span
    desk.tag(known, Span(start + 1, start + 30), "disputed")
    time.sleep(0.02)
"""
"""Another reviewer, who gives forty verdicts a second."""


def main() -> None:
    """A table for each."""
    floor = Floor(*SIZE)
    print(f"{HEAD}   <= 2.5, 16 ms\n{'one cell, at rest':22} {floor.rest}")
    for name in sys.argv[1:] or WORK:
        with tempfile.TemporaryDirectory(prefix="obelos-") as place:
            live_in(Path(place))
            os.environ["OBELOS_SYNCED"] = f"{place}/synced"
            Path(place, "synced").write_bytes(bytes(8))
            WORK[name](Path(place), floor)


def resting(home: Path, floor: Floor) -> None:
    """Nothing else: what the figures of the others are to be held against."""
    fill_library(home, chain([long_report(WORDS)], reports(LINKED)))
    with shown([]) as program:
        wait_for_rest(program)
        print_keys("nothing goes on", program, floor)
        print_memory(program)
        program.idle, program.mark = IDLE, b""
        print_keys("the same, until nothing more is written", program, floor)


def judging(home: Path, floor: Floor) -> None:
    """Many annotations are there: by many reviewers, or by oneself."""
    fill_library(home, chain([long_report(WORDS)], reports(20)))
    for reviewers in (200, 1):
        fill(home / "data" / f"store{reviewers}", ANNOTATIONS, reviewers, 2_000)
        named = ["--store", str(home / "data" / f"store{reviewers}"), "--reviewer", "reviewer0"]
        with shown(named) as program:
            wait_for_rest(program)
            print(f"{ANNOTATIONS:,} annotations by {reviewers}; 20 ms beside the disk")
            print_row("verdict", floor, program, partial(without_disk, program, b"c"), 200)
            print_row("with the disk", floor, program, partial(program.key, b"c"), 100)


def analysing(home: Path, floor: Floor) -> None:
    """A library that nobody has read yet."""
    fill_library(home, chain([long_report(WORDS)], reports(ARTICLES)))
    with shown([]) as program:
        time.sleep(2.0)
        print_keys(f"{ARTICLES:,} articles analysed", program, floor)
        print_memory(program)
    with shown([]) as program:
        time.sleep(2.0)
        print_keys("findings from the disk", program, floor)


def whole(home: Path, _: Floor) -> None:
    """The same to the end, also linked: when it is done, and the most that was held till then."""
    fill_library(home, chain([long_report(WORDS)], reports(ARTICLES)))
    with shown([]) as program:
        begun = time.perf_counter()
        most = program.memory_in_all()
        while not is_at_rest(program):
            program.watch(0.5)
            most = max(most, program.memory_in_all(), key=lambda held: held.all)
        took = time.perf_counter() - begun
        print(f"{ARTICLES:,} articles analysed and linked in {took:.0f} s")
        print(memory_line("at most", most))
        print_memory(program)


def linking(home: Path, floor: Floor) -> None:
    """Everything is analysed, and linked anew."""
    fill_library(home, chain([long_report(WORDS)], reports(LINKED)))
    with shown([]) as program:
        wait_for_rest(program)
        print_memory(program)
    with shown([]) as program:
        time.sleep(4.0)
        print_keys(f"{LINKED * 20:,} statements linked", program, floor)
        print_memory(program)


def reading(home: Path, floor: Floor) -> None:
    """A folder that the screen itself reads."""
    write_folder(home / "folder", chain([long_report(WORDS)], reports(ARTICLES)))
    with shown([str(home / "folder")]) as program:
        print_keys("files read by the screen", program, floor)


def adding(home: Path, floor: Floor) -> None:
    """Another process adds to the library that is open."""
    fill_library(home, chain([long_report(WORDS)], reports(200)))
    write_folder(home / "folder", reports(ARTICLES, 9))
    with shown([]) as program:
        wait_for_rest(program)
        with beside([*OURS, "add", str(home / "folder")]):
            time.sleep(1.0)
            print_keys("another adds to it", program, floor)


def tagging(home: Path, floor: Floor) -> None:
    """Another process gives verdicts that are shown here as they come."""
    fill_library(home, chain([long_report(WORDS)], reports(LINKED)))
    with shown([]) as program:
        wait_for_rest(program)
        with beside(["-c", TAGS]):
            time.sleep(3.0)
            print_keys("others' verdicts", program, floor)


WORK: dict[str, Callable[[Path, Floor], None]] = {
    "resting": resting,
    "judging": judging,
    "analysing": analysing,
    "whole": whole,
    "linking": linking,
    "reading": reading,
    "adding": adding,
    "tagging": tagging,
}


@contextmanager
def shown(sources: list[str]) -> Iterator[Program]:
    """The screen on these, with the first article analysed."""
    program = Program(["-c", COUNTED + MARKED + PROGRAM, *sources], *SIZE)
    program.idle, program.mark = GAP, MARK.encode()
    program.until(b"Statement 1")
    program.settle(0.1)
    try:
        yield program
    finally:
        program.close()


@contextmanager
def beside(arguments: list[str]) -> Iterator[None]:
    """Another process at the same time."""
    nothing = subprocess.DEVNULL
    other = subprocess.Popen([sys.executable, *arguments], stdout=nothing, stderr=nothing)
    try:
        yield
        if other.poll() is not None:
            print("(the other process had ended before)")
    finally:
        other.kill()
        other.wait()


def print_keys(what: str, program: Program, floor: Floor) -> None:
    """A line a key."""
    before = busy_beside(program)
    print(what)
    for name in AT_WORK:
        keys, times = KEYS[name]
        print_row(name, floor, program, partial(without_disk, program, keys), times)
    worked = sum(used - before.get(pid, 0.0) for pid, used in busy_beside(program).items())
    print(f"  {'beside':20} {worked / 1e3:7.1f} s of processor time, of what is still there")


def print_row(
    name: str, floor: Floor, program: Program, act: Callable[[], float], times: int
) -> None:
    """A key beside a change of one cell, and the slowest of those."""
    timed = Timed(program, act, times, floor)
    late = f"one cell p99 {timed.cell.worst:.1f}"
    print(f"  {name:20} {timed}   {late}", flush=True)


def without_disk(program: Program, keys: bytes) -> float:
    """As `Program.key`, less what the disk took to settle it."""
    before = synced()
    taken = program.key(keys)
    return taken - (synced() - before)


def synced() -> float:
    """Milliseconds that the disk took so far."""
    return 1e3 * float(struct.unpack("d", Path(os.environ["OBELOS_SYNCED"]).read_bytes())[0])


def print_memory(program: Program) -> None:
    """Of all processes together, and the plain sum of what is resident in each."""
    print(memory_line("memory", program.memory_in_all()), flush=True)


def memory_line(name: str, held: Memory) -> str:
    """What each holds alone, and the files they share."""
    alone, seen = (
        " + ".join(f"{one:.0f}" for one in each) for each in (held.anonymous, held.resident)
    )
    return (
        f"  {name:20} {held.all:7.0f} MB = {alone} + files {held.files:.0f}   <= 110"
        f"   (resident: {seen})"
    )


def busy_beside(program: Program) -> dict[int, float]:
    """Milliseconds of processor time used by each process that it started and that is there."""
    used = {}
    for pid in program.processes()[1:]:
        # It may be let go at this very moment.
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used[pid] = 1e3 * sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    return used


def wait_for_rest(program: Program) -> None:
    """Until nothing is analysed or linked any more."""
    while not is_at_rest(program):
        program.settle(1.0)


def is_at_rest(program: Program) -> bool:
    """Whether no process is there beside it, and none follows one that was let go."""
    for _ in range(4):
        if len(program.processes()) > 1:
            return False
        program.watch(0.25)
    return True


if __name__ == "__main__":
    main()

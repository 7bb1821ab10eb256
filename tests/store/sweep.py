"""A writer meets a fault at each of its system calls: `python -m tests.store.sweep ROOT FAULT`.

`strace` kills it there, or makes the call fail, in a process of its own for each call. To count the
calls of the writer alone, it is attached to a process that makes none: its children make so many
calls that come to nothing that the fault, which is always at the same one, meets them where it is
wanted. They say what was acknowledged in shared memory, because that takes no call.
"""

import contextlib
import errno
import fcntl
import mmap
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from model import Article, ObelosError
from store import open as open_store
from store.ids import new_id
from tests.store.acts import tag
from tests.store.stock import stock_contents

FAULTS = {"kill": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}
NOWHERE, NOTHING = "/nowhere/at/all", 99_999
AT = 100
"""The call of each kind that meets the fault; no writer makes so many."""
CALLS: dict[str, Callable[[], object]] = {
    "openat": lambda: os.open(NOWHERE, os.O_RDONLY),
    "read": lambda: os.read(NOTHING, 1),
    "pread64": lambda: os.pread(NOTHING, 1, 0),
    "write": lambda: os.write(NOTHING, b"x"),
    "pwrite64": lambda: os.pwrite(NOTHING, b"x", 0),
    "close": lambda: os.close(NOTHING),
    "fsync": lambda: os.fsync(NOTHING),
    "flock": lambda: fcntl.flock(NOTHING, fcntl.LOCK_EX),
    "/^rename": lambda: os.rename(NOWHERE, NOWHERE),  # noqa: PTH104
    "/^unlink": lambda: os.unlink(NOWHERE),  # noqa: PTH108
    "/^mkdir": lambda: os.mkdir(NOWHERE),  # noqa: PTH102
    "/stat": lambda: os.fstat(NOTHING),
}
"""Each call of the system that a writer makes, and how to make one that comes to nothing."""
LETTING_GO = frozenset({"close"})
"""Calls that do their work even when they report an error, which is not what `strace` does."""
MISSED = 7
"""What a writer that met no fault ends with."""
ENOUGH = 3
"""Writers that met no fault before no more are tried: a look too many depends on the clock."""

LATER = replace(tag("s2"), id=new_id())
EVENTS = [tag(), tag("s1", "disputed"), LATER, tag(reviewer="ben"), tag(article="a2")]
EVENTS = [replace(one, id=one.id or new_id()) for one in EVENTS]
ARTICLE = Article("a1", "T", "some words")


def available() -> str:
    """Why this cannot be done here; empty when it can."""
    try:
        trial = ["strace", "-qq", "-e", "inject=fsync:error=EIO", "true"]
        done = subprocess.run(trial, capture_output=True, check=False)
    except FileNotFoundError:
        return "strace is not installed."
    return "strace may not trace here." if done.returncode else ""


def write(root: Path, acknowledged: memoryview) -> None:
    """Some tags and a text; what was refused is tried once more."""
    store = insist(lambda: open_store(root, "ana"))
    for number, event in enumerate(EVENTS):
        insist(lambda event=event: store.append(event))
        acknowledged[number] = 1
    insist(lambda: store.keep(ARTICLE))
    acknowledged[len(EVENTS)] = 1


def insist(act):
    """Do it, if need be at the second attempt."""
    try:
        return act()
    except ObelosError:
        return act()


def writer(
    root: Path, number: int, call: Callable[[], object], notes: memoryview, *, killing: bool
) -> None:
    """Write, and meet the fault at the call of this number."""
    for _ in range(AT - number):
        with contextlib.suppress(OSError):
            call()
    write(root, notes)
    still_to_come = killing or any(is_refused(call) for _ in range(number))
    os._exit(MISSED if still_to_come else 0)


def is_refused(call: Callable[[], object]) -> bool:
    """Whether a call meets the fault."""
    try:
        call()
    except OSError as error:
        return error.errno in (errno.EIO, errno.ENOSPC)
    return False


def nursery(root: Path, fault: str, notes: memoryview) -> None:
    """Bring forth a writer for each call; it makes no such call itself."""
    os.kill(os.getpid(), signal.SIGSTOP)
    killing = fault == "kill"
    for kind, (name, call) in enumerate(CALLS.items()):
        misses = 0
        for number in range(1, AT) if killing or name not in LETTING_GO else ():
            case = kind * AT + number
            said = notes[8 * case : 8 * case + 8]
            child = os.fork()
            if child == 0:
                writer(Path(f"{root}/{case}"), number, call, said, killing=killing)
            said[7] = 1
            misses += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == MISSED
            if misses == ENOUGH:
                break
    os._exit(0)


def sweep(root: Path, fault: str) -> dict[int, bytes]:
    """What was acknowledged in each case, by its number."""
    write(root / "warm", memoryview(bytearray(8)))  # What is imported late is imported now.
    shared = mmap.mmap(-1, 8 * AT * (len(CALLS) + 1))
    mother = os.fork()
    if mother == 0:
        nursery(root, fault, memoryview(shared))
    os.waitpid(mother, os.WUNTRACED)
    injected = [f"inject={name}:{FAULTS[fault]}:when={AT}" for name in CALLS]
    options = [word for one in injected for word in ("-e", one)]
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", os.devnull, "-p", str(mother), *options],
        stderr=subprocess.PIPE,
    )
    while "TracerPid:\t0" in Path(f"/proc/{mother}/status").read_text() and tracer.poll() is None:
        select.select([], [], [], 0.005)
    os.kill(mother, signal.SIGCONT)
    os.waitpid(mother, 0)
    _, said = tracer.communicate()
    assert tracer.returncode == 0, said.decode()
    cases = (number for number in range(AT * (len(CALLS) + 1)) if shared[8 * number + 7])
    return {number: shared[8 * number : 8 * number + len(EVENTS) + 1] for number in cases}


def examine(root: Path, acknowledged: bytes) -> None:
    """Nothing acknowledged is lost, nothing else is there, and a retry works."""
    found = set(stock_contents(root)) if root.is_dir() else set()
    kept = {event.id for event, said in zip(EVENTS, acknowledged, strict=False) if said}
    assert kept <= found <= {event.id for event in EVENTS}, (kept - found, found)
    if acknowledged[len(EVENTS)]:
        assert open_store(root, "eve").version(ARTICLE.digest) == ARTICLE
    assert open_store(root, "eve").problems() == ()
    write(root, memoryview(bytearray(8)))
    assert set(stock_contents(root)) == {event.id for event in EVENTS}
    assert open_store(root, "eve").version(ARTICLE.digest) == ARTICLE
    assert not list(root.glob("**/*.tmp"))


def main(root: Path, fault: str) -> None:
    """Say at how many calls the fault was met."""
    cases = sweep(root, fault)
    for number, acknowledged in cases.items():
        if fault != "kill":
            assert all(acknowledged), (list(CALLS)[number // AT], number % AT, acknowledged)
        examine(root / str(number), acknowledged)
    kinds = {number // AT for number in cases}
    assert len(kinds) == len(CALLS) - (0 if fault == "kill" else len(LETTING_GO))
    assert max(number % AT for number in cases) < AT - 1, "The calls never came to an end."
    print(f"{fault} at {len(cases) - ENOUGH * len(kinds)} calls")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

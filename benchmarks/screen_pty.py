"""A program in a pty whose answers are timed to the last byte; knows not what it runs."""

import atexit
import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

IDLE = 0.06
"""Seconds without a byte after which an answer counts as whole; less where other things are shown
meanwhile.
"""


RESTING = 50.0
"""Milliseconds of processor time in a second, below which a program is at rest."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes that some processes hold.

    Of files that several of them have mapped (Python itself, modules in C) there is one copy in
    memory, which the sum of what is resident counts once a process. Here it counts once: of each
    stretch of a file as much as the process that has most of it, which may leave out pages that
    only another has. Unlike the proportional share, it does not shrink because some process that is
    none of these has mapped the same.
    """

    anonymous: tuple[float, ...]
    """Of each process what is nobody else's."""
    files: float
    """Pages of files, once."""
    resident: tuple[float, ...]
    """Of each process all that it sees: the plain sum, which counts files again each time."""

    @property
    def all(self) -> float:
        """What would be free if none of them were there."""
        return sum(self.anonymous) + self.files


class Program:
    """Started at once; times are in milliseconds."""

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int,
        lines: int,
        **environment_of_its_own: str,
    ) -> None:
        ours, theirs = pty.openpty()
        self._size(theirs, columns, lines)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment |= environment_of_its_own
        environment.pop("NO_COLOR", None)
        # An installed program is compiled; one that may not keep what it compiles takes half as
        # long again, each time.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            # In a session of its own it would have its own share of the processors, whatever the
            # priority of a process that another one started (sched(7), autogroup).
            process_group=0,
            env=environment,
        )
        os.close(theirs)
        self._fd = ours
        self.idle = IDLE
        self.mark = b""
        """What it writes when it is done with a key, where it does; other things may be shown
        before and after.
        """
        atexit.register(self.close)
        self.seen = bytearray()

    def _size(self, fd: int, columns: int, lines: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _read(self, seconds: float) -> bool:
        """Read once; whether anything came."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        data = os.read(self._fd, 1 << 18)
        self.last = time.perf_counter()
        self.seen += data
        if b"\x1b[?2026$p" in data:
            os.write(self._fd, b"\x1b[?2026;2$y")
        return bool(data)

    def until(self, words: bytes, seconds: float = 30.0) -> float:
        """Since the start, until these words were written."""
        end = time.perf_counter() + seconds
        while words not in self.seen and time.perf_counter() < end:
            self._read(0.1)
        if words not in self.seen:
            raise TimeoutError(f"{words!r} was never written")
        return (self.last - self.started) * 1e3

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing more comes."""
        while self._read(seconds):
            pass

    def watch(self, seconds: float) -> None:
        """Read for so long, whatever comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def key(self, keys: bytes) -> float:
        """From the key to the last byte of what it changed."""
        begun = time.perf_counter()
        os.write(self._fd, keys)
        return self._marked(begun) if self.mark else self._answered(begun)

    def resize(self, columns: int, lines: int) -> float:
        """From the new size to the last byte of what it changed."""
        begun = time.perf_counter()
        self._size(self._fd, columns, lines)
        self._process.send_signal(signal.SIGWINCH)
        return self._answered(begun)

    def _answered(self, begun: float) -> float:
        if not self._read(2.0):
            return 0.0
        while self._read(self.idle):
            pass
        return (self.last - begun) * 1e3

    def _marked(self, begun: float) -> float:
        at = len(self.seen)
        while self.seen.find(self.mark, at) < 0 and self._read(2.0):
            pass
        taken = (self.last - begun) * 1e3
        while self._read(self.idle):
            pass
        return taken

    def busy(self) -> float:
        """Milliseconds of processor time used so far: fairer than the clock on a busy machine."""
        used = 0
        for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
            used += int((thread / "schedstat").read_text().split()[0])
        return used / 1e6

    def rest(self) -> None:
        """Read until it does nothing any more."""
        before = -RESTING
        while (now := self.busy()) - before >= RESTING:
            before = now
            self.watch(1.0)

    def memory(self) -> float:
        """Megabytes resident."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def processes(self) -> list[int]:
        """Itself and those it started."""
        found = [self._process.pid]
        for known in found:
            for task in Path(f"/proc/{known}/task").glob("*/children"):
                found += map(int, task.read_text().split())
        return found

    def memory_in_all(self) -> "Memory":
        """What all its processes hold together."""
        each = [_mapped(pid) for pid in self.processes()]
        shared: dict[str, int] = {}
        for _, files, _ in each:
            for place, size in files.items():
                shared[place] = max(size, shared.get(place, 0))
        return Memory(
            tuple(anonymous / 1024 for anonymous, _, _ in each),
            sum(shared.values()) / 1024,
            tuple(resident / 1024 for _, _, resident in each),
        )

    def close(self) -> None:
        """End it, and whatever it started; at the latest when the benchmark ends."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            os.close(self._fd)


def _mapped(pid: int) -> tuple[int, dict[str, int], int]:
    """Kilobytes of a process: anonymous, of each stretch of a file, and resident in all.

    Nothing of one that has just ended.
    """
    files: dict[str, int] = {}
    place, resident, anonymous, here = "", 0, 0, 0
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
            name, *rest = line.split()
            if name == "Rss:":
                here = int(rest[0])
                resident += here
            elif name == "Anonymous:":
                anonymous += int(rest[0])
                files[place] = files.get(place, 0) + here - int(rest[0])
            elif "-" in name:
                place = f"{rest[1]} {rest[4]}" if len(rest) > 4 else name
    return anonymous, files, resident

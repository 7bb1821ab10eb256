"""Whatever a report holds, no byte of it steers the terminal: looked at in a real pty."""

import base64
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

PROGRAM = """
import keymaps
from tests.tui import fakes
from tui.app import Obelos
desk = fakes.nasty()
Obelos(desk, keymaps.load("default"), theme="ink").run()
tagged = [p.placement.span.of(fakes.NASTY) for p in desk.placed("a")]
print("TAGGED", sorted(map(ascii, tagged)), "GONE")
"""

OURS = re.compile(
    rb"\x1b\[[0-9;:?<=>]*\$?[A-Za-z]"  # colours, moves, modes and questions about them
    rb"|\x1b\]22;[a-z]*(?:\x1b\\|\x07)"  # Textual's own: the shape of the mouse pointer
    rb"|[\r\n]"
)
COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

STEPS = (
    (b"", b"Statement"),
    (b"n", b"Statement"),
    (b"c", b"saved."),
    (b"/Last line\r", b"Hit"),
    (b"\x1b", b"tagged of"),
    (b"gvwwd", b"saved."),
    (b"fred", b"found"),
    (b"\r", b"keys"),
    (b"o", b"No"),
    (b"y", b"Copied"),
    (b"]", b"click"),
    (b"eA\xc2\x9b31m\x13", b"saved."),
    (b"?", b"goes"),
    (b"q", b"keys"),
    (b"T", b"found"),
    (b"paper\r", b"keys"),
    (b"\t\t", b"keys"),
    (b"q", b"GONE"),
)


class Terminal:
    """A program in a pty of 120 by 40, with everything that it wrote."""

    def __init__(self):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        more = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "BROWSER": "false"}
        self.program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, **more, "PYTHONPATH": str(Path.cwd())},
        )
        os.close(theirs)
        self.fd = ours
        self.written = bytearray()

    def type(self, keys, until, seconds=20.0):
        """Send keys and read until something new is written."""
        start = len(self.written)
        os.write(self.fd, keys)
        end = time.monotonic() + seconds
        while until not in self.written[start:] and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.1)[0]:
                self.written += self._read()
        assert until in self.written[start:], (keys, bytes(self.written[start:][-3000:]))

    def _read(self):
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def close(self):
        os.close(self.fd)
        self.program.kill()
        self.program.wait()


@pytest.fixture
def terminal():
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_nothing_in_a_report_reaches_the_terminal(terminal):
    """Read, searched, selected, tagged, found, copied, listed, noted: only our own sequences."""
    for keys, until in STEPS:
        terminal.type(keys, until)
    written = bytes(terminal.written)
    copies = [base64.b64decode(copy).decode() for copy in COPY.findall(written)]
    assert len(copies) == 1
    assert not STEERING.search(copies[0])
    rest = OURS.sub(b"", COPY.sub(b"", written)).decode()
    assert STEERING.findall(rest) == []
    assert "[/]" in rest
    assert "[bold red]" in rest
    tagged = written[written.index(b"TAGGED") :].decode()
    assert "PWNED" in tagged
    assert "Bidi" in tagged

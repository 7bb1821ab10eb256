"""Whatever a report holds, no byte of it steers the terminal: looked at in a real pty."""

import base64
import fcntl
import os
import pty
import re
import select
import signal
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
left = desk.sessions.drafts(), desk.positions
print("TAGGED", sorted(map(ascii, tagged)), "KEPT", *left, "GONE")
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
    (b"\x1b", b"saved"),
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
    (b"\t\t", b"Reports"),
    (b"q", b"GONE"),
)


class Terminal:
    """A program in a pty of 120 by 40, with everything that it wrote."""

    def __init__(self, **environment):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        more = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "BROWSER": "false"}
        more |= environment
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


COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
REVERSED = re.compile(rb"\x1b\[[0-9;]*7[;m]")


@pytest.mark.parametrize(
    ("environment", "kinds"),
    [
        ({"NO_COLOR": "1"}, set()),
        ({"NO_COLOR": "", "TERM": "xterm-256color"}, set()),
        ({"TERM": "xterm", "COLORTERM": ""}, {b"16"}),
        ({"TERM": "screen-256color", "COLORTERM": ""}, {b"256"}),
        ({}, {b"truecolor"}),
    ],
)
def test_a_terminal_gets_only_colours_that_it_has(environment, kinds):
    """And without colour everything is still told apart, by attributes and marks."""
    terminal = Terminal(**environment)
    try:
        terminal.type(b"", b"Statement")
        terminal.type(b"nc", b"saved.")
        terminal.type(b"v", b"word")
    finally:
        terminal.close()
    used = {
        b"truecolor" if b"8;2;" in colour else b"256" if b"8;5;" in colour else b"16"
        for colour in re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.written))
        if COLOUR.match(b"\x1b[" + colour + b"m")
    }
    assert used == kinds
    assert REVERSED.search(bytes(terminal.written))
    assert "▐".encode() in terminal.written
    assert "✓".encode() in terminal.written


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_closes_loses_nothing(terminal, sign):
    """Place and half-written notes are kept, as if one had left by key."""
    terminal.type(b"", b"Statement")
    terminal.type(b"G", b"100 %")
    terminal.type(b"ehalf a note", b"half a note")
    terminal.program.send_signal(sign)
    terminal.type(b"", b"GONE")
    kept = bytes(terminal.written).rpartition(b"KEPT")[2]
    assert b"half a note" in kept
    assert b"'a': 0" not in kept


def test_a_terminal_that_is_gone_ends_the_program(terminal):
    """Without any signal: nobody is left reading from nowhere."""
    terminal.type(b"", b"Statement")
    os.close(terminal.fd)
    terminal.fd = os.open(os.devnull, os.O_RDONLY)
    assert terminal.program.wait(20) is not None

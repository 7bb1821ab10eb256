"""The real program in a pseudo-terminal, watched as a person would: whole frames of its screen."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

import pyte

PROGRAM = "import sys; from tui.cli import main; sys.exit(main())"
ASKED = b"\x1b[?2026$p"
"""The program asks whether frames may be marked as such; we say yes."""
FRAME = b"\x1b[?2026l"
"""The end of a frame: what came before it is seen at once."""

PATIENCE = 60.0
"""Seconds after which what was waited for will never come."""


class Watched:
    """`obelos` with these arguments; `look` is called with the screen's lines at each frame."""

    def __init__(self, arguments, look=lambda rows: None, columns=120, lines=40, program=PROGRAM):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.program = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
        os.close(theirs)
        self.fd = ours
        self.read = 0
        """Bytes."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._look = look
        self._unseen = b""

    @property
    def rows(self):
        """The lines of the last whole frame."""
        return list(self._screen.display)

    def type(self, keys):
        """Send these; a program that is gone takes none."""
        with contextlib.suppress(OSError):
            os.write(self.fd, keys)

    def take(self, seconds, most=65536):
        """Read once if something comes within that time; whether something came."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, most)
        except OSError:
            return False
        if ASKED in data:
            self.type(b"\x1b[?2026;2$y")
        self.read += len(data)
        *frames, self._unseen = (self._unseen + data).split(FRAME)
        for frame in frames:
            self._stream.feed(frame)
            self._look(self.rows)
        return bool(data)

    def until(self, words):
        """Read until these words stand on the screen."""
        end = time.monotonic() + PATIENCE
        while not any(words in row for row in self.rows):
            assert time.monotonic() < end, (words, self.rows)
            self.take(0.1)

    def end(self, sign):
        """Send the signal, wait for the end, and see what was written before it."""
        self.program.send_signal(sign)
        end = time.monotonic() + PATIENCE
        while self.program.poll() is None and time.monotonic() < end:
            self.take(0.1)
        self.program.wait(1)
        while self.take(0):
            pass

    def close(self):
        """Leave nothing behind."""
        self.program.kill()
        self.program.wait()
        os.close(self.fd)

"""Lines out: JSON that cannot steer a terminal, and progress where someone watches."""

import io
import json
import re
import sys
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, TextIO, TypeVar

from model import Problem, visible_line

# Everything `model.visible` would replace; inside JSON strings it can be escaped without loss.
_STEERING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Made once: `json.dumps` makes one for each line, which is a third of its time.
_encoded = json.JSONEncoder(ensure_ascii=False).encode
# Work that takes less is over before a line about it is read (design: "over about a second").
_PATIENCE = 1.0

GONE = "\r\x1b[K"
"""Takes away the line that tells how far it is."""

T = TypeVar("T")


def prepare() -> None:
    """Signs that the encoding of the output lacks are written as escapes; else nothing would be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def in_utf8() -> TextIO:
    """Standard output for records that programs read: UTF-8, whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdout


def json_line(value: Any) -> str:
    """`value` as one line of JSON; controls and lone surrogates are escaped."""
    plain = _encoded(value)
    if plain.isascii() and "\x7f" not in plain:
        return plain
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def complain(sentence: str) -> None:
    """One line on stderr that cannot steer the terminal."""
    take_away()
    sys.stderr.write(f"obelos: {visible_line(sentence)}\n")


def complain_of(problems: Iterable[Problem]) -> bool:
    """A line on stderr for each; whether there is any."""
    found = list(problems)
    for problem in found:
        complain(str(problem))
    return bool(found)


def take_away() -> None:
    """Something is about to be said where someone may be watching how far it is."""
    if sys.stderr.isatty():
        sys.stderr.write(GONE)
        sys.stderr.flush()


def say(line: str = "") -> None:
    """One line on stdout that cannot steer the terminal."""
    take_away()
    sys.stdout.write(visible_line(line) + "\n")


def write_json(value: Any) -> None:
    """One JSON object on a line of its own."""
    sys.stdout.write(json_line(value) + "\n")


def watched(things: Iterable[T], doing: str) -> Iterator[T]:
    """Pass `things` on; when it takes long, say on stderr how far it is, if that is a terminal.

    It is said while the next one is awaited and not while one is dealt with, so that it never
    gets into a line about it; `say` and `complain` begin by taking it away.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    teller = _Teller(doing)
    threading.Thread(target=teller.run, daemon=True).start()
    try:
        with closing(teller.awaited(things)) as coming:
            for count, thing in enumerate(coming, 1):
                teller.count = count
                yield thing
    finally:
        teller.end()


class _Teller:
    """Says how many there were, again and again."""

    def __init__(self, doing: str) -> None:
        self.count = 0
        self._doing = doing
        self._waits = threading.Lock()
        """Held while something else may be said."""
        self._over = threading.Event()
        self._has_spoken = False

    def awaited(self, things: Iterable[T]) -> Generator[T]:
        """The same, silent from when one is there until the next is asked for."""
        for thing in things:
            with self._waits:
                yield thing

    def run(self) -> None:
        """Until it is over."""
        pause = _PATIENCE
        while not self._over.wait(pause):
            with self._waits:
                if not self._over.is_set():
                    sys.stderr.write(f"{GONE}{self._doing}: {self.count:,} so far …")
                    sys.stderr.flush()
                    self._has_spoken = True
            pause = _PATIENCE / 5

    def end(self) -> None:
        """Take it away."""
        with self._waits:
            self._over.set()
            if self._has_spoken:
                sys.stderr.write(GONE)
                sys.stderr.flush()

"""Start, keys, resizing and memory of the screen, as ratios to bare Textual in the same run.

python -m benchmarks.screen_keys [COLUMNSxLINES...]: with sizes, the keys at these alone. A key is
held against changes of one cell in a bare program that are made between one press and the next,
since a machine is not as quick at all times.
"""

import statistics
import sys
from collections.abc import Sequence
from functools import partial
from itertools import cycle

from benchmarks.screen_made import ARTICLES, WORDS
from benchmarks.screen_pty import IDLE, Program
from benchmarks.screen_start import print_starts
from benchmarks.screen_timed import GAP, HEAD, Floor, Timed

SIZES = ("120x40", "240x70")
STARTS = 5

ESCAPE = b"\x1b[27u"

KEYS: dict[str, tuple[bytes, int]] = {
    "line down": (b"j", 40),
    "page down": (b" ", 40),
    "page up": (b"b", 30),
    "next statement": (b"n", 40),
    "verdict": (b"c", 40),
    "begin selecting": (b"v", 1),
    "extend by a word": (b"w", 20),
    "leave selecting": (ESCAPE, 1),
    "next pane": (b"\t", 9),
    "go to the list": (b"\x1b[Z", 1),
    "list down": (b"j", 40),
    "list page": (b" ", 20),
    "back to the text": (b"\t", 1),
    "next article": (b"]", 21),
    "previous article": (b"[", 20),
}
"""What is pressed, and how often."""

AFRESH: dict[str, tuple[tuple[bytes, ...], bytes, tuple[bytes, ...]]] = {
    "select words": ((b"]",), b"v", (ESCAPE,)),
    "to the list": ((b"]", b"n"), b"\x1b[Z", (b"\t",)),
    "to the text": ((b"\x1b[Z", b" ", b"j"), b"\t", ()),
    "search": ((b"]",), b"/", (ESCAPE,)),
}
"""What is done for the first time in an article: the keys before it, its own, and those after."""

OPENED = {
    "help": b"?",
    "find": b"f",
    "filter": b"F",
    "commands": b":",
    "theme": b"T",
    "note": b"e",
    "other verdict": b"t",
    "problems": b"P",
}
"""What lies over the reader, and the key that opens it."""

GATHERED = {"names": b"w", "tags in doubt": b"!", "matrix": b"m", "review": b"r"}
"""The same where what is listed comes later: what is timed is what is shown at once."""

TO_THE_LONG_ONE = (b"\x1b[Z", b"g", b"\r")
"""The first of the list."""

ROUNDS = 10

SOUGHT = ("report 77", "minister s", "presdient", "told rika", "harbor w")
"""Words that are typed to find them: in titles, nowhere, with a slip, in many reports, and in none
but for a letter that many publishers begin with.
"""

READING = 0.1
"""Seconds that are read before such a key."""


def main() -> None:
    """A table of figures, budgets and ratios."""
    ours = ["-m", "benchmarks.screen_made", str(ARTICLES), str(WORDS), str(ARTICLES)]
    print(f"{ARTICLES:,} articles, {WORDS:,} words, ms")
    if len(sys.argv) < 2:
        print(f"{'':22} {'bare':>7} {'ours':>7} ratio budget")
        print_starts(STARTS)
    for size in sys.argv[1:] or SIZES:
        print_keys(ours, *map(int, size.split("x")))


def print_keys(ours: list[str], columns: int, lines: int) -> None:
    """Every key against a change of one cell in a bare program of the same size."""
    floor = Floor(columns, lines)
    program = Program(ours, columns, lines)
    program.until(b"Statement 1")
    program.settle(1.0)
    program.rest()
    print(f"\n{columns}x{lines}; of the clock and of the processor, ms\n{HEAD}   budget 2.5")
    for name, (keys, times) in KEYS.items():
        timed = Timed(program, partial(program.key, keys), times, floor)
        print(f"{name:22} {timed}", flush=True)
    for name, (before, keys, after) in AFRESH.items():
        timed = Timed(program, partial(afresh, program, before, keys, after), ROUNDS, floor)
        print(f"{name:22} {timed}", flush=True)
    print_openings(program, floor)
    for key in TO_THE_LONG_ONE:
        program.key(key)
    timed = Timed(program, partial(afresh, program, (b"]",), b"[", ()), ROUNDS, floor)
    print(f"{'long article':22} {timed}   30 ms")
    print_letters(program, floor)
    widths = cycle((columns - 20, columns))
    timed = Timed(program, lambda: program.resize(next(widths), lines), 8, floor)
    print(f"{'resize':22} {timed}   80 ms")
    print(f"{'one cell, all of them':22} {floor.spent()}")
    print(f"{'memory':22} {program.memory():7.0f} MB                      110 MB")
    program.close()
    floor.close()


def print_letters(program: Program, floor: Floor) -> None:
    """Words typed to find anything, letter by letter, and the slowest letter of all."""
    taken: dict[str, list[float]] = {}
    typed = [words[: at + 1] for words in SOUGHT for at in range(len(words))]
    letters = iter(typed * ROUNDS)

    def letter() -> float:
        words = next(letters)
        if len(words) == 1:
            program.key(ESCAPE)
            program.key(b"f")
            program.settle(READING)
        taken.setdefault(words, []).append(program.key(words[-1:].encode()))
        return taken[words][-1]

    timed = Timed(program, letter, len(typed) * ROUNDS, floor)
    print(f"{'find, a letter':22} {timed}   20 ms")
    slowest = sorted(taken, key=lambda words: statistics.median(taken[words]))[-3:]
    for words in reversed(slowest):
        print(f"  at {words!r:17} {statistics.median(taken[words]):7.1f} {max(taken[words]):7.1f}")
    program.key(ESCAPE)


def print_openings(program: Program, floor: Floor) -> None:
    """Every screen over the reader, and back from it."""
    program.settle()
    for name, keys in (OPENED | GATHERED).items():
        left: list[float] = []
        gap = GAP if name in GATHERED else IDLE
        timed = Timed(program, partial(opened, program, keys, gap, left), ROUNDS, floor)
        print(f"{'open ' + name:22} {timed}   back {max(left):.0f}", flush=True)


def opened(program: Program, keys: bytes, gap: float, left: list[float]) -> float:
    """A screen is opened, and left when nothing more is shown on it; what that took is noted."""
    program.settle(READING)
    program.idle = gap
    taken = program.key(keys)
    program.idle = IDLE
    program.settle(READING)
    left.append(program.key(ESCAPE))
    return taken


def afresh(program: Program, before: Sequence[bytes], keys: bytes, after: Sequence[bytes]) -> float:
    """A key on what is shown for the first time, or again after something else."""
    for each in before:
        program.key(each)
    program.settle(READING)
    taken = program.key(keys)
    for each in after:
        program.key(each)
    return taken


if __name__ == "__main__":
    main()

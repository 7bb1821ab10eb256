"""Keys timed by turns with changes of one cell in a bare program; prints nothing itself.

Both run in one session, so that Linux, which shares the processors out among sessions, treats them
alike; and under the same load, whatever else goes on.
"""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from benchmarks.screen_pty import Program

GAP = 0.015
"""Seconds without a byte after which what is painted in one piece is whole."""

LEAST = 20
"""Changes of one cell beside each row, where there are fewer keys than that."""

MANY = 200
"""The last changes of one cell that a row is held against: its own alone are too few, and some come
while the other program still makes the next key ready.
"""

AT_REST = 60
"""Changes of one cell before all else."""

HEAD = (
    f"{'':22} {'median':>7} {'p99':>7} {'cpu':>7} {'cell':>6} {'ratio':>6} {'cpu':>6} {'rest':>6}"
)
"""`ratio` and the `cpu` after it are to `cell`, the changes by turns with the keys; `rest` is to
those before all else, so that nobody takes for quick what is only as slow as all else.
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds that something takes."""

    middle: float
    worst: float
    """That of the slowest in a hundred."""
    cpu: float
    """Of the processor, with what is done in the pause afterwards; the mean."""

    def __str__(self) -> str:
        return f"{self.middle:7.1f} {self.worst:7.1f} {self.cpu:7.1f}"


class Clock:
    """Times what a program does, each time by the clock and by the processor."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._taken: list[tuple[float, float]] = []

    def time(self, act: Callable[[], float]) -> None:
        """Do it, and note what it took."""
        before = self._program.busy()
        taken = act()
        self._taken.append((taken, self._program.busy() - before))

    def spent(self, last: int = 0) -> Spent:
        """On all of it, or on so many of the last."""
        taken, busy = zip(*self._taken[-last:], strict=True)
        worst = sorted(taken)[int(len(taken) * 0.99)]
        return Spent(statistics.median(taken), worst, statistics.mean(busy))


class Floor(Clock):
    """A bare program in which one cell changes."""

    def __init__(self, columns: int, lines: int) -> None:
        program = Program(["-m", "benchmarks.screen_bare"], columns, lines)
        super().__init__(program)
        program.until(b"READY")
        program.settle()
        program.idle = GAP
        self.close = program.close
        self.change(AT_REST)
        self.rest = self.spent()
        """What it took before anything else went on."""

    def change(self, times: int) -> None:
        """So many changes, one after the other."""
        for _ in range(times):
            self.time(lambda: self._program.key(b"x"))


class Timed:
    """Something done several times, by turns with changes of one cell."""

    def __init__(
        self, program: Program, act: Callable[[], float], times: int, floor: Floor
    ) -> None:
        own, cells = Clock(program), ceil(LEAST / times)
        for _ in range(times):
            own.time(act)
            floor.change(cells)
        self.own, self.cell, self._rest = own.spent(), floor.spent(MANY), floor.rest

    def __str__(self) -> str:
        own, cell = self.own, self.cell
        beside = f"{own.middle / cell.middle:6.2f} {own.cpu / cell.cpu:6.2f}"
        return f"{own} {cell.middle:6.1f} {beside} {own.middle / self._rest.middle:6.2f}"

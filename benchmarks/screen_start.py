"""Process start to the first article readable, as ratios to a bare Textual program, by turns.

python -m benchmarks.screen_start [ROUNDS]: over the made desk of `screen_keys`, and as installed
over the sample reports and over a library of 10,000.
"""

import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.screen_made import ARTICLES, WORDS, made_text
from benchmarks.screen_pty import Program
from corpus.records import Record, Version, encode
from model import Article

ROUNDS = 7

SIZE = (120, 40)

MADE = ["-m", "benchmarks.screen_made", str(ARTICLES), str(WORDS)]

COMMAND = ["-c", "from tui.cli import main; main()"]
"""What the installed script says."""


def main() -> None:
    """The table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{'ms':22} {'bare':>7} {'ours':>7} ratio budget")
    print_starts(rounds)


def print_starts(rounds: int) -> None:
    """Each program beside the bare one, after a round that is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        shelved = Path(folder) / "shelved"
        fill(shelved / "data" / "library")
        programs = {
            "start": Start(MADE, b"Statement 1"),
            "start, samples": Start(COMMAND, b"Reports", Path(folder) / "samples"),
            "start, library": Start(COMMAND, b"Reports", shelved),
        }
        bare = Start(["-m", "benchmarks.screen_bare"], b"READY")
        for each in (bare, *programs.values()):
            each.run()
            each.clock.clear()
            each.cpu.clear()
        for _ in range(rounds):
            for each in (bare, *programs.values()):
                each.run()
    for name, each in programs.items():
        for kind in ("clock", "cpu"):
            floor, ours = getattr(bare, kind), getattr(each, kind)
            ratio = statistics.median(b / a for a, b in zip(floor, ours, strict=True))
            middle = f"{statistics.median(floor):7.0f} {statistics.median(ours):7.0f}"
            print(f"{f'{name}, {kind}':22} {middle} {ratio:5.2f} <= 1.6", flush=True)


def fill(folder: Path) -> None:
    """A library of short reports, written without waiting for the disk; the first opening lists
    them.
    """
    text = made_text(300)
    for name in ("articles", "texts"):
        (folder / name).mkdir(parents=True)
    for number in range(ARTICLES):
        words = f"{text}\n\nNumber {number}."
        known = Article(f"{number:016x}", f"Title of report {number}", words, "Coast")
        version = Version(replace(known, text="", digest=known.digest), None, "")
        record = encode(Record(known.id, number, (version,)))
        (folder / "texts" / f"{known.digest}.txt").write_text(words, "utf-8")
        (folder / "articles" / f"{known.id}.json").write_bytes(record)


class Start:
    """A program whose start is timed by the clock and by the processor, in milliseconds."""

    def __init__(self, arguments: list[str], words: bytes, home: Path | None = None) -> None:
        self._arguments = arguments
        self._words = words
        names = ("DATA", "CONFIG", "CACHE", "STATE") if home else ()
        self._environment = {f"OBELOS_{name}": f"{home}/{name.lower()}" for name in names}
        self.clock: list[float] = []
        self.cpu: list[float] = []

    def run(self) -> None:
        """Once, until its words are seen."""
        program = Program(self._arguments, *SIZE, **self._environment)
        self.clock.append(program.until(self._words))
        self.cpu.append(program.busy())
        program.close()


if __name__ == "__main__":
    main()

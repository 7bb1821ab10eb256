"""A verdict at the desk with 100,000 annotations: all of it, and the rest beside the fsyncs."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from random import Random

from benchmarks.store_made import fill
from model import Span
from tui.desk.config import Settings
from tui.desk.opening import open_desk
from tui.desk.paths import Folders

SHAPES = ((1_000, 2), (100_000, 200), (100_000, 1))
"""Annotations that are there, and by how many reviewers: many people's store, and one's own."""
ARTICLES = 2_000
TAGS = 600
VERDICTS = ("confirmed", "disputed", "unsourced")


def main() -> None:
    """Print a line a shape of store, for the articles of the sample."""
    place = sys.argv[1] if len(sys.argv) > 1 else None
    names = ("there", "reviewers", "whole ms", "p99", "rest ms", "p99")
    print("".join(f"{one:>10}" for one in names))
    for size, reviewers in SHAPES:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            measure(Path(folder), size, reviewers)


def measure(root: Path, size: int, reviewers: int) -> None:
    """Tag some words of every sample article in turn, again and again."""
    fill(root / "store", size, reviewers, ARTICLES)
    library, cache, state = (root / name for name in ("library", "cache", "state"))
    folders = Folders(root, library, str(root / "store"), cache, state)
    desk = open_desk(folders, Settings(reviewer="reviewer0"))
    while desk.read_next():
        pass
    random = Random(5)
    syncing = Stopwatch(os.fsync)
    os.fsync = syncing  # type: ignore[assignment]
    whole, ours = [], []
    for _, article_id in zip(range(TAGS), cycle(desk.ids()), strict=False):
        text = desk.article(article_id).text
        start = random.randrange(len(text) - 120) // 40 * 40
        syncing.seconds = 0.0
        begun = time.perf_counter()
        desk.tag(article_id, Span(start, start + 60), random.choice(VERDICTS))
        whole.append(time.perf_counter() - begun)
        ours.append(whole[-1] - syncing.seconds)
    os.fsync = syncing.act  # type: ignore[assignment]
    desk.close()
    figures = (*middle_and_p99(whole), *middle_and_p99(ours))
    print(f"{size:10,}{reviewers:10}" + "".join(f"{one:10.2f}" for one in figures))


class Stopwatch:
    """Does what it stands for and adds up the seconds that took."""

    def __init__(self, act: Callable[[int], None]) -> None:
        self.act = act
        self.seconds = 0.0

    def __call__(self, handle: int) -> None:
        """Do it."""
        begun = time.perf_counter()
        self.act(handle)
        self.seconds += time.perf_counter() - begun


def middle_and_p99(seconds: list[float]) -> tuple[float, float]:
    """The median and the 99th percentile, in milliseconds."""
    return 1e3 * statistics.median(seconds), 1e3 * statistics.quantiles(seconds, n=100)[98]


if __name__ == "__main__":
    main()

"""How quickly a library of many articles opens and takes one more.

python -m benchmarks.corpus_library [ARTICLES]: 10,000 without a number. Opening is set against
reading the same list as bare JSON, adding against writing and syncing two files of the same size.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import Library, article_id
from model import Article

ARTICLES = 10_000
ROUNDS = 7
WORDS = [f"word{number}" for number in range(4_000)]


def main(count: int) -> None:
    """Prints milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        place, source = Path(folder) / "library", random.Random(1)
        library = Library(place)
        for number in range(count - ROUNDS):
            library.add(_article(source, number))
        fresh = [_article(source, count + number) for number in range(ROUNDS)]
        added = [_seconds(lambda one=one: library.add(one)) for one in fresh[1:]]
        written = [_seconds(lambda one=one: _write(Path(folder), one)) for one in fresh[1:]]
        _say("adding one", statistics.median(added), statistics.median(written))
        opened = min(_seconds(lambda: Library(place).entries()) for _ in range(ROUNDS))
        loaded = min(_seconds(lambda: _load(place / "index.jsonl")) for _ in range(ROUNDS))
        _say(f"opening {count:,}", opened, loaded)


def _article(source: random.Random, number: int) -> Article:
    text = " ".join(source.choices(WORDS, k=300))
    return Article(
        article_id(None, text),
        f"Title of article {number}",
        text,
        publisher="Coast",
        published="2023-10-19",
        url=f"https://coast.example/{number}",
    )


def _load(index: Path) -> None:
    for line in index.read_bytes().splitlines():
        json.loads(line)


def _write(folder: Path, article: Article) -> None:
    for name in ("text", "record"):
        with (folder / name).open("w") as file:
            file.write(article.text)
            file.flush()
            os.fsync(file.fileno())


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _say(what: str, ours: float, bare: float) -> None:
    print(f"{what:16} {1000 * ours:7.1f} ms, bare {1000 * bare:7.1f} ms, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)

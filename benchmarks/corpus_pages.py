"""How many web pages a second are read and added, against bare trafilatura on the same pages.

python -m benchmarks.corpus_pages [PAGES]: 1,000 generated pages without a number. On one core the
contenders take turns page by page and their processor time counts, so that other work on the
machine strikes all alike. `text` is trafilatura's text alone; `text+head` also asks it for title,
author, site and date, as reading does. Then all pages are added to a new library from a folder as
`obelos add` does, by the clock, with the start of the processes and every write to disk.
"""

import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import trafilatura

from corpus import Library, take_in, take_in_all
from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Problem

PAGES = 1_000
BATCH = 50
WORDS = re.findall(
    r"\w+",
    "envoy talks grain rail harbour minister visit council border report winter bridge figures "
    "spokesman tonnes village signed denied according quoted week agency storm market northern",
)


def main(count: int) -> None:
    """Prints pages a second of each, and the ratios."""
    pages = list(_pages(count))
    text = _on_one_core(pages)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "pages"
        place.mkdir()
        for number, page in enumerate(pages):
            (place / f"{number:06}.html").write_bytes(page)
        ways = {"one process": take_in(place), f"{os.cpu_count()} cores": take_in_all([place])}
        for name, incoming in ways.items():
            seconds = _adding(Library(Path(folder) / name), incoming)
            rate = count / seconds
            print(f"added, {name:12} {rate:7.1f} pages/s  {rate / text:.2f} of `text` on one core")


def _on_one_core(pages: list[bytes]) -> float:
    """Prints how the contenders compare; returns pages a second of trafilatura's text."""
    contenders: dict[str, Callable[[bytes], object]] = {
        "reading": _read,
        "text": trafilatura.bare_extraction,
        "text+head": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
    }
    for contender in contenders.values():
        contender(_page(random.Random(0)))
    ratios: dict[str, list[float]] = {name: [] for name in contenders}
    total = dict.fromkeys(contenders, 0.0)
    coming = iter(pages)
    while batch := list(islice(coming, BATCH)):
        spent = _in_turns(contenders, batch)
        for name, seconds in spent.items():
            total[name] += seconds
            ratios[name].append(seconds / spent["reading"])
    for name, seconds in total.items():
        middle, least = statistics.median(ratios[name]), min(ratios[name])
        rate = len(pages) / seconds
        print(f"{name:18} {rate:8.1f} pages/s  reading is {middle:.2f} times as fast", end="")
        print(f" (least of {len(ratios[name])} batches {least:.2f})")
    return len(pages) / total["text"]


def _in_turns(
    contenders: dict[str, Callable[[bytes], object]], pages: list[bytes]
) -> dict[str, float]:
    """Seconds of processor time of each; nobody is always the first to touch a page."""
    spent = dict.fromkeys(contenders, 0.0)
    order = list(contenders)
    for page in pages:
        for name in order:
            start = time.process_time()
            contenders[name](page)
            spent[name] += time.process_time() - start
        order.append(order.pop(0))
    return spent


def _adding(library: Library, incoming: Iterator[Intake | Problem]) -> float:
    """Seconds by the clock."""
    start = time.perf_counter()
    for added in library.add_all(incoming):
        if isinstance(added, Problem):
            raise ValueError(added.reason)
    return time.perf_counter() - start


def _read(page: bytes) -> None:
    (taken,) = take_apart(Raw("page", page))
    if not isinstance(taken, Intake):
        raise ValueError(taken.reason)


def _pages(count: int) -> Iterator[bytes]:
    source = random.Random(1)
    for _ in range(count):
        yield _page(source)


def _page(source: random.Random) -> bytes:
    """A page as outlets build them: 8 to 60 paragraphs among menus, teasers and scripts."""
    day = f"2023-{source.randint(1, 12):02d}-{source.randint(1, 28):02d}"
    title = _sentence(source, 9).rstrip(".")
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in WORDS)
    body = "".join(
        f"<p>{' '.join(_sentence(source, 18) for _ in range(source.randint(2, 5)))}</p>"
        for _ in range(source.randint(8, 60))
    )
    teasers = "".join(
        f"<div class='teaser'><a href='/{n}'><h3>{_sentence(source, 7)}</h3></a></div>"
        for n in range(12)
    )
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "{title}", "datePublished": "{day}T08:00:00+02:00", '
        '"author": [{"name": "Ann Lee"}]}</script>'
    )
    dated = source.random() < 0.7
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Coast</title>"
        f"<meta property='og:site_name' content='Coast'>{linked if dated else ''}</head><body>"
        f"<header><ul>{menu}</ul></header><main><article><h1>{title}</h1>"
        f"<p class=byline>By Ann Lee</p><time>{day}</time>{body}</article>"
        f"<aside>{teasers}</aside></main><footer><ul>{menu}</ul><p>© 2023 Coast</p></footer>"
        f"<script>{'var a = 1;' * 200}</script></body></html>"
    ).encode()


def _sentence(source: random.Random, words: int) -> str:
    return " ".join(source.choices(WORDS, k=words)).capitalize() + "."


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)

"""How many web pages a second are read, against bare trafilatura on the same pages.

python -m benchmarks.corpus_pages [PAGES]: 1,000 generated pages without a number. The two take
turns in batches, so that other work on the machine strikes both alike. `text` is trafilatura's
text alone; `text+head` also asks it for title, author, site and date, as reading does.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

import trafilatura

from corpus.intake import Intake, Raw
from corpus.reading import take_apart

PAGES = 1_000
BATCH = 50
WORDS = re.findall(
    r"\w+",
    "envoy talks grain rail harbour minister visit council border report winter bridge figures "
    "spokesman tonnes village signed denied according quoted week agency storm market northern",
)


def main(count: int) -> None:
    """Prints pages a second of each, and the ratios."""
    contenders: dict[str, Callable[[bytes], object]] = {
        "reading": _read,
        "text": trafilatura.bare_extraction,
        "text+head": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
    }
    for contender in contenders.values():
        contender(_page(random.Random(0)))
    spent = dict.fromkeys(contenders, 0.0)
    made = _pages(count)
    while pages := list(islice(made, BATCH)):
        for name, contender in contenders.items():
            start = time.perf_counter()
            for page in pages:
                contender(page)
            spent[name] += time.perf_counter() - start
    for name, seconds in spent.items():
        ratio = seconds / spent["reading"]
        print(f"{name:10} {count / seconds:7.1f} pages/s  reading is {ratio:.2f} times as fast")


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

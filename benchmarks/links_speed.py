"""How long links take as the statements grow; knows nothing of their quality.

Run as `python -m benchmarks.links_speed [--data DIR]`: on the texts of the data folder, else on
made-up ones.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import analysis
from model import Analysis, Article, Span, Statement, statement_id

SIZES = (1_250, 2_500, 5_000, 10_000)
STATEMENTS_AN_ARTICLE = 50

Sentences = list[str]


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    source = from_data(options.data) if options.data else made_up()
    texts = list(islice(source, SIZES[-1] // STATEMENTS_AN_ARTICLE))
    before = 0.0
    for size in SIZES:
        seconds, found = timed(texts[: size // STATEMENTS_AN_ARTICLE])
        growth = f", {seconds / before:.1f} times the one before" if before else ""
        print(
            f"links: {size:6,} statements  {seconds:6.2f} s  {found:7,} links{growth}", flush=True
        )
        before = seconds


def timed(texts: Sequence[Sentences]) -> tuple[float, int]:
    """Processor seconds to link the texts, and the number of links."""
    pairs = [article_of(number, sentences) for number, sentences in enumerate(texts)]
    start = time.process_time()
    links = analysis.find_links([article for article, _ in pairs], [found for _, found in pairs])
    return time.process_time() - start, len(links)


def article_of(number: int, sentences: Sentences) -> tuple[Article, Analysis]:
    """An article in which each sentence is a statement, with the names and numbers found in it."""
    article = Article(f"article-{number:04}", "", "\n".join(sentences))
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    statements = tuple(
        Statement(statement_id(article.id, span.of(article.text), place), span, "asserted")
        for place, span in enumerate(spans)
    )
    return article, replace(analysis.analyze(article), statements=statements)


def from_data(folder: Path) -> Iterator[Sentences]:
    """Articles of 50 sentences each, put together from reports of one story, story by story."""
    held: dict[str, Sentences] = {}
    with gzip.open(folder / "links_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            mine = held.setdefault(row["topic"], [])
            mine += [row["text"][one["start"] : one["end"]] for one in row["sentences"]]
            while len(mine) >= STATEMENTS_AN_ARTICLE:
                yield [re.sub(r"\s", " ", one) for one in mine[:STATEMENTS_AN_ARTICLE]]
                del mine[:STATEMENTS_AN_ARTICLE]


def made_up() -> Iterator[Sentences]:
    """Articles of words drawn as they are in real text, seven articles to a story."""
    dice = random.Random(7)
    common = [f"word{n}" for n in range(20_000)]
    weights = [1 / (n + 3) for n in range(len(common))]
    story = 0
    while True:
        own = [f"name{story}x{n}" for n in range(40)]
        for _ in range(7):
            yield [
                " ".join((*dice.choices(common, weights, k=16), *dice.choices(own, k=3)))
                for _ in range(STATEMENTS_AN_ARTICLE)
            ]
        story += 1


if __name__ == "__main__":
    main()

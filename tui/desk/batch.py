"""Articles read and analysed for a script: no store, no memory, the same on any machine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import analysis
import corpus
from model import Analysis, Article, Link, Problem


def read_sources(sources: Sequence[str], reach: corpus.Reach) -> Iterator[Article | Problem]:
    """Every article of the sources; of several with the same words each keeps an id of its own."""
    seen: dict[str, int] = {}
    for source in sources:
        for found in corpus.read(source, reach=reach):
            if isinstance(found, Article):
                seen[found.id] = times = seen.get(found.id, 0) + 1
                yield found if times == 1 else replace(found, id=f"{found.id}-{times}")
            else:
                yield found


def analyze_each(articles: Sequence[Article]) -> Iterator[Analysis]:
    """What is found in each, names folded only within it."""
    for article in articles:
        yield analysis.analyze(article)


def fold(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """The same with names folded across all."""
    return analysis.fold(analyses)


def link(
    articles: Sequence[Article], analyses: Sequence[Analysis], *, all_pairs: bool
) -> tuple[Link, ...]:
    """Pairs of statements of different articles, best first."""
    return analysis.find_links(articles, analyses, all_pairs=all_pairs)

"""How well the analysis reads, on files in which people marked what is right.

Run as `python -m benchmarks.quality --data DIR [--split dev]`. The folder holds the scorer and
any of `entities_<split>`, `attribution_<split>` and `links_<split>` as `.jsonl.gz`; what is not
there is named and left out. Knows nothing of how the analysis works.
"""

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import analysis
from model import Analysis, Article, Entity, Link, LinkEnd, Span

Record = Mapping[str, Any]


def main() -> int:
    """Print one block of figures for each kind of finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    scorer = scorer_in(options.data)
    if scorer is None:
        print(f"There is no score.py in {options.data}: nothing can be scored.")
        return 1
    for name, file, measure in MEASURES:
        path = options.data / f"{file}_{options.split}.jsonl.gz"
        if path.exists():
            measure(scorer, records(path))
        else:
            print(f"{name}: left out, there is no {path}")
    return 0


def scorer_in(folder: Path) -> ModuleType | None:
    """The scorer that lies beside the data."""
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location("score", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def records(path: Path) -> list[Record]:
    """The lines of a data file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article_of(row: Record) -> Article:
    """A record as an article that comes without title or date."""
    return Article(row["id"], "", row["text"])


def entities(scorer: ModuleType, rows: Sequence[Record]) -> None:
    """Names: exact span and label, and span alone."""
    found = scorer.score_entities(rows, list(_each(rows)))
    print(f"entities, span and label: {_prf(found['exact'])}")
    print(f"entities, span alone:     {_prf(found['unlabelled'])}")
    print(f"entities by label:        {found['exact_by_label']}")


def attribution(scorer: ModuleType, rows: Sequence[Record]) -> None:
    """Statements with source and content, and the words of each."""
    found = scorer.score_attribution(rows, list(_each(rows)))
    for name in ("statement", "content_token", "source_token", "cue"):
        print(f"attribution, {name}: {_prf(found[name])}")


def _each(rows: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """The findings of each article by itself; prints the speed and the time to load."""
    start = time.process_time()
    analysis.analyze(Article("first", "", "“We waited,” Ann Lee of the BBC said in Lima."))
    loading = time.process_time() - start
    start = time.process_time()
    pairs = [(article_of(row), analysis.analyze(article_of(row))) for row in rows]
    seconds = time.process_time() - start
    words = sum(len(row["text"].split()) for row in rows)
    print(
        f"analysis: {words:,} words in {seconds:.1f} s of one core, {words / seconds:,.0f} a second"
        f" (and {1000 * loading:.0f} ms before the first)"
    )
    return (_record(article, found) for article, found in pairs)


def topics_of(rows: Sequence[Record]) -> list[list[Article]]:
    """The articles of each topic, which are analysed and linked together."""
    topics: dict[str, list[Article]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(article_of(row))
    return list(topics.values())


def folded(articles: Sequence[Article]) -> tuple[Analysis, ...]:
    """What is found in some articles, with one name for all variants."""
    return analysis.fold([analysis.analyze(article) for article in articles])


def aliases_and_links(scorer: ModuleType, rows: Sequence[Record]) -> None:
    """Names folded over a topic, and links within it."""
    names: list[dict[str, Any]] = []
    given: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    mentions = {str(row["id"]): row["mentions"] for row in rows}
    spent = 0.0
    for articles in topics_of(rows):
        analyses = folded(articles)
        names += map(_record, articles, analyses)
        told = [_told(article, mentions[article.id]) for article in articles]
        given += map(_record, articles, analysis.fold(told))
        start = time.process_time()
        links = analysis.find_links(articles, analyses, all_pairs=True)
        spent += time.process_time() - start
        pairs += map(_pair, links)
    _aliases(scorer, rows, names)
    print(f"names folded, given the spans: {_prf(scorer.score_aliases(rows, given)['b3'])}")
    linked = scorer.score_links(rows, [pair for pair in pairs if pair["linked"]])["strict"]
    every = scorer.score_links(rows, pairs)["strict"]
    print(f"links, strict, as linked: {_prf(linked)}")
    print(
        f"links, strict, ranked: average precision {every['ap']:.3f}, MAP {every['map']:.3f}, "
        f"recall of the first five {every['recall@5']:.3f}"
    )
    chosen = sum(pair["linked"] for pair in pairs)
    print(
        f"links: {chosen:,} linked of {len(pairs):,} listed in {len(rows)} articles, "
        f"{spent:.1f} s of one core"
    )


def _told(article: Article, mentions: Sequence[Record]) -> Analysis:
    """An article whose names are those that the data gives, so that folding is judged alone."""
    entities = []
    for one in sorted(mentions, key=lambda one: (one["start"], one["end"])):
        span = Span(one["start"], one["end"])
        words = span.of(article.text)
        entities.append(Entity(span, one["label"], words, words))
    return Analysis(article.id, article.digest, entities=tuple(entities))


def _aliases(scorer: ModuleType, rows: Sequence[Record], names: Sequence[Record]) -> None:
    """B-cubed on the mentions, and the same counting those not found as wrong."""
    found = scorer.score_aliases(rows, names)
    print(
        f"names folded, B-cubed: {_prf(found['b3'])}, mentions found {found['mentions_found']:.3f}"
    )
    print(f"names folded, times found: {found['b3_f1_times_found']:.3f}")


def _prf(found: Mapping[str, float]) -> str:
    return f"F1 {found['f1']:.3f} (precision {found['p']:.3f}, recall {found['r']:.3f})"


def _record(article: Article, found: Analysis) -> dict[str, Any]:
    """The findings of an article in the form the scorer reads."""
    return {
        "id": article.id,
        "text": article.text,
        "entities": [
            {**_place(one.span), "label": one.label, "name": one.name} for one in found.entities
        ],
        "statements": [
            {
                **_place(one.span),
                "kind": one.kind,
                "source": _place(one.source) if one.source else None,
                "cue": _place(one.cue) if one.cue else None,
                "content": _place(one.content) if one.content else None,
            }
            for one in found.statements
        ],
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(link: Link) -> dict[str, Any]:
    return {"a": _end(link.a), "b": _end(link.b), "score": link.score, "linked": link.linked}


def _end(end: LinkEnd) -> dict[str, Any]:
    return {"article": end.article_id, **_place(end.span)}


Measured = Callable[[ModuleType, Sequence[Record]], None]
MEASURES: tuple[tuple[str, str, Measured], ...] = (
    ("entities", "entities", entities),
    ("attribution", "attribution", attribution),
    ("names folded and links", "links", aliases_and_links),
)


if __name__ == "__main__":
    sys.exit(main())

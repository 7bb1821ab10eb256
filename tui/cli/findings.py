"""`analyze` and `links`: findings as JSON lines, as the design lays them down."""

import argparse
from typing import Any

from model import Analysis, Article, LinkEnd, Problem, Span
from tui.cli.desks import places, reach_in
from tui.cli.main import COULD_NOT, DONE
from tui.cli.output import complain, in_utf8, watched, write_json
from tui.desk import batch


def analyze_command(arguments: argparse.Namespace) -> int:
    """One object per article; names fold across the articles of one call."""
    articles, analyses = _analyses(arguments)
    in_utf8()
    for article, found in zip(articles, analyses, strict=True):
        write_json(_analysis(article, found))
    return DONE if articles else COULD_NOT


def links_command(arguments: argparse.Namespace) -> int:
    """One object per pair, best first."""
    articles, analyses = _analyses(arguments)
    in_utf8()
    by_id = {a.id: a for a in articles}
    for link in batch.link(articles, analyses, all_pairs=arguments.all):
        write_json(
            {
                "a": _end(by_id, link.a),
                "b": _end(by_id, link.b),
                "score": round(link.score, 4),
                "linked": link.linked,
                "reasons": list(link.reasons),
                "differences": [{"kind": d.kind, "a": d.a, "b": d.b} for d in link.differences],
            }
        )
    return DONE if articles else COULD_NOT


def _analyses(arguments: argparse.Namespace) -> tuple[list[Article], tuple[Analysis, ...]]:
    articles = []
    reach = reach_in(arguments, places(arguments)[1])
    for found in watched(batch.read_sources(arguments.sources, reach), "reading"):
        if isinstance(found, Problem):
            complain(str(found))
        else:
            articles.append(found)
    analyses = list(watched(batch.analyze_each(articles), "analysing"))
    return articles, batch.fold(analyses)


def _handle(article: Article) -> str:
    """What a script knows the article by: its path or url, which `tag` takes too."""
    return article.path or article.url or article.id


def _end(articles: dict[str, Article], end: LinkEnd) -> dict[str, Any]:
    article = articles[end.article_id]
    return {
        "article": _handle(article),
        "path": article.path,
        "statement": end.statement_id,
        "start": end.span.start,
        "end": end.span.end,
    }


def _analysis(article: Article, found: Analysis) -> dict[str, Any]:
    return {
        "id": _handle(article),
        "path": article.path,
        "title": article.title,
        "text": article.text,
        "sentences": [_span(s) for s in found.sentences],
        "entities": [
            {
                **_offsets(e.span),
                "label": e.label,
                "text": e.text,
                "name": e.name,
                "value": e.value,
            }
            for e in found.entities
        ],
        "statements": [
            {
                "id": s.id,
                **_offsets(s.span),
                "kind": s.kind,
                "source": _span(s.source),
                "cue": _span(s.cue),
                "content": _span(s.content),
                "speaker": s.speaker,
                "origin": s.origin,
            }
            for s in found.statements
        ],
    }


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _offsets(span)

"""Articles made of statements, for the tests of the links."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

import analysis
from model import Analysis, Article, Span, Statement, occurrence_of, statement_id

Made = tuple[list[Article], list[Analysis]]
Maker = Callable[[Sequence[Sequence[str]]], Made]


@pytest.fixture
def reports() -> Maker:
    """Makes one article, with its analysis, of each list of sentences."""
    return make_reports


def make_reports(texts: Sequence[Sequence[str]]) -> Made:
    articles, analyses = [], []
    for number, sentences in enumerate(texts):
        article = Article(f"r{number:03}", "", "\n".join(sentences), publisher=f"Paper {number}")
        articles.append(article)
        analyses.append(_analysis(article, sentences))
    return articles, list(analysis.fold(analyses))


def _analysis(article: Article, sentences: Sequence[str]) -> Analysis:
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    statements = tuple(
        Statement(
            statement_id(article.id, span.of(article.text), occurrence_of(article.text, span)),
            span,
            "asserted",
        )
        for span in spans
    )
    found = analysis.analyze(article)
    return replace(found, statements=statements)

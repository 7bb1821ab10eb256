"""What a text asserts and who is seen to say it; knows nothing of other articles."""

from analysis.furniture import furniture
from model import Analysis, Article, Span, Statement, occurrence_of, statement_id


def find_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements in order; needs the sentences and entities of `analysis`."""
    text = article.text
    skipped = furniture(text)
    found = []
    for sentence in analysis.sentences:
        span = _after(sentence, skipped)
        if span is not None:
            key = statement_id(article.id, span.of(text), occurrence_of(text, span))
            found.append(Statement(key, span, "asserted"))
    return tuple(found)


def _after(sentence: Span, skipped: tuple[Span, ...]) -> Span | None:
    for span in skipped:
        if span.overlaps(sentence):
            return None
    return sentence

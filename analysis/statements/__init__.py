"""What a text asserts and who is seen to say it; knows nothing of other articles."""

from analysis.statements.article import Attributed, in_article
from analysis.furniture import furniture
from analysis.language.tagger import load as load_tagger
from analysis.statements.lexicon import load as load_lexicon
from analysis.statements.passages import passages
from model import Analysis, Article, Span, Statement, occurrence_of, statement_id


def find_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements in order; needs the sentences and entities of `analysis`."""
    text = article.text
    lexicon = load_lexicon()
    skipped = furniture(text)
    kept = [s for s in (_after(sentence, skipped) for sentence in analysis.sentences) if s]
    found = in_article(passages(text, kept, load_tagger()), lexicon)
    return tuple(_statement(article, each) for each in found)


def _statement(article: Article, found: Attributed) -> Statement:
    content = Span(
        min(each.start for each in found.contents), max(each.end for each in found.contents)
    )
    key = statement_id(article.id, content.of(article.text), 0)
    return Statement(key, content, "reported", found.source, found.cue, content, found.how)


def _after(sentence: Span, skipped: tuple[Span, ...]) -> Span | None:
    for span in skipped:
        if span.overlaps(sentence):
            return Span(span.end, sentence.end) if span.end + 5 < sentence.end else None
    return sentence

"""What a text asserts and who is seen to say it; knows nothing of other articles."""

from analysis.furniture import furniture
from analysis.language.tagger import load as load_tagger
from analysis.statements.findings import Finding
from analysis.statements.lexicon import load as load_lexicon
from analysis.statements.paragraphs import in_paragraph
from analysis.statements.passages import Passage, passages
from analysis.statements.verbs import mended
from model import Analysis, Article, Span, Statement, occurrence_of, statement_id


def find_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements in order; needs the sentences and entities of `analysis`."""
    text = article.text
    lexicon = load_lexicon()
    skipped = furniture(text)
    kept = [s for s in (_after(sentence, skipped) for sentence in analysis.sentences) if s]
    found = []
    for passage in passages(text, kept, load_tagger()):
        passage = mended(passage, lexicon)
        for each in in_paragraph(passage, lexicon):
            found.append(_statement(article, passage, each))
    return tuple(found)


def _statement(article: Article, passage: Passage, found: Finding) -> Statement:
    content = Span(
        passage.span(found.contents[0]).start,
        max(passage.span(each).end for each in found.contents),
    )
    content = Span(min(passage.span(e).start for e in found.contents), content.end)
    source = passage.span(found.source) if found.source else None
    cue = passage.span(found.cue) if found.how != "bare" else None
    key = statement_id(article.id, content.of(article.text), 0)
    return Statement(key, content, "reported", source, cue, content)


def _after(sentence: Span, skipped: tuple[Span, ...]) -> Span | None:
    for span in skipped:
        if span.overlaps(sentence):
            return Span(span.end, sentence.end) if span.end + 5 < sentence.end else None
    return sentence

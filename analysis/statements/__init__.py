"""What a text asserts and who is seen to say it; knows nothing of other articles."""

from collections.abc import Sequence

from analysis.furniture import furniture
from analysis.statements.article import Attributed, in_article
from analysis.statements.lexicon import load as load_lexicon
from analysis.statements.making import spans_of, tokens_of
from analysis.statements.mending import mended
from analysis.statements.passages import passages
from analysis.statements.voices import Voice, voices
from model import Analysis, Article, Occurrences, Span, Statement, StatementKind, statement_id

_NEARLY_ALL = 0.6
"""Of the code points of a sentence; the rest names the agency and the setting."""


def find_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements in order; needs the sentences and entities of `analysis`."""
    text = article.text
    lexicon = load_lexicon()
    report = _without_furniture(text, analysis.sentences)
    paragraphs = [mended(each, lexicon) for each in passages(text, report)]
    found = in_article(paragraphs, lexicon)
    spans, asserted = spans_of(tokens_of(paragraphs), found)
    heard = voices(text, analysis.entities, report, found)
    kept = _without_carriers(found, spans, heard)
    drafts: dict[Span, tuple[Attributed, Voice] | None] = {}
    for number in sorted(kept, key=lambda number: (not found[number].quoted, spans[number])):
        # Of two statements with one span the first is kept, and what is quoted comes first.
        drafts.setdefault(spans[number], (found[number], heard[number]))
    for span in asserted:
        drafts.setdefault(span, None)
    return _statements(article, drafts)


def _without_carriers(
    found: Sequence[Attributed], spans: list[Span], heard: Sequence[Voice]
) -> list[int]:
    """The numbers of what to keep: "as cited by X" is an origin where another says nearly all."""
    dropped = set()
    for number, voice in enumerate(heard):
        outer = voice.through
        if outer is None or (found[outer].how != "via" and found[number].how != "quoted"):
            continue
        if len(spans[number]) > _NEARLY_ALL * len(found[outer].content):
            spans[number] = spans[outer]
            dropped.add(outer)
    return [number for number in range(len(found)) if number not in dropped]


def _statements(
    article: Article, drafts: dict[Span, tuple[Attributed, Voice] | None]
) -> tuple[Statement, ...]:
    spans = sorted(drafts)
    counted = Occurrences(article.text)
    return tuple(
        _statement(
            statement_id(article.id, span.of(article.text), counted.of(span)), span, drafts[span]
        )
        for span in spans
    )


def _statement(key: str, span: Span, draft: tuple[Attributed, Voice] | None) -> Statement:
    if draft is None:
        return Statement(key, span, "asserted")
    found, voice = draft
    kind: StatementKind = "quoted" if found.quoted else "reported"
    return Statement(
        key, span, kind, found.source, found.cue, found.content, voice.speaker, voice.origin
    )


def _without_furniture(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences of the report itself, each from after its dateline on."""
    skipped = furniture(text)
    at = 0
    kept = []
    for sentence in sentences:
        while at < len(skipped) and skipped[at].end <= sentence.start:
            at += 1
        if at == len(skipped) or not skipped[at].overlaps(sentence):
            kept.append(sentence)
        elif skipped[at].end < sentence.end and skipped[at].start <= sentence.start:
            start = _next_word(text, skipped[at].end, sentence.end)
            kept += [Span(start, sentence.end)] if start < sentence.end else []
    return kept


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start

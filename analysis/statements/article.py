"""What an article attributes to whom, quotations over several paragraphs included."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.statements.finding import Finding
from analysis.statements.lexicon import Lexicon
from analysis.statements.paragraphs import in_paragraph
from analysis.statements.passages import Passage, Run
from analysis.statements.phrases import apposition_before, phrase_before
from analysis.statements.quotes import MARKS
from analysis.statements.verbs import group_at
from model import Span

_LATE = 30
"""In tokens; a cue before a paragraph's final colon stands in its last words."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Something said, in code points of the article."""

    how: str
    contents: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    quoted: bool = False
    """Whether all of it, or nearly, stands in quotation marks."""

    @property
    def content(self) -> Span:
        """From the beginning of what is said to its end."""
        return Span(
            min(span.start for span in self.contents), max(span.end for span in self.contents)
        )


def in_article(paragraphs: Iterable[Passage], lexicon: Lexicon) -> list[Attributed]:
    """All that is attributed to somebody, in the order of the paragraphs."""
    found: list[Attributed] = []
    open_quote: int | None = None
    open_colon: int | None = None
    for passage in paragraphs:
        here = in_paragraph(passage, lexicon)
        first = len(found)
        whole = passage.span((0, len(passage.words)))
        goes_on = _goes_on(passage, here, open_colon is not None, open_quote is not None)
        carrier = open_colon if open_colon is not None else open_quote
        open_colon = None
        if goes_on and carrier is not None:
            found[carrier] = _extended(
                found[carrier], whole, _is_quoted(passage, [(0, len(passage.words))])
            )
            open_quote = None if passage.words[-1] in MARKS and _closes(passage) else carrier
        else:
            here = [each for each in here if each.how != "bare"] or here
            found += [_attributed(passage, each) for each in here]
            open_quote = _left_open(passage, here, len(found) - len(here))
        if passage.words[-1] == ":":
            before_colon = _before_colon(passage, lexicon)
            if before_colon is not None:
                found[first:] = [
                    each for each in found[first:] if not _same_cue(each, before_colon)
                ]
                found.append(before_colon)
                open_colon, open_quote = len(found) - 1, None
    return [each for each in found if each.contents]


def _same_cue(one: Attributed, other: Attributed) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)


def _goes_on(passage: Passage, here: list[Finding], colon: bool, quote: bool) -> bool:
    """Whether the paragraph goes on with what the one before was saying."""
    begins = passage.words[0] in MARKS or passage.words[0] == "‘"
    claims = [each for each in here if each.how not in ("bare",)]
    if not claims:
        return colon or (quote and begins)
    return (
        colon
        and begins
        and not any(each.how in ("subject", "inverted", "apposition") for each in claims)
    )


def _closes(passage: Passage) -> bool:
    return bool(passage.quotations) and passage.quotations[-1].closed


def _left_open(passage: Passage, here: list[Finding], first: int) -> int | None:
    """The finding whose quotation runs past the end of the paragraph."""
    if not here:
        return None
    if here[-1].how == "transcript":
        return first + len(here) - 1
    if not passage.quotations or passage.quotations[-1].closed:
        return None
    last = passage.quotations[-1]
    for number in range(len(here) - 1, -1, -1):
        if any(start < last.end and last.start < end for start, end in here[number].contents):
            return first + number
    return None


def _before_colon(passage: Passage, lexicon: Lexicon) -> Attributed | None:
    """A source and cue that end a paragraph: 'He said in a statement:'."""
    last = len(passage.words) - 2
    for token in range(last, max(-1, last - _LATE), -1):
        verb = lexicon.verbs.get(passage.low[token])
        if verb is None or verb.kind != "say" or passage.quoted(token):
            continue
        if not passage.tags[token].startswith("VB"):
            continue
        start, _ = passage.sentences[passage.sentence_of[token]]
        group = group_at(passage, token, start)
        source = _subject(passage, group.start, start)
        if source is not None:
            cue = passage.span((group.start, group.end))
            return Attributed("colon", (), cue, passage.span(source))
    return None


def _subject(passage: Passage, end: int, start: int) -> Run | None:
    if end <= start:
        return None
    name = phrase_before(passage, end, start)
    if name is not None:
        return name, end
    if passage.words[end - 1] == ",":
        return apposition_before(passage, end - 1, start)
    return None


def _attributed(passage: Passage, found: Finding) -> Attributed:
    return Attributed(
        found.how,
        tuple(passage.span(run) for run in sorted(found.contents)),
        passage.span(found.cue) if found.how != "bare" else None,
        passage.span(found.source) if found.source else None,
        _is_quoted(passage, found.contents),
    )


def _is_quoted(passage: Passage, runs: Iterable[Run]) -> bool:
    tokens = [token for run in runs for token in range(*run) if passage.words[token][0].isalnum()]
    return sum(passage.quoted(token) for token in tokens) > 0.8 * len(tokens)


def _extended(found: Attributed, span: Span, quoted: bool) -> Attributed:
    return replace(
        found,
        contents=(*found.contents, span),
        quoted=quoted and (found.quoted or not found.contents),
    )

"""What a reviewer does, as events that carry the whole state after them; writes nothing itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

import store
from analysis import anchoring
from model import (
    Analysis,
    Annotation,
    Article,
    Attribution,
    Event,
    EventKind,
    Evidence,
    Placed,
    Span,
    Statement,
    occurrence_of,
    statement_id,
)


def own_at(placed: Sequence[Placed], reviewer: str, span: Span) -> Annotation | None:
    """The reviewer's annotation that stands on exactly these words today."""
    for each in placed:
        if each.placement.span == span and each.annotation.reviewer == reviewer:
            return each.annotation
    return None


def others_seen(placed: Sequence[Placed], reviewer: str, span: Span) -> tuple[str, ...]:
    """The last events of others on these very words: what was visible when one decides."""
    return tuple(
        each.annotation.event
        for each in placed
        if each.placement.span == span and each.annotation.reviewer != reviewer
    )


@dataclass(frozen=True, slots=True)
class State:
    """What is to stand on some words after an act."""

    verdict: str | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


def state_of(own: Annotation | None) -> State:
    """What stands before it."""
    return State(own.verdict, own.note, own.evidence) if own else State()


def words_event(
    kind: EventKind,
    state: State,
    article: Article,
    span: Span,
    *,
    known: str,
    reviewer: str,
    placed: Sequence[Placed],
    found: Statement | None,
) -> Event:
    """An act on some words of an article, the statement `known`; after it `state` stands there.
    `found` is the statement that the words are, or that covers them.
    """
    return store.new_event(
        kind if state != State() or kind == "adjudicate" else "retract",
        reviewer=reviewer,
        article=article.id,
        version=article.digest,
        statement=known,
        selector=anchoring.describe(article.text, span),
        verdict=state.verdict,
        note=state.note,
        evidence=state.evidence,
        attribution=attribution_of(article.text, found),
        saw=others_seen(placed, reviewer, span),
    )


def place_event(article: Article, placed: Placed, *, reviewer: str, keep: bool) -> Event:
    """The reviewer's decision on an annotation in doubt: it stands at its place, or is let go."""
    annotation, span = placed.annotation, placed.placement.span
    stays = keep and span is not None
    return store.new_event(
        "place" if stays else "retract",
        reviewer=reviewer,
        article=article.id,
        version=article.digest if stays else annotation.version,
        statement=annotation.statement,
        selector=(
            anchoring.describe(article.text, span)
            if stays and span is not None
            else annotation.selector
        ),
        verdict=annotation.verdict if stays else None,
        note=annotation.note if stays else "",
        evidence=annotation.evidence if stays else (),
        attribution=annotation.attribution if stays else None,
    )


def words_id(
    article: Article,
    span: Span,
    *,
    reviewer: str,
    placed: Sequence[Placed],
    found: Statement | None = None,
) -> str:
    """The statement id under which a reviewer judges a span; `placed` is everyone's, `found` the
    statement that the span is.

    It is that of what stands there already, so that two reviewers are seen to judge one thing; else
    one made of the words. Never is it an id under which something stands on other words, though in
    an edited article they may now be the first, second, … of their kind that these once were: one
    act would replace the other.
    """
    here: list[Placed] = []
    taken: set[str] = set()
    for each in placed:
        if each.placement.span == span:
            here.append(each)
        else:
            taken.add(each.annotation.statement)
    ids = _ids(article, span, found)
    return id_of(here, ids, taken.__contains__, reviewer=reviewer, span=span)


def id_of(
    here: Sequence[Placed],
    ids: Iterable[str],
    is_taken: Callable[[str], bool],
    *,
    reviewer: str,
    span: Span,
) -> str:
    """As `words_id`, of what stands `here`, the `ids` that the words may have, and whether
    something stands on other words under one of them.
    """
    own = own_at(here, reviewer, span)
    if own is not None:
        return own.statement
    sure = (each.annotation.statement for each in here if each.placement.state != "review")
    return next(known for known in chain(sure, ids) if not is_taken(known))


def _ids(article: Article, span: Span, found: Statement | None) -> Iterator[str]:
    """The ids that the words may have, the one of the statement found there first."""
    if found is not None and found.span == span:
        yield found.id
    yield from ids_from(occurrence_of(article.text, span), article.id, span.of(article.text))


def ids_from(occurrence: int, article_id: str, quote: str) -> Iterator[str]:
    """The statement ids of some words from that occurrence on, without end."""
    return (statement_id(article_id, quote, number) for number in count(occurrence))


def statement_at(analysis: Analysis | None, span: Span) -> Statement | None:
    """The statement that is these words, or else the smallest that covers them."""
    if analysis is None:
        return None
    start, end = span.start, span.end
    # Of thousands, each time a verdict is given: to ask each span takes more than twice as long.
    covering = [s for s in analysis.statements if s.span.start <= start and end <= s.span.end]
    return min(covering, key=lambda s: len(s.span), default=None)


def attribution_of(text: str, statement: Statement | None) -> Attribution | None:
    """Who says a statement, in the article's words."""
    if statement is None:
        return None
    words = [s.of(text) if s else None for s in (statement.source, statement.cue)]
    content = (statement.content or statement.span).of(text)
    return Attribution(
        words[0], words[1], content, statement.speaker, statement.kind, statement.origin
    )

"""What a statement holds that can agree or differ; knows nothing of other statements."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from analysis.links.words import FUNCTION_WORDS, WORD, Stems, words_in
from model import Analysis, Article, Entity, Span, Statement

NAME_LABELS = ("PERSON", "ORG", "PLACE")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, and the one form it folds to."""

    words: str
    key: str
    label: str
    before: str
    """The word in front of it, in lower case: a preposition says what part it plays."""


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity as it stands, from what to what it may be, and what is counted."""

    words: str
    low: float
    high: float
    noun: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it stands, and the first and the last day it may be, in ISO 8601."""

    words: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A word that denies or hedges, and the stems after it whose sense it turns."""

    word: str
    over: frozenset[str]


@dataclass(frozen=True, slots=True)
class Content:
    """All of one statement that is compared with another."""

    stems: tuple[str, ...]
    """Of what is said, without who says it."""
    core: frozenset[str]
    """The same without numbers."""
    plain: frozenset[str]
    """The same without names: the stems that tell what happened."""
    told: tuple[str, ...]
    """The names in what is said, folded."""
    names: tuple[Name, ...]
    """All names, those of speakers as well."""
    numbers: tuple[Number, ...]
    moments: tuple[Moment, ...]
    denials: tuple[Turn, ...]
    hedges: tuple[Turn, ...]
    sure: tuple[str, ...]
    """Words that leave no doubt: "will", "did"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement with its article and its content."""

    article: Article
    analysis: Analysis
    statement: Statement
    content: Content


def matched(
    articles: Sequence[Article], analyses: Sequence[Analysis]
) -> list[tuple[Article, Analysis]]:
    """The articles with their analyses in one order, whatever the order given.

    An analysis of another version of its article is left out: its spans count in another text.
    """
    texts = {(article.id, article.digest): article for article in articles}
    found = {
        analysis.article_id: analysis
        for analysis in sorted(analyses, key=lambda one: one.digest)
        if (analysis.article_id, analysis.digest) in texts
    }
    return [(texts[key, analysis.digest], analysis) for key, analysis in sorted(found.items())]


def units_of(article: Article, analysis: Analysis, stems: Stems) -> list[Unit]:
    """The statements of an article."""
    entities = sorted(analysis.entities, key=lambda entity: entity.span)
    starts = [entity.span.start for entity in entities]
    found = []
    for statement in analysis.statements:
        span = statement.span
        around = entities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        content = content_of(article.text, span, around, stems, _said(statement))
        found.append(Unit(article, analysis, statement, content))
    return found


def _said(statement: Statement) -> tuple[Span, ...]:
    """What is said, without the words that say who says it where they stand in between."""
    said = statement.content or statement.span
    parts, at = [], said.start
    for voice in sorted(part for part in (statement.source, statement.cue) if part):
        if said.covers(voice) and voice.start >= at:
            parts.append(Span(at, voice.start))
            at = voice.end
    return (*parts, Span(at, said.end))


def content_of(
    text: str,
    span: Span,
    entities: Sequence[Entity],
    stems: Stems,
    said: Sequence[Span] = (),
) -> Content:
    """What stands in `span` of `text`, of which the parts in `said` tell what is said."""
    parts = said or (span,)
    every = words_in(span.of(text))
    inside = [entity for entity in entities if span.covers(entity.span)]
    named = [entity for entity in inside if entity.label in NAME_LABELS]
    name_stems = {stem for entity in named for stem in stems(entity.text)}
    found = tuple(stem for part in parts for stem in stems(part.of(text)))
    core = frozenset(stem for stem in found if not stem[0].isdigit())
    return Content(
        stems=found,
        core=core,
        plain=core - name_stems,
        told=tuple(
            entity.name.casefold()
            for entity in named
            if any(part.covers(entity.span) for part in parts)
        ),
        names=tuple(_name(text, span, entity) for entity in named),
        numbers=tuple(filter(None, map(_number, inside))),
        moments=tuple(filter(None, map(_moment, inside))),
        denials=tuple(_denials(every, stems)),
        hedges=() if HEDGES.isdisjoint(every) else tuple(_hedges(text, span, inside, stems)),
        sure=tuple(word for word in every if word in SURE),
    )


def _name(text: str, span: Span, entity: Entity) -> Name:
    before = words_in(text[max(span.start, entity.span.start - _BEFORE) : entity.span.start])
    return Name(entity.text, entity.name.casefold(), entity.label, before[-1] if before else "")


_BEFORE = 24
"""Code points in front of a name in which the word before it is looked for."""

_VALUE = re.compile(r"(>=|<=|~)?(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(?: (.+))?")
_ABOUT = 1.1
"""How far from "about 200" still agrees with it."""
_AT_LEAST = 1.5
"""How far above "more than 1,000" still agrees with it: 1,200 does, 3,000 would be news."""
_ROUGHLY = 5.0
"""How far above two dozen "dozens" goes."""
_ROUGH = ("dozens", "scores", "hundreds", "thousands", "tens", "millions")


def _number(entity: Entity) -> Number | None:
    """The quantity of an entity, from its value such as `>=1000 container`."""
    value = _VALUE.fullmatch(entity.value or "") if entity.label == "QUANTITY" else None
    if value is None:
        return None
    low = float(value[2])
    high = float(value[3] or low)
    up, down = _slack(value[1] or "", entity.text.lower())
    return Number(entity.text, low / down, high * up, value[4] or "")


def _slack(about: str, words: str) -> tuple[float, float]:
    """By how much a quantity may be more, and less, than its number."""
    if words.startswith(_ROUGH):
        return _ROUGHLY, 1.0
    return {"~": (_ABOUT, _ABOUT), ">=": (_AT_LEAST, 1.0), "<=": (1.0, _AT_LEAST)}.get(
        about, (1.0, 1.0)
    )


def _moment(entity: Entity) -> Moment | None:
    """The date of an entity, from its value such as `2023-10-18` or `2023-09/2023-10`."""
    if entity.label != "DATE" or not entity.value:
        return None
    first, _, last = entity.value.partition("/")
    return Moment(entity.text, first, last or first)


_HEDGE_WORDS = """may might could possibly perhaps probably likely unlikely
    reportedly allegedly alleged apparently apparent presumably supposedly
    suspected believed rumored rumoured unconfirmed purported purportedly
    seemingly seems appears appeared"""
HEDGES = frozenset(_HEDGE_WORDS.split())
SURE = frozenset(["will", "shall", "must", "did", "has", "have", "confirmed", "certainly"])
_DENYING_WORDS = """not never no none nobody nothing neither nor without cannot
    denied denies deny denying refused refuses refuse declined declines"""
DENYING = frozenset(_DENYING_WORDS.split())
_REACH = 2
"""Words that carry meaning after a denial or a hedge which it is taken to turn."""
_LINKING = frozenset(["and", "but", "or", "which", "who", "while"])
"""What begins another clause, to which it does not reach."""


def _denials(words: Sequence[str], stems: Stems) -> Iterator[Turn]:
    for at, word in enumerate(words):
        if word in DENYING or word.endswith(("n't", "n’t")):
            yield _turn(word, words[at + 1 :], stems)


def _turn(word: str, after: Sequence[str], stems: Stems) -> Turn:
    clause = takewhile(lambda other: other not in _LINKING, after)
    telling = (other for other in clause if other not in FUNCTION_WORDS)
    reach = 1 if word == "without" else _REACH
    return Turn(word, frozenset(stems(" ".join(islice(telling, reach)))))


def _hedges(text: str, span: Span, around: Sequence[Entity], stems: Stems) -> Iterator[Turn]:
    """The words that take some certainty away; not those of names and dates."""
    for found in WORD.finditer(text, span.start, span.end):
        word = found.group().lower()
        if word in HEDGES and not _is_month(found.group(), text, found.start()):
            place = Span(found.start(), found.end())
            if not any(entity.span.covers(place) for entity in around):
                yield _turn(word, words_in(text[found.end() : span.end]), stems)


_MONTH_AFTER = re.compile(r"\s+\d")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|until|by|during|from|through|last|next|early|late|mid)|\d)[\s-]+$", re.I
)


def _is_month(word: str, text: str, start: int) -> bool:
    """Whether a word is the month May; in a headline "May" may be the verb."""
    if word != "May":
        return False
    before = text[max(0, start - _BEFORE) : start]
    return bool(_MONTH_AFTER.match(text, start + len(word)) or _MONTH_BEFORE.search(before))

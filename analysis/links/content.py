"""What a statement holds that can agree or differ; knows nothing of other statements.

Names, numbers and dates come from the entities of the analysis. Where it has none of a kind,
small patterns of this module stand in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.links.words import FUNCTION_WORDS, stem, stems_in, words_in
from model import Analysis, Article, Entity, Span, Statement


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
    """A quantity as it stands, its value, and what is counted."""

    words: str
    value: float
    nouns: frozenset[str]
    """Stems of the words after it; empty for a bare number."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it stands and what it means, as far as that is known."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Content:
    """All of one statement that is compared with another."""

    stems: tuple[str, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    moments: tuple[Moment, ...]
    denials: tuple[tuple[str, frozenset[str]], ...]
    """Words that deny, each with the stems that follow and are denied."""
    hedges: tuple[str, ...]
    sure: tuple[str, ...]
    """Words that leave no doubt: "will", "did"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement with its article and its content."""

    article: Article
    statement: Statement
    place: int
    """Its number among the statements of the article."""
    content: Content


def units_of(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[Unit]:
    """All statements of the articles in one order, whatever the order given.

    An analysis of another version of its article is left out: its spans count in another text.
    """
    texts = {(article.id, article.digest): article for article in articles}
    found = {
        analysis.article_id: analysis
        for analysis in sorted(analyses, key=lambda one: one.digest)
        if (analysis.article_id, analysis.digest) in texts
    }
    return [
        Unit(article, statement, place, content_of(article.text, statement.span, analysis.entities))
        for key, analysis in sorted(found.items())
        for article in [texts[key, analysis.digest]]
        for place, statement in enumerate(analysis.statements)
    ]


def content_of(text: str, span: Span, entities: Sequence[Entity]) -> Content:
    """What stands in `span` of `text`."""
    words = span.of(text)
    inside = [entity for entity in entities if span.covers(entity.span)]
    return Content(
        stems=tuple(stems_in(words)),
        names=names_in(text, span, inside) or plain_names_in(words),
        numbers=numbers_in(words),
        moments=moments_in(inside) or plain_moments_in(words),
        denials=denials_in(words),
        hedges=tuple(word for word in words_in(words) if word in HEDGES),
        sure=tuple(word for word in words_in(words) if word in SURE),
    )


_HEDGES_WORDS = """may might could possibly perhaps probably likely unlikely reportedly
    allegedly alleged apparently apparent presumably supposedly suspected
    believed rumored rumoured unconfirmed purported purportedly seemingly
    seems appears appeared"""
HEDGES = frozenset(_HEDGES_WORDS.split())
_SURE_WORDS = """will shall must did has have confirmed certainly definitely"""
SURE = frozenset(_SURE_WORDS.split())
_DENIALS_WORDS = """not never no none nobody nothing neither nor without cannot denied denies
    deny denying refused refuses refuse declined declines"""
DENIALS = frozenset(_DENIALS_WORDS.split())

_NAME_LABELS = ("PERSON", "ORG", "PLACE")


def names_in(text: str, span: Span, entities: Sequence[Entity]) -> tuple[Name, ...]:
    """The names among the entities of one span."""
    return tuple(
        Name(
            entity.text,
            entity.name.casefold(),
            entity.label,
            _word_before(text, span.start, entity.span.start),
        )
        for entity in entities
        if entity.label in _NAME_LABELS
    )


def _word_before(text: str, start: int, end: int) -> str:
    words = text[start:end].split()
    return words[-1].lower() if words else ""


_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_NO_NAMES = FUNCTION_WORDS | set(_DAYS.split()) | set(_MONTHS.split())
_CAPITALS = re.compile(
    r"(?<![.!?“\"‘'] )\b(?:[A-Z][\w’'\-]*|(?:[A-Z]\.){2,})(?: (?:[A-Z][\w’'\-]+|(?:[A-Z]\.)+))*"
)


def plain_names_in(words: str) -> tuple[Name, ...]:
    """Runs of capitals; a lone word that begins the statement is none."""
    return tuple(
        Name(name, name.casefold(), "", _word_before(words, 0, found.end() - len(name)))
        for found in _CAPITALS.finditer(words)
        for name in [_without_article(found.group())]
        if name and (found.start() > 0 or " " in name) and name.lower() not in _NO_NAMES
    )


def _without_article(run: str) -> str:
    first, _, rest = run.partition(" ")
    return rest if first.lower() in FUNCTION_WORDS else run


_COUNTED_TO = """two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety dozen hundred hundreds thousand thousands"""
_COUNT_VALUES = (*range(2, 20), *range(20, 100, 10), 12, 100, 100, 1000, 1000)
_COUNT_WORDS = dict(zip(_COUNTED_TO.split(), map(float, _COUNT_VALUES), strict=True))
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    r"(?<![\w.,\-])(?P<sign>[$€£¥]?)(?P<digits>\d[\d,]*(?:\.\d+)?|"
    + "|".join(sorted(_COUNT_WORDS, key=len, reverse=True))
    + r")(?:[ -](?P<scale>hundred|thousand|million|billion|trillion))?(?P<rest>%|\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s\-]*([^\W\d_]+)")
_NOUN_REACH = 3
"""Words after a number among which what is counted stands: "1,000 rusty shipping containers"."""


def numbers_in(words: str) -> tuple[Number, ...]:
    """The quantities in `words`, with the stems of what follows them."""
    numbers = []
    for found in _NUMBER.finditer(words):
        value = _value(found)
        if value is not None:
            nouns, end = _counted(words, found)
            numbers.append(Number(words[found.start() : end], value, nouns))
    return tuple(numbers)


def _value(found: re.Match[str]) -> float | None:
    digits = found["digits"].lower().replace(",", "")
    try:
        value = _COUNT_WORDS[digits] if digits in _COUNT_WORDS else float(digits)
    except ValueError:
        return None
    return value * _SCALES.get((found["scale"] or "").lower(), 1.0)


def _counted(words: str, found: re.Match[str]) -> tuple[frozenset[str], int]:
    """The stems of what is counted and where the phrase ends."""
    nouns = {
        {"%": "percent", "$": "$", "€": "€", "£": "£", "¥": "¥"}.get(
            found["rest"] or found["sign"], ""
        )
    }
    at = end = found.end()
    for _ in range(_NOUN_REACH):
        after = _AFTER.match(words, at)
        if after is None or after.group(1).lower() in FUNCTION_WORDS:
            break
        nouns.add(stem(after.group(1).lower()))
        at = after.end()
        end = end if end > found.end() else at
    return frozenset(nouns - {""}), end


_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS.split())})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b({'|'.join(month[:3].title() for month in _MONTHS.split())})[a-z]*\.? (\d{{1,2}})\b"
)


def moments_in(entities: Sequence[Entity]) -> tuple[Moment, ...]:
    """The dates among the entities of one span that have a value."""
    return tuple(
        Moment(entity.text, entity.value)
        for entity in entities
        if entity.label == "DATE" and entity.value
    )


def plain_moments_in(words: str) -> tuple[Moment, ...]:
    """Weekdays, and days of a month."""
    days = [Moment(found.group(), found.group().lower()) for found in _DAY.finditer(words)]
    dates = [
        Moment(found.group(), f"{found[1].lower()}-{int(found[2]):02}")
        for found in _MONTH_DAY.finditer(words)
    ]
    return (*days, *dates)


_REACH = 4
"""Words after a denial that it is taken to deny."""


def denials_in(words: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each word that denies with the stems of the few words after it."""
    every = words_in(words)
    return tuple(
        (word, frozenset(_meaningful(every[at + 1 :])))
        for at, word in enumerate(every)
        if word in DENIALS or word.endswith(("n't", "n’t"))
    )


def _meaningful(words: Sequence[str]) -> list[str]:
    return [stem(word) for word in words if word not in FUNCTION_WORDS][:_REACH]

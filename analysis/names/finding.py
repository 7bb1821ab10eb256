"""Finds everything that has a name or a value in a text; knows nothing of other articles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.names.dates import SIGNS as DATED
from analysis.names.dates import day_of, find_dates
from analysis.names.folding import fold_names
from analysis.names.numbers import SIGNS as COUNTED
from analysis.names.quantities import find_quantities
from analysis.names.spacy_names import Finder
from analysis.names.tagger import find_names
from model import Entity, Span

_PLAIN = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def find_entities(
    text: str,
    sentences: Sequence[Span],
    published: str | None = None,
    finder: Finder = find_names,
) -> tuple[Entity, ...]:
    """The persons, bodies, places, dates and quantities of a text, in order, without overlap.

    `published` is an ISO 8601 time; weekdays and days without a year are counted from it.
    `finder` finds the names; our own tagger unless another is asked for (`spacy_finder`).
    """
    found = [
        Entity(Span(start, end), label, text[start:end], text[start:end])
        for start, end, label in finder(text, sentences)
    ]
    # Names go before dates, dates before quantities: "Thursday" in a paper's name is no day.
    said = [_said(text, sentence) for sentence in sentences]
    dated = [at for at, words in zip(sentences, said, strict=True) if not DATED.isdisjoint(words)]
    found = _merged(found, _dates(text, dated, published))
    counted = [
        at for at, words in zip(sentences, said, strict=True) if not COUNTED.isdisjoint(words)
    ]
    found = _merged(found, _quantities(text, counted))
    (names,) = fold_names(lambda: [found])
    return tuple(replace(entity, name=name) for entity, name in zip(found, names, strict=True))


def _said(text: str, sentence: Span) -> set[str]:
    """The plain words of a sentence in small letters, and "0" for any digit."""
    low = sentence.of(text).lower()
    words = set(_PLAIN.findall(low))
    if _DIGIT.search(low):
        words.add("0")
    return words


def _dates(text: str, sentences: Sequence[Span], published: str | None) -> Iterator[Entity]:
    today = day_of(published)
    for sentence in sentences:
        for span, value in find_dates(text, sentence, today):
            yield Entity(span, "DATE", span.of(text), span.of(text), value)


def _quantities(text: str, sentences: Sequence[Span]) -> Iterator[Entity]:
    for sentence in sentences:
        for span, value in find_quantities(text, sentence):
            yield Entity(span, "QUANTITY", span.of(text), span.of(text), value)


def _merged(found: Sequence[Entity], more: Iterable[Entity]) -> list[Entity]:
    """Both in order; what overlaps something found already is left out."""
    taken = list(found)
    added = []
    here = 0
    for entity in more:
        while here < len(taken) and taken[here].span.end <= entity.span.start:
            here += 1
        if here == len(taken) or not taken[here].span.overlaps(entity.span):
            added.append(entity)
    return sorted([*taken, *added], key=lambda entity: entity.span)

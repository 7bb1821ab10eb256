"""Says in words what two statements share and where they differ; knows nothing of scores."""

from collections.abc import Iterable, Mapping

from analysis.links.content import Content, Moment, Name, Number
from analysis.links.words import stems_in
from model import Difference

MOST_REASONS = 6
"""Shared things named at most, so that a reason stays one short line."""


def reasons(a: Content, b: Content, rare: Mapping[str, float]) -> tuple[str, ...]:
    """What both sides have: numbers and names first, then their rarest words."""
    numbers = [one.words for one in a.numbers if any(_agree(one, two) for two in b.numbers)]
    theirs = {name.key for name in b.names}
    names = [name.words for name in a.names if name.key in theirs]
    shared = dict.fromkeys((*numbers, *names))
    said = {stem for phrase in shared for stem in stems_in(phrase)}
    common = set(a.stems) & set(b.stems)
    words = sorted(common, key=lambda word: (-rare.get(word, 0.0), word))
    spare = MOST_REASONS - len(shared)
    more = [word for word in words if word not in said][: max(0, min(3, spare))]
    found = []
    if shared:
        found.append("both: " + ", ".join(list(shared)[:MOST_REASONS]))
    if more:
        found.append("words: " + ", ".join(more))
    return tuple(found)


def differences(a: Content, b: Content) -> tuple[Difference, ...]:
    """Where the two do not say the same: numbers, dates, names, negation, hedging."""
    return (
        *_numbers(a.numbers, b.numbers),
        *_dates(a.moments, b.moments),
        *_names(a.names, b.names),
        *_negation(a, b),
        *_hedging(a, b),
    )


def _agree(one: Number, two: Number) -> bool:
    return one.value == two.value and (
        bool(one.nouns & two.nouns) or not one.nouns or not two.nouns
    )


def _numbers(ours: tuple[Number, ...], theirs: tuple[Number, ...]) -> Iterable[Difference]:
    """Numbers of the same thing that are not the same."""
    left = [one for one in ours if not any(_agree(one, two) for two in theirs)]
    right = [two for two in theirs if not any(_agree(one, two) for one in ours)]
    for one in left:
        for two in right:
            if one.nouns & two.nouns:
                yield Difference("number", one.words, two.words)
                right.remove(two)
                break


def _dates(ours: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> Iterable[Difference]:
    """Dates of one precision, of which none is on both sides."""
    left, right = {one.value for one in ours}, {two.value for two in theirs}
    if left & right:
        return
    for one in ours:
        for two in theirs:
            if _shape(one.value) == _shape(two.value):
                yield Difference("date", one.words, two.words)
                return


def _shape(value: str) -> str:
    """What a date is exact to: "2023-10-18" and "2023-10" cannot disagree."""
    if value.isalpha():
        return "weekday"
    return "".join("0" if char.isdigit() else char for char in value if not char.isalpha())


def _names(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> Iterable[Difference]:
    """A name of one kind standing in the place of another, after the same preposition."""
    left, right = {one.key for one in ours}, {two.key for two in theirs}
    for one in ours:
        for two in theirs:
            if one.key in right or two.key in left or not one.before:
                continue
            if (one.before, one.label) == (two.before, two.label):
                yield Difference("name", one.words, two.words)
                return


def _negation(a: Content, b: Content) -> Iterable[Difference]:
    """One side denies what the other says without denying."""
    if bool(a.denials) == bool(b.denials):
        return
    denials, other = (a.denials, b) if a.denials else (b.denials, a)
    for word, denied in denials:
        if denied & set(other.stems):
            yield Difference("negation", *((word, "") if a.denials else ("", word)))
            return


def _hedging(a: Content, b: Content) -> Iterable[Difference]:
    """One side is careful where the other is not."""
    if bool(a.hedges) == bool(b.hedges):
        return
    if a.hedges:
        yield Difference("hedge", a.hedges[0], b.sure[0] if b.sure else "")
    else:
        yield Difference("hedge", a.sure[0] if a.sure else "", b.hedges[0])

"""Says in words what two statements share and where they differ; knows nothing of scores."""

from collections.abc import Iterable, Mapping

from analysis.links.content import Content, Moment, Name, Number, Turn
from analysis.links.words import WORD, Stems
from model import Difference

MOST_REASONS = 6
"""Shared things named at most, so that a reason stays one short line."""
_MOST_WORDS = 3


def reasons(
    a: Content, b: Content, weights: Mapping[str, float], stems: Stems, words: str
) -> tuple[str, ...]:
    """What both sides have: numbers and names first, then the words that weigh most, as they stand
    in `words`, which are those of `a`.
    """
    numbers = [one.words for one in a.numbers if any(_agree(one, two) for two in b.numbers)]
    dates = [one.words for one in a.moments if any(_meet(one, two) for two in b.moments)]
    theirs = {name.key for name in b.names}
    names = [name.words for name in a.names if name.key in theirs]
    shared = list(dict.fromkeys((*numbers, *names, *dates)))[:MOST_REASONS]
    said = {stem for phrase in shared for stem in stems(phrase)}
    common = set(a.stems) & set(b.stems) - said
    heaviest = sorted(common, key=lambda stem: (-weights.get(stem, 0.0), stem))
    more = heaviest[: min(_MOST_WORDS, MOST_REASONS - len(shared))]
    found = []
    if shared:
        found.append("both: " + ", ".join(shared))
    if more:
        written = _written(words, stems)
        found.append("words: " + ", ".join(written.get(stem, stem) for stem in more))
    return tuple(found)


def _written(words: str, stems: Stems) -> dict[str, str]:
    """How the stem of each word stands there first."""
    return {stem: word for word in reversed(WORD.findall(words)) for stem in stems(word)}


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
    """Whether two quantities can be the same."""
    return one.noun == two.noun and one.low <= two.high and two.low <= one.high


def _numbers(ours: Iterable[Number], theirs: Iterable[Number]) -> Iterable[Difference]:
    """Numbers of the same thing that cannot be the same, each with the first left over."""
    left = [one for one in ours if not any(_agree(one, two) for two in theirs)]
    right = [two for two in theirs if not any(_agree(one, two) for one in ours)]
    for one in left:
        for two in right:
            if one.noun == two.noun:
                yield Difference("number", one.words, two.words)
                right.remove(two)
                break


def _meet(one: Moment, two: Moment) -> bool:
    """Whether two dates can be the same: "2023-10" and "2023-10-18" can."""
    skipped = len(_NO_YEAR) if _NO_YEAR in (one.first[:4], two.first[:4]) else 0
    a, b = one.first[skipped:], two.first[skipped:]
    return a <= two.last[skipped:] + _END and b <= one.last[skipped:] + _END


_NO_YEAR = "XXXX"
_END = "~"
"""Sorts after all that may follow a date: a month ends after its days."""


def _dates(ours: Iterable[Moment], theirs: Iterable[Moment]) -> Iterable[Difference]:
    """Dates as exact as one another, when no date is on both sides."""
    if any(_meet(one, two) for one in ours for two in theirs):
        return
    for one in ours:
        for two in theirs:
            if len(one.first) == len(two.first):
                yield Difference("date", one.words, two.words)
                return


def _names(ours: Iterable[Name], theirs: Iterable[Name]) -> Iterable[Difference]:
    """A name of one kind standing in the place of another, after the same word."""
    left, right = {one.key for one in ours}, {two.key for two in theirs}
    for one in ours:
        for two in theirs:
            if one.key in right or two.key in left or one.before in _NO_PART:
                continue
            if (one.before, one.label) == (two.before, two.label):
                yield Difference("name", one.words, two.words)
                return


_NO_PART = ("", "the", "a", "an")
"""Words in front of a name that do not say what part it plays."""


def _negation(a: Content, b: Content) -> Iterable[Difference]:
    """One side denies what the other says without denying."""
    if bool(a.denials) == bool(b.denials):
        return
    word = _turned(a.denials, b) or _turned(b.denials, a)
    if word:
        yield Difference("negation", word if a.denials else "", "" if a.denials else word)


def _hedging(a: Content, b: Content) -> Iterable[Difference]:
    """One side is careful about what the other says outright."""
    if bool(a.hedges) == bool(b.hedges):
        return
    word = _turned(a.hedges, b) or _turned(b.hedges, a)
    if word and a.hedges:
        yield Difference("hedge", word, b.sure[0] if b.sure else "")
    elif word:
        yield Difference("hedge", a.sure[0] if a.sure else "", word)


def _turned(turns: Iterable[Turn], other: Content) -> str:
    """The first word that turns something which the other side says too; else nothing."""
    return next((turn.word for turn in turns if not other.plain.isdisjoint(turn.over)), "")

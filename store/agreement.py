"""How far reviewers agree; knows nothing of how annotations are kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from random import Random

from model import Annotation

RESAMPLES = 1_000
"""For a 95 % interval by bootstrap: 1,000 give its ends to about one hundredth (Efron 1993)."""
_SEED = 20_240_101
"""Any number, so that the same annotations give the same intervals."""
_Z = 1.959964
"""The 97.5 % point of the normal distribution."""

Item = tuple[str, str]
Ratings = Mapping[Item, Mapping[str, str]]
"""Each statement's verdicts by reviewer."""
Pattern = tuple[str, ...]
"""The verdicts that one statement got, in the order of the reviewers' names."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far some reviewers agree on what all of them judged."""

    reviewers: tuple[str, ...]
    verdict: str | None
    """The verdict against all others, or None for all as they are."""
    items: int
    """Statements that at least two of them judged."""
    raw: Measure | None
    """The share of pairs of verdicts that are the same; None when there is no pair."""
    kappa: Measure | None
    """Cohen's, for two; None when chance alone explains everything, or for more than two."""
    alpha: Measure | None
    """Krippendorff's, for nominal data; None when there is only one verdict."""


def agreements(annotations: Iterable[Annotation]) -> tuple[Agreement, ...]:
    """Everyone together, then each pair; of each all verdicts, then each verdict by itself."""
    ratings = ratings_of(annotations)
    reviewers = sorted({one for verdicts in ratings.values() for one in verdicts})
    groups = [tuple(reviewers)] if len(reviewers) > 2 else []
    found = []
    for group in (*groups, *combinations(reviewers, 2)):
        patterns = _patterns(ratings, group)
        verdicts = sorted({one for pattern in patterns for one in pattern})
        for verdict in (None, *verdicts):
            found.append(_agreement(group, verdict, patterns))
    return tuple(found)


def ratings_of(annotations: Iterable[Annotation]) -> Ratings:
    """The verdicts by statement and reviewer; notes alone count for nothing."""
    ratings: dict[Item, dict[str, str]] = {}
    for one in annotations:
        if one.verdict is not None:
            ratings.setdefault((one.article_id, one.statement), {})[one.reviewer] = one.verdict
    return ratings


def cohens_kappa(patterns: Sequence[Pattern]) -> float | None:
    """Cohen (1960): what two agree beyond chance, from each one's own shares of verdicts."""
    count = len(patterns)
    if not count:
        return None
    observed = sum(a == b for a, b in patterns) / count
    one, other = Counter(a for a, _ in patterns), Counter(b for _, b in patterns)
    expected = sum(one[verdict] * other[verdict] for verdict in one) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(patterns: Sequence[Pattern]) -> float | None:
    """Krippendorff (2011), nominal data, any number of reviewers, some of whom may be missing."""
    disagreed = 0.0
    totals: Counter[str] = Counter()
    for pattern, times in Counter(one for one in patterns if len(one) > 1).items():
        counts = Counter(pattern)
        pairs = len(pattern) ** 2 - sum(count**2 for count in counts.values())
        disagreed += times * pairs / (len(pattern) - 1)
        for verdict, count in counts.items():
            totals[verdict] += times * count
    everything = totals.total()
    expected = everything**2 - sum(count**2 for count in totals.values())
    return None if not expected else 1 - (everything - 1) * disagreed / expected


def raw_agreement(patterns: Sequence[Pattern]) -> float | None:
    """The share of pairs of verdicts on one statement that are the same."""
    pairs = [pair for pattern in patterns for pair in combinations(pattern, 2)]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def _agreement(
    group: tuple[str, ...], verdict: str | None, patterns: Sequence[Pattern]
) -> Agreement:
    if verdict is not None:
        patterns = [
            tuple("yes" if one == verdict else "no" for one in pattern) for pattern in patterns
        ]
    return Agreement(
        reviewers=group,
        verdict=verdict,
        items=len(patterns),
        raw=_raw(patterns),
        kappa=_measure(cohens_kappa, patterns) if len(group) == 2 else None,
        alpha=_measure(krippendorffs_alpha, patterns),
    )


def _patterns(ratings: Ratings, group: tuple[str, ...]) -> list[Pattern]:
    """The verdicts of a group on every statement that two or more of them judged."""
    found = (tuple(one[name] for name in group if name in one) for one in ratings.values())
    return sorted(pattern for pattern in found if len(pattern) > 1)


def _raw(patterns: Sequence[Pattern]) -> Measure | None:
    """With Wilson's (1927) interval over the statements, which does not leave 0 to 1."""
    share, count = raw_agreement(patterns), len(patterns)
    if share is None:
        return None
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) * _Z / (1 + _Z**2 / count)
    return Measure(share, max(0.0, middle - half), min(1.0, middle + half))


def _measure(
    figure: Callable[[Sequence[Pattern]], float | None], patterns: Sequence[Pattern]
) -> Measure | None:
    """With a percentile bootstrap interval over the statements (Efron and Tibshirani 1993)."""
    value = figure(patterns)
    if value is None:
        return None
    random = Random(_SEED)
    drawn = (figure(random.choices(patterns, k=len(patterns))) for _ in range(RESAMPLES))
    found = sorted(one for one in drawn if one is not None)
    low, high = found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]
    return Measure(value, low, high)

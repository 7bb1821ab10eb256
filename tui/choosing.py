"""Which articles are listed and in what order; knows no widgets."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.desk import Row


@dataclass(frozen=True, slots=True)
class Filter:
    """What is listed."""

    kind: str = "all"
    words: str = ""
    """A publisher, a verdict, or words of a title, as `kind` has it."""

    def __str__(self) -> str:
        return _NAMES[self.kind].format(self.words)


ALL = Filter()

DAY = len("2024-04-03")
"""Code points that say a day."""

AT_ONCE = 128
"""Articles counted before a key may come in between: half a millisecond."""

_NAMES = {
    "all": "all reports",
    "unread": "unread",
    "untagged": "with untagged statements",
    "verdict": "with a statement {}",
    "earlier": "with an earlier version",
    "publisher": "published by {}",
    "dated": "of {}",
    "words": "“{}” in title or publisher",
}

_TESTS: Mapping[str, Callable[["Row", str], Any]] = {
    "all": lambda row, words: True,
    "unread": lambda row, words: not row.read,
    "untagged": lambda row, words: row.tagged < (row.statements or 0),
    "verdict": lambda row, words: row.verdicts.get(words),
    "earlier": lambda row, words: row.earlier,
    "publisher": lambda row, words: (row.publisher or "") == words,
    "dated": lambda row, words: (row.published or "").startswith(words),
    "words": lambda row, words: words.lower() in f"{row.title} {row.publisher or ''}".lower(),
}


_OFFSET = re.compile(r"T.*[+-]\d\d:?\d\d$").search


@lru_cache(maxsize=1 << 14)
def _in_utc(stamp: str) -> str:
    """The moment by one clock, so that those of several offsets come in their order."""
    try:
        return (
            datetime.fromisoformat(stamp).astimezone(UTC).isoformat() if _OFFSET(stamp) else stamp
        )
    except (ValueError, OverflowError):
        return stamp


ORDERS: Mapping[str, Callable[["Row"], Any]] = {
    "as they came": lambda row: 0,
    "newest first": lambda row: _in_utc(row.published or ""),
    "by publisher": lambda row: ((row.publisher or "\uffff").lower(), row.title.lower()),
    "most untagged first": lambda row: row.tagged - (row.statements or 0),
    "most disputed first": lambda row: -row.verdicts.get("disputed", 0),
}
"""Names of orders, with what they go by; what is alike stays as it came."""

_BACKWARDS = ("newest first",)

FIRST_ORDER = next(iter(ORDERS))


def arranged(rows: Iterable["Row"], chosen: Filter, order: str) -> tuple["Row", ...]:
    """The rows that fit, in that order."""
    test, key = _TESTS[chosen.kind], ORDERS.get(order, ORDERS[FIRST_ORDER])
    fitting = [row for row in rows if test(row, chosen.words)]
    if order == FIRST_ORDER:
        return tuple(fitting)
    return tuple(sorted(fitting, key=key, reverse=order in _BACKWARDS))


def fitting(
    rows: Iterable["Row"], known: Mapping[Filter, int], typed: str
) -> Iterator[tuple[Filter, int]]:
    """What lists the titles with the words typed, and the filters they fit, each with how many."""
    if words := typed.strip():
        titled = Filter("words", words)
        yield titled, len(arranged(rows, titled, FIRST_ORDER))
    wanted = typed.lower().strip()
    yield from ((each, times) for each, times in known.items() if wanted in str(each).lower())


def next_order(order: str) -> str:
    """The order after that one."""
    names = list(ORDERS)
    return names[(names.index(order) + 1) % len(names)] if order in names else names[0]


class Tally:
    """How many articles each filter lists, kept as they come and change: to look at thousands of
    them takes longer than a key may.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._uncounted: dict[str, Row] = {}
        """By id, those that came since it was last counted."""

    def take(self, row: "Row") -> None:
        """There is this one too."""
        self._uncounted[row.id] = row

    def replace(self, before: "Row", row: "Row") -> None:
        """So it stands with one of them now."""
        if row.id in self._uncounted:
            self._uncounted[row.id] = row
        else:
            self._counts.subtract(_fits(before))
            self._counts.update(_fits(row))

    def counting(self) -> Iterator[None]:
        """Count those that came, some at a time."""
        while self._uncounted:
            some = [row for row, _ in zip(self._uncounted.values(), range(AT_ONCE), strict=False)]
            for row in some:
                self._counts.update(_fits(row))
                del self._uncounted[row.id]
            yield

    def filters(self, verdicts: Iterable[str]) -> dict[Filter, int]:
        """Every filter with how many it lists."""
        deque(self.counting(), maxlen=0)
        counts = self._counts
        days = {day: times for (kind, day), times in counts.items() if kind == "dated" and times}
        publishers = sorted(words for kind, words in counts if kind == "publisher")
        return {
            **{Filter(kind): counts[kind, ""] for kind in ("all", "unread", "untagged", "earlier")},
            **{Filter("verdict", name): counts["verdict", name] for name in verdicts},
            **{
                Filter("publisher", name): times
                for name in publishers
                if (times := counts["publisher", name])
            },
            **{Filter("dated", day): _dated(days, day) for day in sorted(days, reverse=True)},
        }


def _fits(row: "Row") -> Iterator[tuple[str, str]]:
    """The kinds and words of the filters that list it."""
    yield "all", ""
    for kind in ("unread", "untagged", "earlier"):
        if _TESTS[kind](row, ""):
            yield kind, ""
    for name, times in row.verdicts.items():
        if times:
            yield "verdict", name
    if row.publisher:
        yield "publisher", row.publisher
    if row.published:
        yield "dated", row.published[:DAY]


def _dated(days: Mapping[str, int], day: str) -> int:
    """Of a year or a month alone, its days are listed too."""
    if len(day) == DAY:
        return days[day]
    return sum(times for each, times in days.items() if each.startswith(day))

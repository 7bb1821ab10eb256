"""Which articles are listed and in what order; knows no widgets."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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

ORDERS: Mapping[str, Callable[["Row"], Any]] = {
    "as they came": lambda row: 0,
    "newest first": lambda row: row.published or "",
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


def filters(rows: Collection["Row"], verdicts: Iterable[str]) -> dict[Filter, int]:
    """Every filter with how many it lists, in one look at each row: there may be thousands of rows
    and hundreds of filters.
    """
    given = Counter(name for row in rows for name, times in row.verdicts.items() if times)
    publishers = Counter(row.publisher for row in rows if row.publisher)
    days = Counter(row.published[:DAY] for row in rows if row.published)
    return {
        ALL: len(rows),
        Filter("unread"): sum(not row.read for row in rows),
        Filter("untagged"): sum(row.tagged < (row.statements or 0) for row in rows),
        Filter("earlier"): sum(row.earlier > 0 for row in rows),
        **{Filter("verdict", name): given[name] for name in verdicts},
        **{Filter("publisher", name): publishers[name] for name in sorted(publishers)},
        **{Filter("dated", day): _dated(days, day) for day in sorted(days, reverse=True)},
    }


def _dated(days: Mapping[str, int], day: str) -> int:
    """Of a year or a month alone, its days are listed too."""
    if len(day) == DAY:
        return days[day]
    return sum(times for each, times in days.items() if each.startswith(day))


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

"""Which articles are listed and in what order; knows no widgets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Offered:
    """A filter, and how many articles it lists."""

    filter: Filter
    count: int

    def fits(self, typed: str) -> bool:
        """Whether it is what is meant by the words typed."""
        return typed.lower().strip() in str(self.filter).lower()


def filters(rows: Sequence["Row"], verdicts: Iterable[str]) -> tuple[Offered, ...]:
    """Every filter that lists something else than all, but for words of titles."""
    publishers = Counter(row.publisher for row in rows if row.publisher)
    days = Counter(row.published[:10] for row in rows if row.published)
    fixed = (
        *(Filter(kind) for kind in ("all", "unread", "untagged", "earlier")),
        *(Filter("verdict", name) for name in verdicts),
    )
    return (
        *(Offered(each, len(arranged(rows, each, FIRST_ORDER))) for each in fixed),
        *(Offered(Filter("publisher", name), publishers[name]) for name in sorted(publishers)),
        *(Offered(Filter("dated", day), days[day]) for day in sorted(days, reverse=True)),
    )


def by_words(rows: Iterable["Row"], typed: str) -> Iterator[Offered]:
    """By the words typed, when there are any."""
    if words := typed.strip():
        each = Filter("words", words)
        yield Offered(each, len(arranged(rows, each, FIRST_ORDER)))


def next_order(order: str) -> str:
    """The order after that one."""
    names = list(ORDERS)
    return names[(names.index(order) + 1) % len(names)] if order in names else names[0]

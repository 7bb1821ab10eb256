"""The names in all reports with their variants and where they stand; knows no widgets."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from rich.cells import cell_len

from model import Analysis, Span
from tui.highlights import NAMES, Piece
from tui.shown import cut, fill, shown_line

Pieces = tuple[Piece, ...]
Order = Literal["count", "reports", "name"]
ORDERS: tuple[Order, ...] = ("count", "reports", "name")

MOST_FORMS = 12
"""Other forms shown of a name: more do not fit into a line or three."""

LABELS = {"PERSON": "person", "ORG": "body", "PLACE": "place"}


@dataclass(frozen=True, slots=True)
class Name:
    """One name with all the forms in which the reports write it."""

    name: str
    label: str
    """PERSON, ORG or PLACE: what most of its occurrences are."""
    variants: tuple[tuple[str, int], ...]
    """The forms written with their counts, most frequent first."""
    places: tuple[tuple[str, Span], ...]
    """Article id and words, in the order of reports and text."""
    reports: int
    """In how many reports it stands."""
    key: str
    """All its forms, to be found by."""

    @property
    def others(self) -> tuple[str, ...]:
        """The forms that are not the name itself."""
        return tuple(form for form, _ in self.variants if form != self.name)


def names_of(
    analyses: Iterable[Analysis], patiently: Callable[[Iterable[Any]], Iterable[Any]] = iter
) -> tuple[Name, ...]:
    """Every name of a person, a body or a place, as the analyses fold them; `patiently` goes
    through the names, and lets others go first between them.
    """
    places: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for analysis in analyses:
        for entity in analysis.entities:
            if entity.label in NAMES:
                places[entity.name].append((analysis.article_id, entity.span))
                forms[entity.name][" ".join(entity.text.split())] += 1
                labels[entity.name][entity.label] += 1
    return tuple(
        Name(
            name,
            labels[name].most_common(1)[0][0],
            _in_order(forms[name]),
            tuple(where),
            len({article_id for article_id, _ in where}),
            " ".join((name, *forms[name])).casefold(),
        )
        for name, where in patiently(places.items())
    )


def _in_order(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def listed(names: Iterable[Name], order: Order, wanted: str = "") -> tuple[Name, ...]:
    """Those in whose forms all words of `wanted` stand, in an order."""
    words = wanted.casefold().split()
    fitting = (name for name in names if all(word in name.key for word in words))
    return tuple(sorted(fitting, key=_rank(order)))


def _rank(order: Order) -> Callable[[Name], tuple[int, str]]:
    def rank(name: Name) -> tuple[int, str]:
        counts = {"count": -len(name.places), "reports": -name.reports, "name": 0}
        return counts[order], name.name.casefold()

    return rank


def name_line(name: Name, width: int, *, joining: bool) -> Pieces:
    """A name: what it is, how often it stands in how many reports, and its other forms."""
    wide = min(max(width // 3, 14), 40)
    mark: Piece = (" ⊕ " if joining else "   ", ("accent",))
    count = f"{len(name.places)} in {name.reports}"
    room = width - wide - 25
    others = " · ".join(shown_line(form) for form in name.others[:MOST_FORMS])
    return (
        mark,
        (fill(shown_line(name.name), wide), ()),
        (fill(f" {LABELS[name.label]}", 8), ("quiet",)),
        (f"{count:>11}  ", ()),
        (cut(others, max(room, 0)), ("quiet",)),
    )


def variants_lines(name: Name, width: int, most: int) -> list[Pieces]:
    """All forms of a name with their counts, in at most so many lines."""
    lines: list[list[Piece]] = [[(" ", ())]]
    used = 1
    for form, count in name.variants[:MOST_FORMS]:
        words, number = cut(shown_line(form), width // 2), f" {count}  "
        wanted = cell_len(words) + len(number)
        if used + wanted > width and used > 1:
            lines.append([(" ", ())])
            used = 1
        lines[-1] += [(words, ()), (number, ("quiet",))]
        used += wanted
    return [tuple(line) for line in lines[:most]]


def around(text: str, span: Span, width: int) -> str:
    """The words with as much around them as fits."""
    start = max(span.start - max(width - len(span), 0) // 2, 0)
    return shown_line(text[start : start + width]).strip()

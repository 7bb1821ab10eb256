"""Groups of linked statements as rows over reports; knows no widgets and no verdicts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model import Analysis, Article, Difference, Group, LinkEnd, ObelosError

if TYPE_CHECKING:
    from tui.desk.stories import LinkFrom
    from tui.desk.values import Elsewhere

Order = Literal["origins", "disputes", "story"]
ORDERS: tuple[Order, ...] = ("origins", "disputes", "story")
"""In the order one key goes through them."""

Key = tuple[str, str]
"""Article id and statement id."""

_WEIGHT = {"number": 0, "date": 1, "negation": 2, "name": 3, "hedge": 4}
"""What is told first where there is room for one difference only."""

CONTRADICTING = ("number", "date", "negation")
"""What may be a dispute: a hedge or another name seldom says that the other report is wrong."""

SURE = 0.75
"""The least score of a link that is believed: on topics of ECB+ that the weights did not know, of
the pairs from here to 0.8, 91 in a hundred tell of one event, and of those at the bottom of what is
linked 65; with five reports of a topic 79 and 33.
"""

UNSURE = "≈"
"""The mark of what may tell the same."""

_NUMBER = re.compile(r"[<>≥≤~]?\s?[$€£¥]?\d[\d.,:/]*\d?\s?%?")
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]+\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """How one report tells what a row is about."""

    end: LinkEnd
    differences: tuple[Difference, ...] = ()
    """Side `a` is the row's own words, side `b` this report's."""
    sure: bool = True
    """Whether its link with the row's own words is one to be believed."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Statements that report the same thing."""

    lead: LinkEnd
    """The one whose words stand for all: the nearest to the others."""
    cells: Mapping[str, tuple[Told, ...]]
    """By article id, the nearest to the lead first."""
    origins: tuple[str, ...]
    """The independent origins, by name."""
    place: float
    """Where the reports tell it, from 0 at their beginning to 1 at their end."""

    @property
    def differing(self) -> int:
        """In how many reports something contradicts the lead."""
        return sum(any(map(contradicts, told)) for told in self.cells.values())

    @property
    def key(self) -> Key:
        """By what the row is known again."""
        return key_of(self.lead)


def is_sure(link: "LinkFrom | Elsewhere") -> bool:
    """Whether it is to be believed that both tell the same."""
    return link.score >= SURE


def contradicts(told: "Told | LinkFrom | Elsewhere") -> bool:
    """Whether a figure, a date or a denial is not the same."""
    return any(each.kind in CONTRADICTING for each in told.differences)


def key_of(end: LinkEnd) -> Key:
    """By what a statement is known everywhere."""
    return (end.article_id, end.statement_id)


def lengths_of(article: Callable[[str], Article], ids: Iterable[str]) -> dict[str, int]:
    """How long these articles are, in code points, without those whose texts are gone by now."""
    lengths = {}
    for article_id in ids:
        with suppress(ObelosError):
            lengths[article_id] = len(article(article_id).text)
    return lengths


def grouped_rows(
    groups: Iterable[Group],
    links: Callable[[LinkEnd], Sequence["LinkFrom"]],
    lengths: Mapping[str, int],
) -> tuple[GridRow, ...]:
    """A row for each group; `lengths` are those of the articles, in code points."""
    return tuple(_row(group, links, lengths) for group in groups)


def first_groups(
    groups: Iterable[Group], order: Order, lengths: Mapping[str, int], most: int
) -> tuple[Group, ...]:
    """The groups whose rows come first; none where only the rows themselves would tell."""

    def rank(group: Group) -> tuple[float, ...]:
        place = _place(group.members, lengths)
        if order == "story":
            return (place,)
        reports = len({end.article_id for end in group.members})
        return (-len(group.origins), -reports, place)

    return () if order == "disputes" else tuple(sorted(groups, key=rank)[:most])


def lone_rows(
    analyses: Iterable[Analysis], taken: Iterable[GridRow], lengths: Mapping[str, int]
) -> tuple[GridRow, ...]:
    """A row for each statement that no other report has."""
    known = {key_of(told.end) for row in taken for cell in row.cells.values() for told in cell}
    ends = (
        (analysis, each, LinkEnd(analysis.article_id, each.id, each.span))
        for analysis in analyses
        for each in analysis.statements
    )
    return tuple(
        GridRow(
            end,
            {end.article_id: (Told(end),)},
            tuple(name for name in (each.origin or each.speaker,) if name),
            _place((end,), lengths),
        )
        for _, each, end in ends
        if key_of(end) not in known
    )


def columns_of(rows: Iterable[GridRow], order: Sequence[str]) -> tuple[str, ...]:
    """The articles that tell something of these rows, in that order."""
    telling = {article_id for row in rows for article_id in row.cells}
    return tuple(article_id for article_id in order if article_id in telling)


def ordered(
    rows: Iterable[GridRow], order: Order, disputed: Callable[[GridRow], int]
) -> tuple[GridRow, ...]:
    """The rows with most origins, or most disputes, or told earliest first.

    `disputed` says how many cells of a row carry the verdict.
    """

    def rank(row: GridRow) -> tuple[float, ...]:
        if order == "story":
            return (row.place,)
        if order == "disputes":
            return (-row.differing - disputed(row), -len(row.origins), row.place)
        return (-len(row.origins), -len(row.cells), row.place)

    return tuple(sorted(rows, key=lambda row: (*rank(row), row.key)))


def difference_word(differences: Sequence[Difference]) -> str:
    """The weightiest difference in a word: the figure, the date, the name of this side.

    What this side leaves out stands after a minus: `−not`.
    """
    if not differences:
        return ""
    first = min(differences, key=lambda each: (_WEIGHT[each.kind], not each.b))
    return _short(first.kind, first.b) if first.b else f"−{_short(first.kind, first.a)}"


def _short(kind: str, words: str) -> str:
    words = " ".join(words.split())
    if kind == "number" and (figure := _NUMBER.search(words)):
        return figure[0].replace(" ", "").rstrip(".,:/")
    if kind == "date":
        return _MONTH.sub(lambda month: month[1], words)
    return words


def _row(
    group: Group, links: Callable[[LinkEnd], Sequence["LinkFrom"]], lengths: Mapping[str, int]
) -> GridRow:
    members = {key_of(end): end for end in group.members}
    near = {
        key: {key_of(link.other): link for link in links(end) if key_of(link.other) in members}
        for key, end in members.items()
    }
    lead = min(
        members,
        key=lambda key: (-sum(x.score for x in near[key].values()), len(members[key].span), key),
    )
    beside = near[lead]

    def nearness(key: Key) -> tuple[bool, float, int]:
        score = beside[key].score if key in beside else 0.0
        return (key != lead, -score, members[key].span.start)

    cells: dict[str, list[Told]] = {}
    for key in sorted(members, key=nearness):
        differences = beside[key].differences if key in beside else ()
        sure = key == lead or (key in beside and is_sure(beside[key]))
        cells.setdefault(key[0], []).append(Told(members[key], differences, sure))
    return GridRow(
        members[lead],
        {article_id: tuple(told) for article_id, told in cells.items()},
        group.origins,
        _place(group.members, lengths),
    )


def _place(ends: Sequence[LinkEnd], lengths: Mapping[str, int]) -> float:
    """The middle one of the places: a report that tells it as background moves nothing."""
    places = sorted(end.span.start / max(lengths.get(end.article_id, 1), 1) for end in ends)
    return places[len(places) // 2]

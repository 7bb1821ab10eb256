"""What a line of an article shows, as words with names of styles; knows no colours, no widgets."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from rich.cells import cell_len

from model import Entity, Span, Verdict
from tui.labels import Overlay
from tui.pages import Page, Place
from tui.shown import shown_line
from tui.wrapping import Lines

Piece = tuple[str, tuple[str, ...]]
"""Some words and the names of the styles laid over one another on them."""

KIND_MARKS = {"quoted": "“", "reported": "›", "asserted": "·"}
STATE_MARKS = {"kept": " ", "changed": "~", "moved": "~", "review": "!", "orphan": "!"}
NAMES = frozenset(("PERSON", "ORG", "PLACE"))

TITLE_WITHIN = 2000
"""Code points at the beginning of a text among which its title may stand."""

_LETTERS = frozenset(("name", "figure", "heading", "hit-now"))
"""Styles of the words themselves rather than of the ground they stand on."""

_OPENERS = "“\"'‘(["
_CLOSERS = "”\"'’)].,;:!?…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A style over some code points."""

    start: int
    end: int
    style: str


class Marks:
    """Marks that may nest and overlap, found by the stretch they touch."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._reach: list[int] = []
        reach = 0
        for mark in self._marks:
            reach = max(reach, mark.end)
            self._reach.append(reach)

    def touching(self, start: int, end: int) -> list[Mark]:
        """Those that cover at least one code point from `start` to `end`, outer ones first."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


class Touching(Protocol):
    """Marks, wherever they come from."""

    def touching(self, start: int, end: int) -> list[Mark]:
        """As `Marks.touching`."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the reader is at."""

    current: Span | None = None
    selected: Span | None = None
    """Words chosen by hand; while there are some, the current statement is not shown."""
    hit: Span | None = None
    """The search hit that was jumped to."""

    @property
    def band(self) -> Span | None:
        """The words between the brackets."""
        return self.selected or self.current


@dataclass(frozen=True, slots=True)
class Setting:
    """A page set in lines, with everything needed to compose one of them."""

    page: Page
    lines: Lines
    found: Marks
    """Names, figures and headings: they stay while verdicts come and go."""
    tagged: Marks
    verdicts: Mapping[str, str]
    """The mark of each verdict."""


def set_page(page: Page, lines: Lines, verdicts: Iterable[Verdict]) -> Setting:
    """Everything about a page that does not change while it is read."""
    marks = {verdict.name: _one_cell(verdict.mark) for verdict in verdicts}
    return Setting(page, lines, Marks(_found(page)), Marks(_tagged(page)), marks)


def set_again(setting: Setting, page: Page) -> Setting:
    """The same text with other annotations or findings."""
    same = page.analysis is setting.page.analysis
    found = setting.found if same else Marks(_found(page))
    return replace(setting, page=page, found=found, tagged=Marks(_tagged(page)))


def _one_cell(mark: str) -> str:
    fitting = shown_line(mark)
    return fitting if cell_len(fitting) == 1 else "•"


def _found(page: Page) -> Iterable[Mark]:
    yield from _headings(page)
    if page.analysis:
        yield from (mark_of(entity) for entity in page.analysis.entities)


def _tagged(page: Page) -> Iterable[Mark]:
    for (start, end), placed in page.standing.items():
        for each in placed:
            verdict = each.annotation.verdict
            if verdict is not None and each.annotation.reviewer == page.reviewer:
                yield Mark(start, end, f"tagged-{verdict}")


def _headings(page: Page) -> Iterable[Mark]:
    """The title where it stands in the text, among its first lines."""
    title = page.article.title.strip()
    start = page.text.find(title, 0, TITLE_WITHIN) if title else -1
    end = start + len(title)
    alone = start == 0 or (start > 0 and page.text[start - 1] == "\n")
    if alone and page.text[end : end + 1] in ("", "\n"):
        yield Mark(start, end, "heading")


def mark_of(entity: Entity) -> Mark:
    """How a name, a date or a quantity is set."""
    style = "name" if entity.label in NAMES else "figure"
    return Mark(entity.span.start, entity.span.end, style)


def compose(
    setting: Setting, line: int, focus: Focus, hits: Touching, overlay: Overlay | None = None
) -> tuple[Piece, ...]:
    """The line: three marks, a bracket or a space, the words, and a closing bracket.

    While labels are laid over the words, the words themselves are quiet.
    """
    before, after, brackets = brackets_on(setting.lines, line, focus.band)
    bracket = ("bracket",)
    over = overlay.on(setting.lines.starts[line], setting.lines.ends[line]) if overlay else None
    return (
        *margin(setting, line, focus),
        (before, bracket),
        *_words(setting, line, focus, hits, brackets, over),
        (after, bracket),
    )


def margin(setting: Setting, line: int, focus: Focus) -> tuple[Piece, ...]:
    """Three cells: verdict, kind and state of what begins on the line. Where several things begin
    there and any has a verdict, one cell for each in their order, with its verdict or else its
    kind: no verdict stands where it may be taken for that of another.
    """
    lines = setting.lines
    first = lines.starts[line] if line else 0
    after = lines.starts[line + 1] if line + 1 < len(lines) else len(lines.text) + 1
    places = setting.page.beginning(first, after)
    if not places:
        return (("   ", ()),)
    verdicts = [_verdict_mark(setting, place) for place in places]
    state = _state_mark(places)
    if len(places) > 1 and any(verdicts):
        return _one_by_one(places, verdicts, state)
    at = next((place for place in places if place.span == focus.current), places[0])
    return (verdicts[0] or (" ", ()), _kind_mark(at), state)


def _one_by_one(
    places: Sequence[Place], verdicts: Sequence[Piece | None], state: Piece
) -> tuple[Piece, ...]:
    """The first three, those with a verdict before the others; the state where there is room."""
    numbers = sorted(range(len(places)), key=lambda n: (verdicts[n] is None, n))[:3]
    cells = [verdicts[n] or _kind_mark(places[n]) for n in sorted(numbers)]
    return (*cells, state) if len(cells) < 3 else tuple(cells)


def _verdict_mark(setting: Setting, place: Place) -> Piece | None:
    own = place.verdict(setting.page.reviewer)
    if own is not None:
        return (setting.verdicts.get(own, "•"), (f"verdict-{own}",))
    for each in place.placed:
        if each.annotation.verdict is not None:
            return (setting.verdicts.get(each.annotation.verdict, "•"), ("others",))
    return None


def _kind_mark(place: Place) -> Piece:
    return (KIND_MARKS[place.statement.kind] if place.statement else " ", ("quiet",))


def _state_mark(places: Iterable[Place]) -> Piece:
    states = {each.placement.state for place in places for each in place.placed}
    marks = {STATE_MARKS[state] for state in states}
    return ("!" if "!" in marks else "~" if "~" in marks else " ", ("alert",))


def brackets_on(lines: Lines, line: int, band: Span | None) -> tuple[str, str, dict[int, str]]:
    """The cell before the line, the cell after it, and spaces in it that turn into brackets."""
    start, end = lines.starts[line], lines.ends[line]
    if band is None or band.end <= start or band.start >= max(end, start + 1):
        return " ", " ", {}
    opening, closing = band.start, band.end
    while opening > start and lines.text[opening - 1] in _OPENERS:
        opening -= 1
    while closing < end and lines.text[closing] in _CLOSERS:
        closing += 1
    replaced = {}
    if opening > start and lines.text[opening - 1] == " ":
        replaced[opening - 1] = "▐"
    if closing < end and lines.text[closing] == " ":
        replaced[closing] = "▌"
    return ("▐" if opening <= start else " "), ("▌" if start < closing == end else " "), replaced


def _words(
    setting: Setting,
    line: int,
    focus: Focus,
    hits: Touching,
    replaced: Mapping[int, str],
    over: Mapping[int, str] | None,
) -> Iterable[Piece]:
    start, end = setting.lines.starts[line], setting.lines.ends[line]
    marks = [
        *setting.tagged.touching(start, end),
        *setting.found.touching(start, end),
        *hits.touching(start, end),
        *_moving(focus, start, end),
    ]
    cuts = {start, end}
    for mark in marks:
        cuts.update((min(max(mark.start, start), end), min(max(mark.end, start), end)))
    for at in (*replaced, *(over or ())):
        cuts.update((at, at + 1))
    edges = sorted(cuts)
    for a, b in pairwise(edges):
        names = (mark.style for mark in marks if mark.start <= a and b <= mark.end)
        if over and a in over:
            yield over[a], _without_letters(names, "hint")
        elif a in replaced:
            yield replaced[a], ("bracket",)
        elif over is not None:
            yield setting.lines.text[a:b], _without_letters(names, "quiet")
        else:
            yield setting.lines.text[a:b], tuple(names)


def _without_letters(names: Iterable[str], instead: str) -> tuple[str, ...]:
    """While labels are what is seen, only the grounds are left of how words look."""
    return (*(name for name in names if name not in _LETTERS), instead)


def _moving(focus: Focus, start: int, end: int) -> Iterable[Mark]:
    """What changes from key to key: the band, the selection, the hit."""
    current = None if focus.selected else focus.current
    for span, style in (
        (current, "current"),
        (focus.selected, "selected"),
        (focus.hit, "hit-now"),
    ):
        if span is not None and span.start < end and span.end > start:
            yield Mark(span.start, span.end, style)

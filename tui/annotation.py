"""What stands beside a statement, as lines: who says it, elsewhere, verdict; knows no widgets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from model import Annotation, Event, Placed, Span, Statement
from tui.counting import counted
from tui.dates import moment_here, offset_here
from tui.grid import UNSURE, is_sure
from tui.highlights import KIND_MARKS, Mark, Marks, Piece
from tui.pages import Page, Place
from tui.shown import cut, fill, shown_line
from tui.suggesting import suggestion
from tui.wrapping import lines_of

if TYPE_CHECKING:
    from tui.desk import Elsewhere

KINDS = {"quoted": "quoted", "reported": "reported", "asserted": "asserted by the outlet"}

MOST_WORDS = 6
"""Lines of the statement itself: the text beside shows all of it."""

MOST_ELSEWHERE = 9
"""Lines of the words of other reports, when there are few of them; of many, two each."""

_ACTS = {"retract": "took it away", "note": "wrote a note", "place": "settled its place"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the panel."""

    pieces: tuple[Piece, ...]
    target: int | None = None
    """The number of the report it leads to."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything there is to say about one place."""

    page: Page
    place: Place
    elsewhere: tuple["Elsewhere", ...]
    origins: tuple[str, ...]
    history: tuple[Event, ...]
    verdicts: Mapping[str, str]
    """The mark of each verdict."""
    own_keys: tuple[tuple[str, str], ...] = ()
    """Keys of the user's own verdicts with their names."""


EMPTY = Line(())


def lines_beside(beside: Beside, width: int) -> tuple[Line, ...]:
    """The panel on a place, at most `width` cells wide."""
    sections = (
        _who(beside, width),
        _what(beside, width),
        _verdict(beside, width),
        _notes(beside, width),
        _elsewhere(beside, width),
        _history(beside, width),
    )
    return _apart(sections)


def lines_without_place(page: Page, width: int) -> tuple[Line, ...]:
    """The panel while no statement is current: what is known of the report."""
    facts = (page.article.author, page.article.url, page.article.path)
    about = [line for fact in facts if fact for line in _set(fact, width, "quiet")]
    lost = [Line((("No longer in the text", ("label",)),))] if page.orphans else []
    for orphan in page.orphans:
        lost += _orphan(orphan, width)
    return _apart((about, lost))


def _orphan(orphan: Annotation, width: int) -> Iterator[Line]:
    yield Line(((f"! {orphan.verdict or 'note'}", ("alert",)),))
    yield from _set(orphan.selector.exact, width, "quiet", most=3)


def _apart(sections: Iterable[Iterable[Line]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for section in sections:
        members = list(section)
        if members:
            lines += [*([EMPTY] if lines else []), *members]
    return tuple(lines)


def _who(beside: Beside, width: int) -> Iterator[Line]:
    statement = beside.place.statement
    if statement is None:
        yield Line((("Words chosen by hand", ("quiet",)),))
        return
    speaker = who_says(beside.page, statement)
    mark = KIND_MARKS[statement.kind]
    yield Line(
        ((f"{mark} ", ("accent",)), (cut(speaker or "Nobody named", width - 2), ("strong",)))
    )
    yield Line(((KINDS[statement.kind], ("quiet",)),))
    origin = shown_line(statement.origin or "")
    if origin and origin != speaker:
        yield Line((("from ", ("quiet",)), (cut(origin, width - 5), ())))


def who_says(page: Page, statement: Statement) -> str:
    """The folded name of who says it, or the words of the text; empty when nobody is named."""
    if statement.speaker:
        return shown_line(statement.speaker)
    return shown_line(statement.source.of(page.text)) if statement.source else ""


def _what(beside: Beside, width: int) -> Iterator[Line]:
    statement = beside.place.statement
    span = (statement and statement.content) or beside.place.span
    words = shown_line(span.of(beside.page.text)).strip("“”\"'‘’ ")
    yield from _set(f"“{words}”", width, most=MOST_WORDS)


def _elsewhere(beside: Beside, width: int) -> Iterator[Line]:
    count = len(beside.elsewhere)
    if not count:
        return
    origins = len(beside.origins)
    told = f"{count} · {counted(origins, 'origin')}" if origins else str(count)
    yield Line(
        ((fill("Elsewhere", width - cell_len(told)), ("label",)), (told, ("quiet",))),
    )
    numbered = tuple(enumerate(beside.elsewhere))
    for article_id in dict.fromkeys(other.article_id for other in beside.elsewhere):
        named = ""
        for index, other in numbered:
            if other.article_id == article_id:
                name = "" if named else shown_line(other.publisher or other.title)
                yield from _other(beside, index, name, width)
                named = named or name


def _other(beside: Beside, index: int, name: str, width: int) -> Iterator[Line]:
    """A statement of another report, under its name where that was not yet said."""
    other = beside.elsewhere[index]
    mark = beside.verdicts.get(other.verdict, "•") if other.verdict else " "
    if name or other.verdict:
        verdict: Piece = (f" {mark}", (f"verdict-{other.verdict}",))
        yield Line(((fill(name, width - 2), ("link",)), verdict), index)
    if not is_sure(other):
        why = " · ".join((f"{UNSURE} less sure", *map(shown_line, other.reasons)))
        for line in _set(why, width - 2, "quiet", most=2):
            yield Line((("  ", ()), *line.pieces), index)
    for difference in other.differences:
        a, b = shown_line(difference.a), shown_line(difference.b)
        first, second = cut(a or "–", width // 2 - 3), cut(b or "–", width // 2)
        yield Line(
            (("  ", ()), (first, ("strong",)), (" → ", ("quiet",)), (second, ("strong",))), index
        )
    words = shown_line(other.words)
    differing = Marks(_differing(words, (each.b for each in other.differences)))
    most = max(MOST_ELSEWHERE // len(beside.elsewhere), 2)
    for line in _set(words, width - 2, "quiet", most=most, marks=differing):
        yield Line((("  ", ()), *line.pieces), index)


def _differing(words: str, differences: Iterable[str]) -> Iterator[Mark]:
    for difference in differences:
        pattern = rf"(?<!\w){re.escape(shown_line(difference))}(?!\w)"
        for found in re.finditer(pattern, words, re.IGNORECASE) if difference else ():
            yield Mark(found.start(), found.end(), "strong")


def _verdict(beside: Beside, width: int) -> Iterator[Line]:
    own = beside.place.own(beside.page.reviewer)
    verdict = own.annotation.verdict if own else None
    if verdict:
        mark = beside.verdicts.get(verdict, "•")
        said: Piece = (cut(f"{mark} {shown_line(verdict)}", width - 9), (f"verdict-{verdict}",))
    else:
        said = ("none yet", ("quiet",))
    yield Line((("Verdict  ", ("label",)), said))
    if not verdict:
        yield from _suggested(beside, width)
        for key, name in beside.own_keys:
            words = cut(name, max(width - 10 - cell_len(key), 2))
            yield Line(((" " * 9, ()), (key, ("key",)), (f" {words}", ("quiet",))))
    yield from _others(beside, width)
    for each in beside.place.placed:
        yield from _state(each, width)


def _suggested(beside: Beside, width: int) -> Iterator[Line]:
    found = suggestion(beside.place.statement, beside.elsewhere, beside.origins)
    if found is None:
        return
    mark = beside.verdicts.get(found.verdict, "•")
    label: Piece = ("Suggests ", ("label",))
    for line in _set(f"{mark} {found.verdict}: {found.why}", width - 9, "quiet", most=3):
        yield Line((label, *line.pieces))
        label = (" " * 9, ())


def _others(beside: Beside, width: int) -> Iterator[Line]:
    for each in beside.place.placed:
        who, verdict = each.annotation.reviewer, each.annotation.verdict
        if who != beside.page.reviewer and verdict:
            mark = beside.verdicts.get(verdict, "•")
            words = cut(f"{mark} {shown_line(verdict)}, {shown_line(who)}", width - 9)
            yield Line(((" " * 9, ()), (words, ("others",))))


def _state(placed: Placed, width: int) -> Iterator[Line]:
    if placed.placement.state == "kept":
        return
    mark = "!" if placed.placement.state == "review" else "~"
    yield from _set(f"{mark} {placed.placement.reason or 'The text changed.'}", width, "alert")


def _notes(beside: Beside, width: int) -> Iterator[Line]:
    for each in beside.place.placed:
        annotation = each.annotation
        if annotation.note or annotation.evidence:
            mine = annotation.reviewer == beside.page.reviewer
            whose = "Note" if mine else f"Note by {shown_line(annotation.reviewer)}"
            yield Line(((cut(whose, width), ("label",)),))
            for paragraph in annotation.note.split("\n") if annotation.note else ():
                yield from _set(paragraph, width)
            for evidence in annotation.evidence:
                role = f" ({shown_line(evidence.role)})" if evidence.role else ""
                yield from _set(f"↗ {shown_line(evidence.ref)}{role}", width, "link")


def _history(beside: Beside, width: int) -> Iterator[Line]:
    """The last few acts; one alone is told by the verdict."""
    if len(beside.history) < 2:
        return
    shown = beside.history[-5:]
    zones = ", ".join(dict.fromkeys(filter(None, (offset_here(event.at) for event in shown))))
    yield Line((("History", ("label",)), (f"  {zones}", ("quiet",))))
    for event in shown:
        act = _ACTS.get(event.kind) or event.verdict or event.kind
        if event.kind == "adjudicate":
            act = f"settled: {event.verdict}" if event.verdict else "no longer settled"
        if event.undoes:
            act = f"undid: {act}"
        at = moment_here(event.at)
        yield from _set(f"{at} {event.reviewer}: {act}", width, "quiet", most=2)


def _set(
    text: str, width: int, style: str = "", most: int = 99, marks: Marks | None = None
) -> Iterator[Line]:
    """A text in at most so many lines."""
    lines = lines_of(shown_line(text), max(width, 2))
    for number in range(min(len(lines), most)):
        words = lines.of(number)
        if number == most - 1 and number < len(lines) - 1:
            words = cut(f"{words}…", width) if cell_len(words) < width else f"{words[:-1]}…"
        span = Span(lines.starts[number], lines.ends[number])
        yield Line(tuple(_marked(words, span, style, marks)))


def _marked(words: str, span: Span, style: str, marks: Marks | None) -> Iterator[Piece]:
    at = 0
    base = (style,) if style else ()
    for mark in marks.touching(span.start, span.end) if marks else ():
        a, b = max(mark.start - span.start, at), min(mark.end - span.start, len(words))
        yield words[at:a], base
        yield words[a:b], (mark.style,)
        at = max(at, b)
    yield words[at:], base

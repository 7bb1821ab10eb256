"""The lines of a review session: progress, the statement, what others say; knows no widgets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from model import Placed
from tui.counting import counted
from tui.grid import UNSURE, is_sure
from tui.grid_lines import differences_line
from tui.highlights import Piece
from tui.queues import NAMES
from tui.session import Session
from tui.shown import cut, fill, shown_line
from tui.suggesting import Suggestion

if TYPE_CHECKING:
    from tui.desk import Elsewhere

Pieces = tuple[Piece, ...]

LONGEST_BAR = 24
"""Cells."""


def scope_words(session: Session, report: str) -> str:
    """Queue and scope: `untagged · all reports`; `report` is the name of the one it is about."""
    scope = shown_line(report) if session.article_id else "all reports"
    return f"{NAMES[session.queue]} · {scope}"


def progress(session: Session, done: int, total: int | None, report: str, width: int) -> Pieces:
    """What the session is about, how far it is, and the pace."""
    count = f"{done} / {'…' if total is None else total}"
    pace = f"{session.pace:.1f} a minute" if session.decided and session.seconds else ""
    bar = min(LONGEST_BAR, max(width // 5, 6))
    right = len(count) + bar + (len(pace) + 2 if pace else 0) + 4
    left = f"   Session  {scope_words(session, report)}"
    full = bar * done // total if total else 0 if total is None else bar
    pieces: list[Piece] = [
        (fill(left, max(width - right, 0)), ("label",)),
        (f" {count}  ", ("strong",)),
        ("━" * full, ("accent",)),
        ("─" * (bar - full), ("quiet",)),
    ]
    return (*pieces, (f"  {pace}" if pace else "", ("quiet",)))


def others_lines(
    elsewhere: Sequence["Elsewhere"],
    origins: Sequence[str],
    marks: Mapping[str, str],
    width: int,
    most: int,
) -> list[Pieces]:
    """The same statement in other reports with its differences, in at most so many lines."""
    if not elsewhere or most < 1:
        alone: Pieces = (("   No other report tells this.", ("quiet",)),)
        return [alone][:most]
    number = len(origins)
    told = f" · {counted(number, 'origin')}" if number else ""
    head: Pieces = ((f"   Elsewhere {len(elsewhere)}{told}", ("label",)),)
    room = most - 1
    shown = elsewhere if len(elsewhere) <= room else elsewhere[: max(room - 1, 0)]
    lines = [head, *(_other(each, marks, width) for each in shown)]
    rest = len(elsewhere) - len(shown)
    if rest and room:
        lines.append(((f"     and {rest} more", ("quiet",)),))
    return lines


def _other(other: "Elsewhere", marks: Mapping[str, str], width: int) -> Pieces:
    name_width = min(24, width // 4)
    name = fill(shown_line(other.publisher or other.title), name_width)
    mark = marks.get(other.verdict, "•") if other.verdict else " "
    before: Pieces = (
        ("   ", ()),
        (mark, (f"verdict-{other.verdict}",) if other.verdict else ()),
        (f" {name} ", ()),
        ("  " if is_sure(other) else f"{UNSURE} ", ("quiet",)),
    )
    room = width - name_width - 9
    differences = differences_line(other.differences, room)
    used = sum(cell_len(text) for text, _ in differences)
    words = cut(shown_line(other.words), room - used - (2 if differences else 0))
    gap: Pieces = (("  ", ()),) if differences else ()
    return (*before, *differences, *gap, (words, ("quiet",)))


def suggestion_line(found: Suggestion, marks: Mapping[str, str], width: int) -> Pieces:
    """Which verdict the reports point to, and why."""
    words = f"{marks.get(found.verdict, '•')} {found.verdict}: {found.why}"
    return ("   Suggests ", ("label",)), (cut(words, max(width - 14, 2)), ("quiet",))


def standing_lines(
    placed: Iterable[Placed], reviewer: str, marks: Mapping[str, str], width: int
) -> Iterator[Pieces]:
    """Verdicts, notes and doubts on the words, one line each, one's own first."""
    for each in sorted(placed, key=lambda p: p.annotation.reviewer != reviewer):
        annotation, mine = each.annotation, each.annotation.reviewer == reviewer
        verdict = annotation.verdict
        whose = "You" if mine else shown_line(annotation.reviewer)
        said = f"{marks.get(verdict, '•')} {shown_line(verdict)}" if verdict else "a note"
        style = f"verdict-{verdict}" if mine and verdict else "others"
        note = f"  {shown_line(annotation.note)}" if annotation.note else ""
        whole = cut(f"{said}{note}", width - len(whose) - 6)
        yield (f"   {whose}: ", ("quiet",)), (whole, (style,))
        if each.placement.state != "kept":
            was = f" was: {shown_line(annotation.selector.exact)}"
            reason = f"! {each.placement.reason or 'The text changed.'}"
            yield ((cut(f"     {shown_line(reason)}{was}", width - 1), ("alert",)),)


def keys_line(hints: Iterable[tuple[str, str]], width: int) -> Pieces:
    """Keys with a word each, as many as fit."""
    pieces: list[Piece] = []
    room = width - 3
    for key, word in hints:
        room -= cell_len(key) + cell_len(word) + 3
        if room < 0:
            break
        pieces += [("  " if pieces else "   ", ()), (key, ("key",)), (f" {word}", ("quiet",))]
    return tuple(pieces)


def choice_line(label: str, waiting: int | None, width: int, *, here: bool = False) -> Pieces:
    """A queue to choose, with how much waits in it, as far as that is counted."""
    style = ("strong",) if waiting else ("quiet",)
    count = f"{waiting} waiting" if waiting else "nothing" if waiting == 0 else "…"
    room = max(min(width - 20, 70), 4)
    mark: Piece = (" ▸ " if here else "   ", ("accent",))
    return (mark, (fill(shown_line(label), room), ()), (f"{count:>13}", style))

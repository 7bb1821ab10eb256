"""One's own tags that need a look, over all reports; knows no desk and no widgets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model import Annotation, Placed, PlacementState, Span
from tui.highlights import STATE_MARKS, Piece
from tui.shown import cut, fill, shown_line

Pieces = tuple[Piece, ...]

STATES: Mapping[PlacementState, str] = {
    "orphan": "words gone",
    "review": "in doubt",
    "changed": "changed",
    "moved": "moved",
}
"""What is listed, in that order, and how it is called."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A tag that does not simply stand where it was given."""

    annotation: Annotation
    state: PlacementState
    span: Span | None
    reason: str
    report: str
    """The name of its report."""

    @property
    def place(self) -> int:
        """The offset at which it stands, or once stood."""
        return self.span.start if self.span else self.annotation.selector.start or 0


def doubts_of(reports: Iterable[tuple[str, Iterable[Placed]]], reviewer: str) -> tuple[Doubt, ...]:
    """Those of the reviewer, what is gone first, then in the order of reports and text; `reports`
    are names of reports with everyone's tags.
    """
    found = [
        Doubt(
            each.annotation,
            each.placement.state,
            each.placement.span,
            each.placement.reason,
            report,
        )
        for report, placed in reports
        for each in placed
        if each.annotation.reviewer == reviewer and each.placement.state in STATES
    ]
    order = list(STATES)
    return tuple(sorted(found, key=lambda doubt: order.index(doubt.state)))


def doubt_line(doubt: Doubt, marks: Mapping[str, str], width: int) -> Pieces:
    """State, verdict, report and words."""
    verdict = doubt.annotation.verdict
    name = fill(shown_line(doubt.report), min(max(width // 5, 8), 24))
    words = cut(shown_line(doubt.annotation.selector.exact), max(width - len(name) - 22, 0))
    return (
        (f" {STATE_MARKS[doubt.state]} ", ("alert",)),
        (fill(STATES[doubt.state], 11), ("quiet",)),
        (marks.get(verdict, "•") if verdict else " ", (f"verdict-{verdict}",) if verdict else ()),
        (f"  {name}  ", ("quiet",)),
        (words, ()),
    )

"""Which verdict the reports point to, and why; gives none, and knows no annotations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model import Difference, Statement
from tui.grid import CONTRADICTING, contradicts, is_sure
from tui.shown import shown_line

if TYPE_CHECKING:
    from tui.desk import Elsewhere

ENOUGH = 2
"""Named origins, independent of one another, that bear a statement out. What an outlet says in its
own voice is none: it may be an echo.
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader may find, to be looked at before anything is tagged."""

    verdict: str
    """One that is built in."""
    why: str
    """A few words, safe to show."""


def suggestion(
    statement: Statement | None, elsewhere: Sequence["Elsewhere"], origins: Sequence[str]
) -> Suggestion | None:
    """What the built-in verdicts mean, asked of the other reports: does one contradict, do enough
    named origins say the same, is anybody named at all? None where none of it holds.
    """
    if statement is None:
        return None
    same = [other for other in elsewhere if is_sure(other)]
    against = [other for other in same if contradicts(other)]
    if against:
        return Suggestion("disputed", _told_otherwise(against))
    behind = {_behind(each) for each in (statement, *(other.statement for other in same))}
    independent = [shown_line(name) for name in origins if name in behind]
    if len(independent) >= ENOUGH:
        return Suggestion("confirmed", f"by {_joined(independent)}, independently")
    if not (statement.source or statement.speaker or statement.origin):
        return Suggestion("unsourced", "nobody is named")
    return None


def _behind(statement: Statement) -> str | None:
    return statement.origin or statement.speaker


def _joined(names: Sequence[str]) -> str:
    if len(names) == ENOUGH:
        return " and ".join(names)
    return f"{', '.join(names[:ENOUGH])} and {len(names) - ENOUGH} more"


def _told_otherwise(against: Sequence["Elsewhere"]) -> str:
    first = against[0]
    name = shown_line(first.publisher or first.title)
    reports = len({other.article_id for other in against})
    more = f" and {reports - 1} more" if reports > 1 else ""
    return f"{_in_words(first.differences)}, {name}{more}"


def _in_words(differences: Iterable[Difference]) -> str:
    first = next(each for each in differences if each.kind in CONTRADICTING)
    return f"{shown_line(first.a) or '–'} → {shown_line(first.b) or '–'}"

"""An article as it is opened, and what there is to say about a place in it; knows no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model import Span
from tui.annotation import Beside
from tui.pages import Page, Place, page_of

if TYPE_CHECKING:
    from tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """What the reader shows of an article at first."""

    page: Page
    position: int
    """The offset in the first line, as far as there are lines below it."""
    current: Span | None
    """The words that verdicts are given on."""


def opened(desk: "Desk", article_id: str, span: Span | None = None) -> Opened:
    """The article at `span`, or where the reader left it; ObelosError when it cannot be read."""
    article, placed = desk.article(article_id), desk.placed(article_id)
    analysis = desk.analysis(article_id)
    page = page_of(article, analysis, placed, desk.reviewer)
    position = desk.position(article_id)
    place = page.around(span) if span else page.step(None, 1, position) if analysis else None
    return Opened(page, 0 if span else position, place.span if place else span)


def beside(
    desk: "Desk",
    page: Page,
    place: Place,
    marks: Mapping[str, str],
    own_keys: tuple[tuple[str, str], ...],
) -> Beside:
    """All that the desk knows about a place."""
    article_id, found = page.article.id, place.statement
    known = next((each.annotation.statement for each in place.placed), None)
    return Beside(
        page,
        place,
        desk.elsewhere(article_id, found.id) if found else (),
        desk.origins(article_id, found.id) if found else (),
        desk.history(article_id, known) if known else (),
        marks,
        own_keys,
    )

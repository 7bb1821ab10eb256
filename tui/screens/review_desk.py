"""The queues of a review session over what the desk holds; draws nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.deciding import scope_words
from tui.grid import contradicts
from tui.queues import QUEUES, Findings, Item, Queue, waiting
from tui.session import Session, from_json, still_open

if TYPE_CHECKING:
    from tui.desk import Desk

KEPT = "session"
"""Under what the desk remembers a session."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A session that can be begun or gone on with."""

    label: str
    waiting: int
    session: Session


def findings_of(desk: "Desk") -> Findings:
    """What the queues are made from, of all articles analysed so far."""
    known = ((article_id, desk.analysis(article_id)) for article_id in desk.ids())

    def differs(article_id: str, statement_id: str) -> bool:
        return any(map(contradicts, desk.links(article_id, statement_id)))

    return Findings(
        tuple((article_id, found.statements) for article_id, found in known if found),
        desk.placed,
        differs,
        desk.reviewer,
        desk.passed(),
    )


def items_of(desk: "Desk", queue: Queue, article_id: str | None) -> tuple[Item, ...]:
    """What waits in a queue."""
    return waiting(findings_of(desk), queue, article_id)


def session_kept(desk: "Desk") -> Session | None:
    """The session that was paused, if one was."""
    return from_json(desk.recall(KEPT))


def session_choices(
    desk: "Desk", kept: Session | None, article_id: str | None
) -> tuple[Choosable, ...]:
    """What can be gone through, with how much waits: the session that was left, then each queue
    over all reports and over the one being read.
    """
    findings = findings_of(desk)
    choices: list[Choosable] = []
    if kept is not None:
        left = len(still_open(waiting(findings, kept.queue, kept.article_id), kept.decided))
        name = report_name(desk, kept.article_id)
        if left:
            choices.append(Choosable(f"Go on: {scope_words(kept, name)}", left, kept))
    for scope in (None, article_id) if article_id else (None,):
        for queue in QUEUES:
            session = Session(queue, scope)
            number = len(waiting(findings, queue, scope))
            words = scope_words(session, report_name(desk, scope))
            label = words[:1].upper() + words[1:]
            choices.append(Choosable(label, number, session))
    return tuple(choices)


def report_name(desk: "Desk", article_id: str | None) -> str:
    """How the report that a session is about is called."""
    if article_id not in desk.ids():
        return "a report that is not here"
    article = desk.article(article_id)
    return article.publisher or article.title

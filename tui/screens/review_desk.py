"""The queues of a review session over what the desk holds; draws nothing."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from model import Annotation, ObelosError, Span
from tui.deciding import scope_words
from tui.grid import contradicts
from tui.queues import QUEUES, Findings, Item, Queue, coming, waiting
from tui.session import Decision, Session, from_json, left_over

if TYPE_CHECKING:
    from tui.desk import Change, Desk

SOON = 50
"""Items to begin with, while all of them are being gathered."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A session that can be begun or gone on with."""

    label: str
    waiting: int | None
    """None where it is not counted yet."""
    session: Session


Patiently = Callable[[Iterable[Any]], Iterable[Any]]
"""Goes through articles, and lets others go first between them."""


def findings_of(desk: "Desk", patiently: Patiently) -> Findings:
    """What the queues are made from, of all articles analysed so far."""
    cases = frozenset(case.statement for case in desk.disagreements())
    found = _findings(desk, patiently(desk.ids()), cases)
    return replace(found, reports=tuple(found.reports))


def _findings(desk: "Desk", article_ids: Iterable[str], disagreed: frozenset[str]) -> Findings:
    """The same of these articles, each looked up when its turn comes."""
    known = ((article_id, desk.analysis(article_id)) for article_id in article_ids)

    def differs(article_id: str, statement_id: str) -> bool:
        return any(map(contradicts, desk.links(article_id, statement_id)))

    return Findings(
        ((article_id, found.statements) for article_id, found in known if found),
        desk.placed,
        differs,
        desk.reviewer,
        desk.sessions.passed(),
        disagreed,
    )


def items_of(
    desk: "Desk", queue: Queue, article_id: str | None, patiently: Patiently
) -> tuple[Item, ...]:
    """What waits in a queue."""
    return _waiting(findings_of(desk, patiently), queue, article_id, patiently)


def _waiting(
    findings: Findings, queue: Queue, article_id: str | None, patiently: Patiently
) -> tuple[Item, ...]:
    return waiting(replace(findings, reports=patiently(findings.reports)), queue, article_id)


def session_kept(desk: "Desk") -> Session | None:
    """The session that was paused, if one was."""
    return from_json(desk.sessions.kept())


def session_choices(
    desk: "Desk", kept: Session | None, article_id: str | None, patiently: Patiently
) -> tuple[Choosable, ...]:
    """What can be gone through, with how much waits: the session that was left, then each queue
    over all reports and over the one being read.
    """
    findings = findings_of(desk, patiently)
    choices: list[Choosable] = []
    if kept is not None:
        left = left_over(_waiting(findings, kept.queue, kept.article_id, patiently), kept.decided)
        if left:
            choices.append(Choosable(f"Go on: {_words(desk, kept)}", left, kept))
    for scope in (None, article_id) if article_id else (None,):
        for queue in QUEUES:
            session = Session(queue, scope)
            number = len(_waiting(findings, queue, scope, patiently))
            choices.append(Choosable(_label(desk, session), number, session))
    return tuple(choices)


def session_labels(
    desk: "Desk", kept: Session | None, article_id: str | None
) -> tuple[Choosable, ...]:
    """The same choices before it is known how much waits."""
    scopes = (None, article_id) if article_id else (None,)
    begun = [(f"Go on: {_words(desk, kept)}", kept)] if kept is not None else []
    fresh = [Session(queue, scope) for scope in scopes for queue in QUEUES]
    labelled = [*begun, *((_label(desk, session), session) for session in fresh)]
    return tuple(Choosable(label, None, session) for label, session in labelled)


def _words(desk: "Desk", session: Session) -> str:
    return scope_words(session, report_name(desk, session.article_id))


def _label(desk: "Desk", session: Session) -> str:
    words = _words(desk, session)
    return words[:1].upper() + words[1:]


def report_name(desk: "Desk", article_id: str | None) -> str:
    """How the report that a session is about is called."""
    if article_id is None or not desk.has(article_id):
        return "a report that is not here"
    article = desk.article(article_id)
    return article.publisher or article.title


@dataclass(frozen=True, slots=True)
class Waiting:
    """A session with what it still has to go through."""

    session: Session
    items: tuple[Item, ...]
    total: int | None
    """Everything it is about, what is decided with it; None while that is not known."""


def waiting_now(desk: "Desk", session: Session, patiently: Patiently) -> Waiting:
    """What a session has to go through, as things stand."""
    items = items_of(desk, session.queue, session.article_id, patiently)
    return Waiting(session, items, len({item.known for item in items} | set(session.decided)))


def some_waiting(desk: "Desk", session: Session) -> Waiting:
    """The first that a session has to go through, from where it stopped; nothing where it is not
    among the next few.
    """
    ids = desk.ids()
    last = session.trail[-1].article_id if session.trail else ""
    begin = ids.index(last) if last in ids else 0
    if session.queue == "disagreed":
        return Waiting(session, (), None)
    found = coming(_findings(desk, ids[begin:], frozenset()), session.queue, session.article_id)
    items = tuple(islice(found, SOON))
    there = not session.at or any(item.known == session.at for item in items)
    return Waiting(session, items if there else (), None)


def verdict_on(desk: "Desk", decision: Decision) -> str | None:
    """The verdict that stands on what was decided; on a report that is not here, what was said."""
    try:
        annotation = annotation_on(desk, decision)
    except ObelosError:
        return decision.what
    return annotation.verdict if annotation else None


def annotation_on(desk: "Desk", decision: Decision) -> Annotation | None:
    """One's own annotation of what was decided on; ObelosError for a report that is not here.

    It is sought on the words first: in an edited text it may have an id that is not theirs now.
    """
    placed = desk.placed(decision.article_id)
    statement = desk.statement(decision.article_id, decision.known)
    own = [each for each in placed if each.annotation.reviewer == desk.reviewer]
    if statement is not None:
        there = [each.annotation for each in own if each.placement.span == statement.span]
        if there:
            return there[0]
    named = (each.annotation for each in own if each.annotation.statement == decision.known)
    return next(named, None)


def number_of(items: Sequence[Item], known: str, otherwise: int | None) -> int | None:
    """The number of the item that is known so."""
    for number, item in enumerate(items):
        if item.known == known:
            return number
    return otherwise


def with_item(desk: "Desk", items: tuple[Item, ...], decision: Decision) -> tuple[Item, ...]:
    """The items with the one that was decided on, in its place; it is not there when it was decided
    before the session was taken up again.
    """
    if number_of(items, decision.known, None) is not None:
        return items
    found = _item_of(desk, decision)
    if found is None:
        return items
    order = {article_id: number for number, article_id in enumerate(desk.ids())}

    def place(item: Item) -> tuple[int, Span]:
        return order.get(item.article_id, len(order)), item.span

    at = bisect_left(items, place(found), key=place)
    return (*items[:at], found, *items[at:])


def is_about(desk: "Desk", decision: Decision, change: "Change") -> bool:
    """Whether what changed stands where that decision was made."""
    item = _item_of(desk, decision)
    where = item.span if item else change.span
    return (decision.article_id, where) == (change.article_id, change.span)


def _item_of(desk: "Desk", decision: Decision) -> Item | None:
    statement = desk.statement(decision.article_id, decision.known)
    if statement is not None:
        return Item(decision.article_id, decision.known, statement.span, statement)
    for each in desk.placed(decision.article_id) if desk.has(decision.article_id) else ():
        span = each.placement.span
        if each.annotation.statement == decision.known and span is not None:
            return Item(decision.article_id, decision.known, span, None)
    return None

"""What waits to be decided, in queues a reader chooses from; knows no desk and no widgets."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from model import Placed, Span, Statement
from tui.standing import Standing

Queue = Literal["untagged", "changed", "disputed", "unsourced", "disagreed"]
QUEUES: tuple[Queue, ...] = ("untagged", "changed", "disputed", "unsourced", "disagreed")
NAMES: dict[Queue, str] = {
    "untagged": "untagged",
    "changed": "changed since tagged",
    "disputed": "disputed or told differently",
    "unsourced": "without a source",
    "disagreed": "reviewers disagree",
}
"""How the screen calls them."""


@dataclass(frozen=True, slots=True)
class Item:
    """Words to be decided on."""

    article_id: str
    known: str
    """The id of the statement, or of the words a tag stands on."""
    span: Span
    statement: Statement | None
    """None where a reader chose the words."""


Differs = Callable[[str, str], bool]
"""Whether another report tells a statement (article id, statement id) differently."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the queues are made from."""

    reports: Iterable[tuple[str, Sequence[Statement]]]
    """Statements by article id, in list order."""
    placed: Callable[[str], tuple[Placed, ...]]
    differs: Differs
    reviewer: str
    passed: Collection[str]
    """Statements in which there was nothing to tag."""
    disagreed: Collection[str] = frozenset()
    """Statements on which reviewers gave different verdicts that nobody settled."""


def waiting(findings: Findings, queue: Queue, article_id: str | None = None) -> tuple[Item, ...]:
    """The items of a queue in the order of reports and text; of one article where it is named."""
    return tuple(coming(findings, queue, article_id))


def coming(findings: Findings, queue: Queue, article_id: str | None = None) -> Iterator[Item]:
    """The same, one after the other."""
    tags = Standing(findings.placed, findings.reviewer)
    for report_id, statements in findings.reports:
        if article_id in (None, report_id):
            for item in _of_report(findings, queue, tags, report_id, statements):
                if item.known not in findings.passed:
                    yield item


def _of_report(
    findings: Findings, queue: Queue, tags: Standing, report_id: str, found: Sequence[Statement]
) -> Iterable[Item]:
    if queue == "changed":
        return _changed(findings, report_id, found)
    if queue == "disagreed":
        return _disagreed(findings, report_id, found)
    items = (Item(report_id, each.id, each.span, each) for each in found)
    wanted = {"untagged": _untagged, "disputed": _disputed, "unsourced": _unsourced}[queue]
    return (item for item in items if wanted(findings, tags, item))


def _changed(findings: Findings, report_id: str, found: Sequence[Statement]) -> Iterator[Item]:
    by_span = {each.span: each for each in found}
    for each in findings.placed(report_id):
        span, annotation = each.placement.span, each.annotation
        own = annotation.reviewer == findings.reviewer
        if own and span is not None and each.placement.state != "kept":
            yield Item(report_id, annotation.statement, span, by_span.get(span))


def _disagreed(findings: Findings, report_id: str, found: Sequence[Statement]) -> Iterator[Item]:
    by_span = {each.span: each for each in found}
    seen: set[str] = set()
    for each in findings.placed(report_id) if findings.disagreed else ():
        span, known = each.placement.span, each.annotation.statement
        if span is not None and known in findings.disagreed and known not in seen:
            seen.add(known)
            yield Item(report_id, known, span, by_span.get(span))


def _untagged(findings: Findings, tags: Standing, item: Item) -> bool:
    return tags.verdict(item.article_id, item.span) is None


def _disputed(findings: Findings, tags: Standing, item: Item) -> bool:
    """Somebody called it so, or nobody judged it yet and reports differ."""
    if "disputed" in tags.verdicts(item.article_id, item.span):
        return True
    return _untagged(findings, tags, item) and findings.differs(item.article_id, item.known)


def _unsourced(findings: Findings, tags: Standing, item: Item) -> bool:
    """Nobody is named and one has not judged it yet, or one has found it so."""
    verdict = tags.verdict(item.article_id, item.span)
    if verdict is not None:
        return verdict == "unsourced"
    each = item.statement
    return each is not None and not (each.source or each.speaker or each.origin)

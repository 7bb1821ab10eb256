"""The same statement in other articles, as the screen shows it; knows not how links are found."""

from collections.abc import Callable, Iterable, Iterator

from model import Annotation, Article, ObelosError, Span, Statement
from tui.desk.stories import LinkFrom
from tui.desk.values import Elsewhere


def told_by(
    links: Iterable[LinkFrom],
    article: Callable[[str], Article],
    statement: Callable[[str, str], Statement | None],
    own: Callable[[str, Span], Annotation | None],
) -> Iterator[Elsewhere]:
    """What is at the other ends of the links, each looked up by id; nothing where a text is gone:
    it may have been removed from the library meanwhile.
    """
    for link in links:
        other = link.other
        found = statement(other.article_id, other.statement_id)
        if found is None:
            continue
        try:
            report, mine = article(other.article_id), own(other.article_id, other.span)
        except ObelosError:
            continue
        yield Elsewhere(
            other.article_id,
            report.publisher,
            report.title,
            other.span,
            found,
            other.span.of(report.text),
            link.score,
            link.reasons,
            link.differences,
            mine.verdict if mine else None,
        )

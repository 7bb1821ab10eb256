"""The words of obelos as frozen values; knows nothing of files, screens or libraries."""

from model.annotations import (
    Annotation,
    Attribution,
    Event,
    EventKind,
    Evidence,
    Placed,
    Placement,
    PlacementState,
    Selector,
)
from model.article import Article, digest_of
from model.errors import ObelosError, Problem
from model.findings import (
    Analysis,
    Difference,
    Entity,
    Group,
    Hints,
    Link,
    LinkEnd,
    Statement,
    StatementKind,
    normal_quote,
    occurrence_of,
    statement_id,
)
from model.occurrences import Occurrences
from model.span import Span
from model.verdicts import BUILT_IN_VERDICTS, Verdict
from model.visible import quoted, visible, visible_line

__all__ = [
    "BUILT_IN_VERDICTS",
    "Analysis",
    "Annotation",
    "Article",
    "Attribution",
    "Difference",
    "Entity",
    "Event",
    "EventKind",
    "Evidence",
    "Group",
    "Hints",
    "Link",
    "LinkEnd",
    "ObelosError",
    "Occurrences",
    "Placed",
    "Placement",
    "PlacementState",
    "Problem",
    "Selector",
    "Span",
    "Statement",
    "StatementKind",
    "Verdict",
    "digest_of",
    "normal_quote",
    "occurrence_of",
    "quoted",
    "statement_id",
    "visible",
    "visible_line",
]

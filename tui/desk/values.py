"""What the desk hands to the screen and the command line; knows nothing of how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from model import Annotation, Difference, Span, Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    statements: int | None
    """None until it is analysed."""
    tagged: int
    """How many annotations with a verdict of one's own stand in it."""
    verdicts: Mapping[str, int] = field(default_factory=dict)
    """One's own, by verdict."""
    read: bool = False
    earlier: int = 0
    """How many versions with other words were kept."""
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same statement in another article."""

    article_id: str
    publisher: str | None
    title: str
    span: Span
    statement: Statement
    words: str
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    """Side `a` is the statement asked about, side `b` this one."""
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found by the words typed."""

    kind: Literal["article", "statement", "name", "note"]
    article_id: str
    span: Span | None
    label: str
    context: str
    score: float
    """From 0 to 100."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an act changed, once it is on disk."""

    article_id: str
    span: Span | None
    """Where it stands in today's text; None when its words are gone."""
    annotation: Annotation | None
    """None when nothing stands any more."""
    what: str
    """A short sentence for the status line."""

"""What reviewers decided and where it stands; knows neither how it is kept nor how it is found."""

from dataclasses import dataclass
from typing import Any, Literal

from model.span import Span

EventKind = Literal["tag", "note", "retract", "adjudicate", "place", "names"]
PlacementState = Literal["kept", "changed", "moved", "review", "orphan"]


@dataclass(frozen=True, slots=True)
class Selector:
    """How an annotation holds on to its words: W3C TextQuoteSelector and TextPositionSelector."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    """In code points; None when it came from elsewhere without a position."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who was seen to say it when the verdict was given, in the words of the article."""

    source: str | None = None
    cue: str | None = None
    content: str | None = None
    speaker: str | None = None
    kind: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reviewer rests a verdict on."""

    ref: str
    """A url or a path, kept as text: never opened by itself."""
    role: str = ""
    """One of independent, same origin, or what the reviewer wrote."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one reviewer; immutable, and the only thing that cannot be made again."""

    id: str
    """A UUIDv7; empty until the store gives one greater than the reviewer's last."""
    kind: EventKind
    reviewer: str
    at: str
    """ISO 8601 in UTC; shown, never used for order."""
    article: str
    version: str
    """The digest of the article text it was given on."""
    statement: str
    selector: Selector | None = None
    verdict: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    attribution: Attribution | None = None
    prev: str | None = None
    """The event of one's own that it replaces."""
    saw: tuple[str, ...] = ()
    """The events of others that were visible."""
    undoes: str | None = None
    """The event of one's own that it takes back; an undo of an undo is a redo."""
    extra: tuple[tuple[str, Any], ...] = ()
    """Fields that this version does not know, kept as they came."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A reviewer's verdict and note on some words of an article, as they stand now."""

    id: str
    """The id of the event that began it."""
    article_id: str
    selector: Selector
    verdict: str | None
    """None where only a note stands."""
    note: str
    evidence: tuple[Evidence, ...]
    statement: str
    attribution: Attribution | None
    reviewer: str
    created: str
    modified: str
    version: str = ""
    """The digest of the text that `selector` counts in."""
    event: str = ""
    """The id of the last event that made it what it is."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an annotation stands in today's text."""

    state: PlacementState
    span: Span | None = None
    """None when the words are gone: listed, never painted."""
    reason: str = ""
    """One sentence for the reader; empty when the words were simply kept."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation together with its place."""

    annotation: Annotation
    placement: Placement

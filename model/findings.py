"""What an analysis finds; knows neither how it was found nor what a reviewer made of it."""

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Literal

from model.span import Span

StatementKind = Literal["quoted", "reported", "asserted"]
"""In someone's own words; put to someone; in the outlet's own voice."""


def normal_quote(quote: str) -> str:
    """The quote without what retyping changes: compatibility forms, case, runs of white space."""
    return " ".join(unicodedata.normalize("NFKC", quote).casefold().split())


def statement_id(article_id: str, quote: str, occurrence: int = 0) -> str:
    """The id of a statement: a hash of article, normalised quote and occurrence.

    `occurrence` tells apart the same words standing several times in one article, from 0 on.
    Returns 16 hexadecimal digits: with a million statements a clash has odds of one in 10^7.
    """
    key = "\x1f".join((article_id, normal_quote(quote), str(occurrence)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def occurrence_of(text: str, span: Span) -> int:
    """How many times the words of `span` stand earlier in `text`, without overlap.

    Words are the same that `normal_quote` makes the same, or two statements would share an id.
    """
    words = normal_quote(span.of(text))
    return normal_quote(text[: span.start]).count(words) if words else 0


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, date or quantity in the text."""

    span: Span
    label: str
    """PERSON, ORG, PLACE, DATE, QUANTITY."""
    text: str
    name: str
    """The one form to which its variants fold across articles."""
    value: str | None = None
    """For dates and quantities, what they mean: `2023-10-18`, `>=1000 container`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the text asserts that could be confirmed or disputed."""

    id: str
    span: Span
    kind: StatementKind
    source: Span | None = None
    """The words naming who says it; None when nothing does."""
    cue: Span | None = None
    """The words that say that they say it: "said", "according to"."""
    content: Span | None = None
    """What is said; None when the whole span says it."""
    speaker: str | None = None
    """The folded name of the source, through pronouns where that is safe."""
    origin: str | None = None
    """Where it comes from in the end, when that is not the speaker: the agency cited."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article; disposable, since it can be made again."""

    article_id: str
    digest: str
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One side of a link: a statement where it stands."""

    article_id: str
    statement_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """What two linked statements do not have in common."""

    kind: Literal["number", "date", "name", "negation", "hedge"]
    a: str
    """The words of the first side; empty where it has none."""
    b: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of different articles that report the same thing."""

    a: LinkEnd
    b: LinkEnd
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...] = ()
    """Short phrases for the reader: "both: 1,000 containers, White House"."""
    differences: tuple[Difference, ...] = ()
    linked: bool = True
    """False for a pair that scored too low and is listed only on request."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of several articles that are linked with one another."""

    members: tuple[LinkEnd, ...]
    origins: tuple[str, ...]
    """The independent origins, by name; two reports quoting one agency count once."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a reader has decided about names; passed in, never looked up."""

    joined: tuple[tuple[str, str], ...] = ()
    """(variant, name): the variant folds to the name."""
    parted: tuple[tuple[str, str], ...] = ()
    """Pairs of names that must not fold into one."""

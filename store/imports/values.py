"""What a file of annotations brings; knows no format."""

from dataclasses import dataclass

from model import Article, Attribution, Event, Evidence, Problem, Selector


@dataclass(frozen=True, slots=True)
class Reference:
    """The article an annotation from elsewhere is about, as far as the file tells."""

    id: str = ""
    """The id it has here, when the annotation once came from here."""
    url: str | None = None
    path: str | None = None
    """What the file calls the article; compared with, never opened."""
    digest: str = ""
    """Of the text that the selector counts in; empty when unknown."""
    title: str = ""
    text: str | None = None
    """The text itself, when the file holds it."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An annotation that is no event of ours yet: to be anchored, then appended as a new one."""

    article: Reference
    selector: Selector
    """In code points; without a position where the file gives none that can be counted so."""
    verdict: str | None = None
    """In lower case, as the other tool names it; it need not be a verdict that is known here."""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    attribution: Attribution | None = None
    statement: str = ""
    reviewer: str | None = None
    created: str | None = None
    modified: str | None = None
    id: str = ""
    """As the file names it; for an annotation that left from here, the id it has here."""
    utf16: tuple[int, int] | None = None
    """Start and end in UTF-16 code units, where the file counts so and does not hold the text."""
    rivals: tuple[str, ...] = ()
    """What else the other tool says of the same words, as `verdict`; `note` names them too."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was read of a file, and what had to be left out."""

    articles: tuple[Article, ...] = ()
    """What is known of articles that events speak of, with their texts where the file has them."""
    events: tuple[Event, ...] = ()
    """Acts in our own records, in the order of their ids: to be kept as they are."""
    annotations_elsewhere: tuple[Foreign, ...] = ()
    problems: tuple[Problem, ...] = ()

"""What passes between the doors, the importers and the library; reads and opens nothing itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from model import Article, Problem


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one source before anyone knows what they are."""

    name: str
    """How to call it when something is wrong with it: a path, a url, `-`."""
    data: bytes
    path: str | None = None
    """Absolute; None when it is no file."""
    url: str | None = None
    """Where it came from in the end, after redirects."""
    media: str | None = None
    """The media type a server or container declared; a hint, never trusted alone."""
    charset: str | None = None
    """The encoding a server or container declared; a hint as well."""
    retrieved: str | None = None
    """ISO 8601 in UTC."""
    archive: str | None = None
    """The url of the archived copy that it was taken from."""

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case; empty when there is none."""
        return PurePath(self.path).suffix.lower() if self.path else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an importer found in one source: all of an article but its identity."""

    text: str
    """Empty when the source only names the article: its page would have to be fetched."""
    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    url: str | None = None
    canonical: str | None = None
    """The address that the source itself says is the right one."""
    archive: str | None = None
    agency: str | None = None
    """The agencies credited, in the words of the source."""
    encoding: str | None = None
    assumed: str | None = None
    """What had to be assumed to read it, in one sentence."""
    format: str = ""
    extractor: str = ""
    """What took the text out of the bytes, with its version; empty when nothing had to."""
    part: str | None = None
    """Which piece of a container it is: a chapter, a message id, an entry id."""
    sha256: str = ""
    """Of the bytes of that piece; of the whole source when empty."""
    retrieved: str | None = None
    """When the source itself took the text from the web, if it says so."""
    id: str = ""
    """The article's id, where the source is our own export; made anew when empty."""
    partial: bool = False
    """Whether the source holds only a summary, and the full text stands at `url`."""
    found: tuple[tuple[str, str], ...] = ()
    """(field, where it was found), for what was not simply given."""
    extra: tuple[tuple[str, str], ...] = ()
    """(name, value) of what the format knows and an article has no field for."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article's words come from and how they were taken out; kept beside the article."""

    source: str
    """The path, url or `-` that was read."""
    format: str
    extractor: str
    sha256: str
    """Of the raw bytes, in hexadecimal."""
    size: int
    """Of the raw source, in bytes."""
    retrieved: str | None = None
    part: str | None = None
    encoding: str | None = None
    assumed: str | None = None
    agency: str | None = None
    canonical: str | None = None
    archive: str | None = None
    partial: bool = False
    found: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """One article as it came in, with where it came from."""

    article: Article
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Importer:
    """One format: how to know it and how to read it."""

    name: str
    recognises: Callable[[Raw, str], bool]
    """Whether these bytes are of this format; the second argument is their opening, as text."""
    read: Callable[[Raw], Iterator[Draft | Problem]]
    """Everything in it; a Problem for what cannot be read, never an exception for bad bytes."""

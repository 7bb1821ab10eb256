"""What is said between the screen and the process beside it; knows neither of them."""

from dataclasses import dataclass
from pathlib import Path

from corpus import Reach
from model import Article, Hints
from tui.desk.searching import Findable


@dataclass(frozen=True, slots=True)
class Place:
    """Where the process finds what it is not handed."""

    cache: Path
    version: str
    library: Path


@dataclass(frozen=True, slots=True)
class Marked:
    """One of those to be linked next, perhaps without its text."""

    entry: Article
    mark: bytes
    """Of the names that were told of it."""


@dataclass(frozen=True, slots=True)
class Analyze:
    """Say what is found in this one."""

    entry: Article
    hints: Hints


@dataclass(frozen=True, slots=True)
class Read:
    """Say which articles are in this file."""

    file: Path
    reach: Reach


@dataclass(frozen=True, slots=True)
class Linking:
    """Fold and link those told since the last time, into the file that comes after this."""

    hints: Hints


@dataclass(frozen=True, slots=True)
class Renamed:
    """The names of an article are others now."""

    article_id: str
    findable: Findable
    mark: bytes
    """Of the names, for who tells of them next."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It could not be done, and the process goes on."""

    reason: str

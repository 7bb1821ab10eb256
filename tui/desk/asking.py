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
class Fold:
    """Make the names of these agree.

    After it come the handles of two files: the articles with their marks, which stand where `told`
    says, and the one for the names.
    """

    hints: Hints
    told: bytes


@dataclass(frozen=True, slots=True)
class Linking:
    """Link these, their names being folded.

    After it come the handles of three files: as for `Fold`, the names as they were written, and the
    one for the links.
    """

    hints: Hints
    told: bytes
    names: bytes


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

"""What every kind of store can do; knows none of them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Protocol

from model import Article, Event, Problem

Kept = tuple[str, str, bool]
"""The digest of a text, the id of an article, and whether the text itself is kept."""


Digests = Mapping[str, tuple[str, bytes]]
"""By event id its article and a digest of its content."""


class Store(Protocol):
    """Events and the texts they were given on, by many reviewers; one of them writes here."""

    @property
    def reviewer(self) -> str:
        """Whose acts are kept here."""

    def append(self, event: Event) -> Event:
        """Keep an event; what is given back is durable, with its id and what it replaces.

        An id that is already here is left as it is and given back as it was kept.

        Raises:
            ObelosError: when it cannot be kept; then nothing has changed.
        """

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Keep several, as `append`; when it fails, a first part of them may have been kept."""

    def set_aside(self, event: Event) -> None:
        """Keep an event whose id is taken by another content, to be looked at by people."""

    def contested(self) -> tuple[Event, ...]:
        """Events that are not shown because another one carries the same id."""

    def of(self, article_id: str) -> tuple[Event, ...]:
        """Everybody's events on an article, in the order of their ids."""

    def annotated(self) -> Set[str]:
        """The articles that events are about."""

    def all(self) -> Iterator[Event]:
        """Every event, article by article."""

    def digests(self) -> Digests:
        """What is here, for a comparison with another store."""

    def own(self) -> Sequence[Event]:
        """The reviewer's own events in the order of their ids, read only as far as looked at."""

    def changes(self, since: str | None) -> tuple[Event, ...]:
        """What came in after the event `since` did, by other processes too; None: everything."""

    def newest(self) -> str | None:
        """What to give to `changes` to learn what comes in from now on; None in an empty store."""

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many annotations of each verdict stand, by article."""

    def keep(self, article: Article) -> None:
        """Keep this version of an article, text and all, once.

        Raises:
            ObelosError: when it cannot be kept.
        """

    def version(self, digest: str) -> Article | None:
        """The version of an article with this digest, with its text."""

    def articles(self) -> tuple[Article, ...]:
        """The version of each article that was kept last, without its text."""

    def kept(self) -> Set[Kept]:
        """Which versions of which articles are kept."""

    def versions(self, known: Set[Kept] = frozenset()) -> Iterator[Article]:
        """Every kept version of every article, with its text, but for those known."""

    def problems(self) -> tuple[Problem, ...]:
        """What was found damaged or left out so far."""

    def close(self) -> None:
        """Let go of everything; every event given back was durable before."""

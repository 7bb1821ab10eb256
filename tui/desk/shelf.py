"""The articles of one session, each under the id it was first known by; knows no findings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from model import Article, ObelosError, Problem


class Shelf:
    """Articles in list order, read one by one.

    `identify` gives an article the id under which it is known already. `load` brings the text of
    an article that came without (`text` empty, `digest` that of its text), also where it has
    another text by now: a session reads one version until it is told to read another. `more` says
    what came to where they are from since it was asked last.
    """

    def __init__(
        self,
        incoming: Iterable[Article | Problem],
        identify: Callable[[Article], str],
        load: Callable[[Article], Article] | None = None,
        more: Callable[[], Iterable[Article]] = tuple,
    ) -> None:
        self._incoming: Iterator[Article | Problem] = iter(incoming)
        self._identify = identify
        self._load = load
        self._more = more
        self._articles: dict[str, Article] = {}
        self._problems: list[Problem] = []

    def read_next(self) -> Article | Problem | None:
        """Take the next one in; None when there are no more."""
        found = next(self._incoming, None)
        if isinstance(found, Article):
            found = self._take(found)
        if isinstance(found, Problem):
            self._problems.append(found)
        return found

    def read_on(self) -> int:
        """Have what came meanwhile read after all else; how many there are."""
        # What was removed and added again is here still.
        found = tuple(each for each in self._more() if each.id not in self._articles)
        if found:
            self._incoming = chain(self._incoming, found)
        return len(found)

    def _take(self, article: Article) -> Article | Problem:
        known_id = self._identify(article)
        # A library holds its articles too: one that is called the same is not held twice.
        known = article if known_id == article.id else replace(article, id=known_id)
        twin = self._articles.get(known.id)
        if twin is None:
            self._articles[known.id] = known
            return known
        where = known.path or known.url or known.title
        if twin.digest == known.digest:
            return Problem(where, f"It has the same words as {_name(twin)}, so it is shown once.")
        return Problem(where, f"It is another version of {_name(twin)}; add both to the library.")

    def replace(self, article: Article) -> None:
        """Have another version of an article from now on, in its place."""
        self.entry(article.id)
        self._articles[article.id] = article

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the articles taken in so far, in list order."""
        return tuple(self._articles)

    def has(self, article_id: str) -> bool:
        """Whether an article of that id was taken in so far."""
        return article_id in self._articles

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out so far, and why."""
        return tuple(self._problems)

    def entry(self, article_id: str) -> Article:
        """The article, perhaps without its text.

        Raises:
            ObelosError: when no article of this session has that id.
        """
        try:
            return self._articles[article_id]
        except KeyError:
            raise ObelosError(f"There is no article {article_id!r} here.") from None

    def article(self, article_id: str) -> Article:
        """The article with its text; raises as `entry`."""
        entry = self.entry(article_id)
        if entry.text or self._load is None:
            return entry
        whole = self._load(entry)
        self._articles[article_id] = whole
        return whole


def _name(article: Article) -> str:
    return article.path or article.url or article.title

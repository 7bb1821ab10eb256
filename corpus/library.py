"""The articles taken in, kept in a folder; knows neither where they came from nor what is in them.

`<folder>/texts/<digest>.txt` holds each text once; `<folder>/articles/<id>.json` what is known of
each version of an article. `<folder>/index.jsonl` is a copy for quick opening.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from corpus.adding import Added, Reading, keep, keep_alone, prepared
from corpus.intake import Intake, Provenance
from corpus.shelf import Shelf
from model import Article, ObelosError, Problem

# Articles settled together: more save nothing, and those who read have work for as long.
_TOGETHER = 32
# How long one may wait for others that settle with it, in seconds, when the next ones are slow.
_WAIT = 0.3


class Library:
    """Articles in a folder, which is made at the first addition and not before.

    Terms: ID, of the article in all its versions; DIGEST, of the text of one version.
    """

    def __init__(self, folder: Path) -> None:
        self._shelf = Shelf(folder)

    def entries(self) -> tuple[Article, ...]:
        """The present version of every article with an empty text, in the order taken in."""
        return tuple(self.each())

    def each(self) -> Iterator[Article]:
        """The same one by one, each looked at when it is asked for."""
        return (row.article for row in self._shelf.rows.in_order())

    def arrivals(self) -> tuple[Article, ...]:
        """What others added since this was opened or asked last, as in `entries`.

        Costs two looks at the folder while nothing was written.
        """
        before = self._shelf.rows
        if not self._shelf.look():
            return ()
        return tuple(row.article for row in self._shelf.rows.since(before))

    def article(self, article_id: str) -> Article:
        """The present version of an article, with its text.

        Raises:
            ObelosError: when there is no such article or its files are damaged.
        """
        return self._shelf.with_text(self._shelf.record(article_id).versions[-1])

    def articles(self) -> tuple[Article, ...]:
        """All articles with their texts, in the order of `entries`."""
        return tuple(self.article(entry.id) for entry in self.entries())

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Every version of an article, the present one last."""
        return tuple(map(self._shelf.with_text, self._shelf.record(article_id).versions))

    def version(self, digest: str) -> Article | None:
        """The version of some article whose text has this digest."""
        for row in self._shelf.rows.values():
            if digest in row.versions:
                versions = self._shelf.record(row.article.id).versions
                found = (one for one in versions if one.article.digest == digest)
                return next(map(self._shelf.with_text, found), None)
        return None

    def digests(self, article_id: str) -> tuple[str, ...]:
        """Of the text of every version, the present one last; none when it is not here."""
        row = self._shelf.rows.get(article_id)
        return row.versions if row else ()

    def provenance(self, article_id: str) -> Provenance | None:
        """Where the present version came from; None when it was added without saying."""
        return self._shelf.record(article_id).versions[-1].provenance

    def problems(self) -> tuple[Problem, ...]:
        """The files that could not be read on opening."""
        return self._shelf.rows.problems

    def add(self, article: Article | Intake) -> Added:
        """Keep an article; on disk when this returns.

        One with the id, the address or the file of an article that is there, but other words,
        becomes its present version, under its id.

        Raises:
            ObelosError: when it cannot be kept; nothing has changed then.
        """
        outcome = _kept(self._shelf, prepared(article))
        if isinstance(outcome, Problem):
            raise ObelosError(outcome.reason)
        return outcome

    def add_all(self, incoming: Iterable[Article | Intake | Problem]) -> Iterator[Added | Problem]:
        """Keep many, some at a time, which is quicker; what became of each, in their order.

        What is told as added is on disk. One that cannot be kept is a Problem and the rest goes
        on; a Problem among them is passed on. When `incoming` breaks off, what came is kept.
        """
        for group in _grouped(incoming):
            yield from self._keep(group)

    def remove(self, article_id: str) -> None:
        """Forget an article with all its versions.

        Raises:
            ObelosError: when there is no such article or it cannot be removed.
        """
        with self._shelf.writing():
            self._shelf.row(article_id)
            self._shelf.drop(article_id)

    def _keep(self, group: list[Reading | Problem]) -> Iterator[Added | Problem]:
        readings = [one for one in group if isinstance(one, Reading)]
        try:
            kept = iter(keep(self._shelf, readings) if readings else [])
        except ObelosError:
            # It may be the fault of one of them, which the others need not share.
            yield from (_kept(self._shelf, one) for one in group)
            return
        yield from (one if isinstance(one, Problem) else next(kept) for one in group)


def _kept(shelf: Shelf, reading: Reading | Problem) -> Added | Problem:
    return reading if isinstance(reading, Problem) else keep_alone(shelf, reading)


def _grouped(
    incoming: Iterable[Article | Intake | Problem],
) -> Iterator[list[Reading | Problem]]:
    """Some at a time, prepared; the first at once, so that there is something to be seen."""
    group: list[Reading | Problem] = []
    due = monotonic()
    try:
        for one in incoming:
            group.append(one if isinstance(one, Problem) else prepared(one))
            if len(group) == _TOGETHER or monotonic() >= due:
                ready, group = group, []
                yield ready
                due = monotonic() + _WAIT
    finally:
        # Also what came before an interruption.
        if group:
            yield group

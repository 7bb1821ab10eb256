"""Takes readings into a library together; knows neither where they come from nor any file."""

from dataclasses import dataclass, replace
from typing import Literal

from corpus import likeness
from corpus.identity import is_file, is_safe_id, places
from corpus.intake import Intake, Provenance
from corpus.records import Record, Version
from corpus.row import Row
from corpus.shelf import Shelf
from model import Article, ObelosError, Problem


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was added."""

    outcome: Literal["added", "known", "version", "near"]
    """New; there already; a new version of one that is there; new, but nearly the same as one."""
    id: str
    """Under which it is kept."""
    title: str
    """Its own, as it came."""
    twin: str | None = None
    """The title of the article that it is nearly the same as, or whose words it has."""
    twin_id: str | None = None
    resemblance: float = 0.0
    """How much of the words they share, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that may be kept, with what is better worked out before others have to wait."""

    article: Article
    provenance: Provenance | None
    sketch: str


def prepared(found: Article | Intake) -> Reading | Problem:
    """`found` ready to be kept; a Problem when it cannot be."""
    article = found.article if isinstance(found, Intake) else found
    if not is_safe_id(article.id):
        return _problem(article, f"An article cannot have the id {article.id!r}.")
    if not article.text.strip():
        return _problem(article, f"There is no text to keep in {article.title!r}.")
    provenance = found.provenance if isinstance(found, Intake) else None
    return Reading(article, provenance, likeness.sketch(article.text))


def keep(shelf: Shelf, readings: list[Reading]) -> list[Added | Problem]:
    """What became of each, in their order; on disk when this returns.

    Raises:
        ObelosError: when the disk refused them; none of them is to be called kept then.
    """
    with shelf.writing():
        group = _Group(shelf)
        try:
            outcomes = [group.outcome(reading) for reading in readings]
            group.settle()
        except BaseException:
            group.drop()
            raise
    return outcomes


def keep_alone(shelf: Shelf, reading: Reading) -> Added | Problem:
    """The same of a single one, where every failure is a value."""
    try:
        (outcome,) = keep(shelf, [reading])
    except ObelosError as error:
        return _problem(reading.article, str(error))
    return outcome


class _Group:
    """Readings that see each other, and reach the disk together."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._before: dict[str, Row | None] = {}
        self._records: dict[str, Record] = {}
        self._texts: dict[str, bytes] = {}
        self._readings: dict[str, Reading] = {}
        self._runs: dict[str, frozenset[int]] = {}

    def outcome(self, reading: Reading) -> Added | Problem:
        """What becomes of it when the group is settled; a Problem leaves all as it was."""
        try:
            return self._take(reading)
        except ObelosError as error:
            return _problem(reading.article, str(error))

    def settle(self) -> None:
        """Bring all to disk; an OSError when that failed."""
        for article_id in self._records:
            if self._before[article_id] is None:
                self._shelf.put_aside(article_id)
        self._shelf.put(self._texts, self._records)

    def drop(self) -> None:
        """Nothing of this is to be found any more."""
        self._shelf.forget(self._before)

    def _take(self, reading: Reading) -> Added:
        article = reading.article
        kept = self._kept_as(reading)
        if kept is None:
            return self._take_new(reading)
        record = self._records.get(kept) or self._shelf.record(kept)
        if record.versions[-1].article.digest == article.digest or _is_less(reading, record):
            return Added("known", kept, article.title)
        version = _version(reading, kept)
        self._keep(replace(record, versions=(*record.versions, version)), reading)
        return Added("version", kept, article.title)

    def _take_new(self, reading: Reading) -> Added:
        article, known = reading.article, self._shelf.known
        if same := known.with_words(article.digest):
            return Added("known", same, article.title, self._title(same), same, 1.0)
        twin, share = self._nearest(reading)
        record = Record(article.id, known.order + 1, (_version(reading, article.id),))
        self._keep(record, reading)
        if twin is None:
            return Added("added", article.id, article.title)
        return Added("near", article.id, article.title, self._title(twin), twin, share)

    def _kept_as(self, reading: Reading) -> str | None:
        """The id under which an earlier version is kept, by id, then address, then file."""
        article, provenance = reading.article, reading.provenance
        if article.id in self._shelf.rows:
            return article.id
        source, part = (provenance.source, provenance.part) if provenance else (None, None)
        for key in places(article.url, article.path, source, part):
            for kept in self._shelf.known.at(key):
                if not is_file(key) or self._is_version(reading, kept):
                    return kept
        return None

    def _is_version(self, reading: Reading, kept: str) -> bool:
        """Whether it has not only the name of the file in common with what is kept."""
        if self._shelf.row(kept).article.digest == reading.article.digest:
            return True  # As mostly, when a folder is added again.
        try:
            before = self._runs_of(kept)
        except ObelosError:  # Its text is damaged, and has a place for a whole one.
            return True
        return likeness.may_be_version(likeness.runs(reading.article.text), before)

    def _title(self, article_id: str) -> str:
        return self._shelf.row(article_id).article.title

    def _nearest(self, reading: Reading) -> tuple[str | None, float]:
        """The id of the article most like it, if any is near, and how much they share."""
        candidates = self._shelf.known.candidates(reading.sketch)
        own = likeness.runs(reading.article.text) if candidates else frozenset()
        pairs = [(one, likeness.resemblance(own, self._runs_of(one))) for one in candidates]
        near = [pair for pair in pairs if pair[1] >= likeness.NEAR]
        return max(near, key=lambda pair: pair[1], default=(None, 0.0))

    def _runs_of(self, article_id: str) -> frozenset[int]:
        """Of the present text, which may be on its way to disk."""
        if (coming := self._readings.get(article_id)) is None:
            version = self._shelf.record(article_id).versions[-1]
            return likeness.runs(self._shelf.with_text(version).text)
        if article_id not in self._runs:
            self._runs[article_id] = likeness.runs(coming.article.text)
        return self._runs[article_id]

    def _keep(self, record: Record, reading: Reading) -> None:
        self._before.setdefault(record.id, self._shelf.rows.get(record.id))
        self._shelf.expect(record)
        self._records[record.id] = record
        self._readings[record.id] = reading
        self._runs.pop(record.id, None)
        article = reading.article
        self._texts[article.digest] = article.text.encode("utf-8", "surrogatepass")


def _is_less(reading: Reading, record: Record) -> bool:
    """Whether it is a summary, as a feed brings one every day, of what is there in full: tags on
    that would have nothing to stand on in the summary.
    """
    of_summary = [
        each is not None and each.partial
        for each in (reading.provenance, record.versions[-1].provenance)
    ]
    return of_summary == [True, False]


def _version(reading: Reading, kept_as: str) -> Version:
    return Version(
        replace(reading.article, id=kept_as, text=""), reading.provenance, reading.sketch
    )


def _problem(article: Article, reason: str) -> Problem:
    return Problem(article.path or article.url or article.title, reason)

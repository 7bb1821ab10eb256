"""The articles taken in, kept in a folder; knows neither where they came from nor what is in them.

`<folder>/texts/<digest>.txt` holds each text once; `<folder>/articles/<id>.json` what is known of
each version of an article. `<folder>/index.jsonl` is a copy for quick opening.
"""

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from corpus import catalogue, durable, likeness, records
from corpus.catalogue import Row
from corpus.identity import is_safe_id, places
from corpus.intake import Intake, Provenance
from corpus.records import Record, Version
from model import Article, ObelosError, Problem, digest_of

# How many candidates for a near-duplicate are compared word for word.
_COMPARED = 5
# How long to wait for another process that is writing, in seconds.
_PATIENCE = 10
# How often to look whether it is done, in seconds: a write takes about that long.
_POLL = 0.01


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was added."""

    outcome: Literal["added", "known", "version", "near"]
    """New; there already; a new version of one that is there; new, but nearly the same as one."""
    id: str
    """Under which it is kept."""
    twin: str | None = None
    """The title of the article that it is nearly the same as, or whose words it has."""
    twin_id: str | None = None
    resemblance: float = 0.0
    """How much of the words they share, from 0 to 1."""


class Library:
    """Articles in a folder, which is made at the first addition and not before.

    Terms: ID, of the article in all its versions; DIGEST, of the text of one version.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = folder / "articles"
        self._texts = folder / "texts"
        self._index = folder / "index.jsonl"
        self._seen = catalogue.stamp_of(self._records)
        self._rows, self._problems = catalogue.load(self._records, self._index)
        self._keys: dict[tuple[str, ...], str] | None = None
        self._sketches: dict[str, set[str]] | None = None

    def entries(self) -> tuple[Article, ...]:
        """The present version of every article with an empty text, in the order taken in."""
        rows = sorted(self._rows.values(), key=lambda row: (row.order, row.article.id))
        return tuple(row.article for row in rows)

    def article(self, article_id: str) -> Article:
        """The present version of an article, with its text.

        Raises:
            ObelosError: when there is no such article or its files are damaged.
        """
        return self._with_text(self._record(article_id).versions[-1])

    def articles(self) -> tuple[Article, ...]:
        """All articles with their texts, in the order of `entries`."""
        return tuple(self.article(entry.id) for entry in self.entries())

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Every version of an article, the present one last."""
        return tuple(self._with_text(version) for version in self._record(article_id).versions)

    def version(self, digest: str) -> Article | None:
        """The version of some article whose text has this digest."""
        for row in self._rows.values():
            if digest in row.versions:
                versions = self._record(row.article.id).versions
                return next(
                    (self._with_text(one) for one in versions if one.article.digest == digest), None
                )
        return None

    def digests(self, article_id: str) -> tuple[str, ...]:
        """Of the text of every version, the present one last; none when it is not here."""
        row = self._rows.get(article_id)
        return row.versions if row else ()

    def provenance(self, article_id: str) -> Provenance | None:
        """Where the present version came from; None when it was added without saying."""
        return self._record(article_id).versions[-1].provenance

    def problems(self) -> tuple[Problem, ...]:
        """The files that could not be read on opening."""
        return self._problems

    def add(self, article: Article | Intake) -> Added:
        """Keep an article; on disk when this returns.

        One with the id, the address or the file of an article that is there, but other words,
        becomes its present version, under its id.

        Raises:
            ObelosError: when it cannot be kept; nothing has changed then.
        """
        if isinstance(article, Intake):
            return self._take(article.article, article.provenance)
        return self._take(article, None)

    def remove(self, article_id: str) -> None:
        """Forget an article with all its versions.

        Raises:
            ObelosError: when there is no such article or it cannot be removed.
        """
        with self._writing():
            self._row(article_id)
            path = self._path(article_id)
            try:
                path.unlink()
                durable.settle(self._records)
            except OSError as error:
                raise durable.failure(path, error) from error
            gone = self._rows.pop(article_id)
            self._keys, self._sketches = None, None
            self._seen = catalogue.stamp_of(self._records)
            self._drop_texts(gone.versions)

    def _take(self, article: Article, provenance: Provenance | None) -> Added:
        if not is_safe_id(article.id):
            raise ObelosError(f"An article cannot have the id {article.id!r}.")
        if not article.text.strip():
            raise ObelosError(f"There is no text to keep in {article.title!r}.")
        with self._writing():
            return self._add(article, provenance)

    def _add(self, article: Article, provenance: Provenance | None) -> Added:
        found = likeness.runs(article.text)
        version = Version(
            replace(article, text=""),
            provenance,
            likeness.sketch(found),
        )
        kept = self._kept_as(article, provenance)
        if kept is None and (same := self._with_words(article.digest)):
            return Added("known", same.id, same.title, same.id, 1.0)
        if kept is None:
            twin, share = self._nearest(found, version.sketch)
            order = 1 + max((row.order for row in self._rows.values()), default=0)
            self._keep(Record(article.id, order, (version,)), article.text)
            if twin is None:
                return Added("added", article.id)
            return Added("near", article.id, self._row(twin).article.title, twin, share)
        record = self._record(kept)
        if record.versions[-1].article.digest == article.digest:
            return Added("known", kept)
        renamed = replace(version, article=replace(version.article, id=kept))
        self._keep(replace(record, versions=(*record.versions, renamed)), article.text)
        return Added("version", kept)

    def _kept_as(self, article: Article, provenance: Provenance | None) -> str | None:
        """The id under which an earlier version is kept, by id, then address, then file."""
        if article.id in self._rows:
            return article.id
        source, part = (provenance.source, provenance.part) if provenance else (None, None)
        keys = self._known_keys()
        own = places(article.url, article.path, source, part)
        return next((keys[key] for key in own if key in keys), None)

    def _with_words(self, digest: str) -> Article | None:
        """The article whose present words have this digest, wherever it came from."""
        present = (row.article for row in self._rows.values())
        return next((article for article in present if article.digest == digest), None)

    def _known_keys(self) -> dict[tuple[str, ...], str]:
        if self._keys is None:
            self._keys = {}
            for row in self._rows.values():
                self._learn(row)
        return self._keys

    def _learn(self, row: Row) -> None:
        if self._keys is not None:
            for key in places(row.article.url, row.article.path, row.source, row.part):
                self._keys.setdefault(key, row.article.id)

    def _nearest(self, found: frozenset[int], sketched: str) -> tuple[str | None, float]:
        """The article most like a text, if any is near, and how much they share."""
        own = likeness.hashes(sketched)
        shared = Counter(one for value in own for one in self._known_sketches().get(value, ()))
        best: tuple[str | None, float] = (None, 0.0)
        for article_id, count in shared.most_common(_COMPARED):
            if likeness.is_candidate(count, len(own)):
                share = likeness.resemblance(found, likeness.runs(self.article(article_id).text))
                best = max(best, (article_id, share), key=lambda pair: pair[1])
        return best if best[1] >= likeness.NEAR else (None, 0.0)

    def _known_sketches(self) -> dict[str, set[str]]:
        if self._sketches is None:
            self._sketches = {}
            for row in self._rows.values():
                self._sketch(row)
        return self._sketches

    def _sketch(self, row: Row) -> None:
        if self._sketches is not None:
            for value in likeness.hashes(row.sketch):
                self._sketches.setdefault(value, set()).add(row.article.id)

    def _keep(self, record: Record, text: str) -> None:
        """Text first, then the record that names it: at no instant does one point at nothing."""
        digest = record.versions[-1].article.digest
        durable.write(self._text_path(digest), text.encode("utf-8", "surrogatepass"))
        path = self._path(record.id)
        if record.id not in self._rows and path.exists():
            # A damaged record: what can still be read in it by eye is not thrown away.
            path.replace(path.with_suffix(".damaged"))
        durable.write(path, records.encode(record))
        row = catalogue.row_of(path, record)
        self._rows[record.id] = row
        self._learn(row)
        self._sketch(row)
        catalogue.note(self._index, row)
        self._seen = catalogue.stamp_of(self._records)

    def _drop_texts(self, digests: Iterable[str]) -> None:
        used = {digest for row in self._rows.values() for digest in row.versions}
        for digest in set(digests) - used:
            # A text that stays behind costs room and nothing else.
            with contextlib.suppress(OSError):
                self._text_path(digest).unlink()

    def _row(self, article_id: str) -> Row:
        if article_id not in self._rows:
            raise ObelosError(f"There is no article {article_id} in {self._folder}.")
        return self._rows[article_id]

    def _record(self, article_id: str) -> Record:
        self._row(article_id)
        path = self._path(article_id)
        try:
            return records.decode(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ObelosError(f"The record {path} is damaged or gone.") from error

    def _with_text(self, version: Version) -> Article:
        path = self._text_path(version.article.digest)
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise ObelosError(f"The text {path} is damaged or gone.") from error
        if digest_of(text) != version.article.digest:
            raise ObelosError(f"The text {path} is not the one that was kept.")
        return replace(version.article, text=text)

    def _path(self, article_id: str) -> Path:
        return self._records / f"{article_id}{catalogue.SUFFIX}"

    def _text_path(self, digest: str) -> Path:
        return self._texts / f"{digest}.txt"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Alone with the folder, and with what others wrote to it in the meantime."""
        from filelock import FileLock, Timeout  # Only writing needs it.

        try:
            self._records.mkdir(parents=True, exist_ok=True)
            self._texts.mkdir(exist_ok=True)
            lock = FileLock(self._folder / "lock")
            with lock.acquire(timeout=_PATIENCE, poll_interval=_POLL):
                self._refresh()
                yield
        except Timeout as error:
            raise ObelosError(f"Another obelos is writing to {self._folder}.") from error
        except OSError as error:
            raise durable.failure(self._records, error) from error

    def _refresh(self) -> None:
        seen = catalogue.stamp_of(self._records)
        if seen != self._seen:
            self._rows, self._problems = catalogue.load(self._records, self._index)
            self._keys, self._sketches, self._seen = None, None, seen

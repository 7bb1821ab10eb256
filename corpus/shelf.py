"""The folder of a library: its files, its list and its lock; knows not what is worth keeping."""

import contextlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus import catalogue, durable, records
from corpus.known import Known
from corpus.records import Record, Version
from corpus.row import Row, row_of, with_stamp
from model import Article, ObelosError, digest_of

# How long to wait for another process that is writing, in seconds.
_PATIENCE = 10
# How often to look whether it is done, in seconds: a write takes about that long.
_POLL = 0.01


TEXTS = "texts"
"""The folder of all texts, each under its digest."""


def with_text(folder: Path, entry: Article) -> Article:
    """An article of the list as it was read, without looking at the list.

    Raises:
        ObelosError: when its text is damaged or gone.
    """
    path = _text_path(folder, entry.digest)
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError) as error:
        raise ObelosError(f"The text {path} is damaged or gone.") from error
    if digest_of(text) != entry.digest:
        raise ObelosError(f"The text {path} is not the one that was kept.")
    return replace(entry, text=text)


def _text_path(folder: Path, digest: str) -> Path:
    return folder / TEXTS / f"{digest}.txt"


class Shelf:
    """What is in the folder, as far as it was seen, and how to change it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = folder / "articles"
        self._texts = folder / TEXTS
        self._index = folder / "index.jsonl"
        self._known: Known | None = None
        self._seen: tuple[tuple[int, int], ...] = ()
        self._load()

    def look(self) -> bool:
        """Take in what another process wrote meanwhile; whether it wrote anything."""
        if self._seen == self._state():
            return False
        self._load()
        return True

    def row(self, article_id: str) -> Row:
        """What the list says of an article.

        Raises:
            ObelosError: when it is not here.
        """
        if article_id not in self.rows:
            raise ObelosError(f"There is no article {article_id} in {self._folder}.")
        return self.rows[article_id]

    def record(self, article_id: str) -> Record:
        """Everything kept of an article but its texts; raises also when that is damaged."""
        self.row(article_id)
        path = self._path(article_id)
        try:
            return records.decode(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ObelosError(f"The record {path} is damaged or gone.") from error

    def with_text(self, version: Version) -> Article:
        """A version as it was read; raises when its text is damaged."""
        return with_text(self._folder, version.article)

    @property
    def known(self) -> Known:
        """All articles, to be found by what readings share with them."""
        if self._known is None:
            self._known = Known(self.rows.values())
        return self._known

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Alone with the folder, and with what others wrote to it in the meantime."""
        from filelock import FileLock, Timeout  # Only writing needs it.

        try:
            durable.make_folder(self._records)
            durable.make_folder(self._texts)
            lock = FileLock(self._folder / "lock")
            with lock.acquire(timeout=_PATIENCE, poll_interval=_POLL):
                self.look()
                yield
        except Timeout as error:
            raise ObelosError(f"Another obelos is writing to {self._folder}.") from error
        except OSError as error:
            raise durable.failure(self._records, error) from error

    def expect(self, record: Record) -> None:
        """Let it be found as if it were kept; `put` or `forget` is to follow."""
        before = self.rows.get(record.id)
        row = row_of(record, catalogue.NEVER)
        self.known.learn(row, before)
        self.rows[record.id] = row

    def forget(self, before: Mapping[str, Row | None]) -> None:
        """Back to these rows; what stands in the folder is looked at before the next change."""
        for article_id, row in before.items():
            if row is None:
                self.rows.pop(article_id, None)
            else:
                self.rows[article_id] = row
        self._known, self._seen = None, ()

    def put(self, texts: Mapping[str, bytes], changed: Mapping[str, Record]) -> None:
        """Texts by digest and the records that name them, on disk on return.

        Texts first, then the records: at no instant does one point at nothing. The names are
        settled also where nothing changed: whoever put them there may have been killed before.

        Raises:
            OSError: when that failed; some records may have changed then, each as a whole.
        """
        durable.write_all(
            (self._texts, {f"{digest}.txt": data for digest, data in texts.items()}),
            (
                self._records,
                {self._path(one).name: records.encode(changed[one]) for one in changed},
            ),
        )
        for article_id in changed:
            stamp = catalogue.stamp_of(self._path(article_id))
            self.rows[article_id] = with_stamp(self.rows[article_id], stamp)
        if changed:
            catalogue.note(self._index, map(self.rows.__getitem__, changed))
        self._seen = self._state()

    def put_aside(self, article_id: str) -> None:
        """A damaged record: what can still be read in it by eye is not thrown away."""
        path = self._path(article_id)
        if path.exists():
            path.replace(path.with_suffix(".damaged"))

    def drop(self, article_id: str) -> None:
        """Take an article out of the folder, with what texts no other needs."""
        path = self._path(article_id)
        try:
            path.unlink()
            durable.settle(self._records)
        except OSError as error:
            raise durable.failure(path, error) from error
        gone = self.rows.pop(article_id)
        self._known, self._seen = None, self._state()
        used = {digest for row in self.rows.values() for digest in row.versions}
        for digest in set(gone.versions) - used:
            # A text that stays behind costs room and nothing else.
            with contextlib.suppress(OSError):
                self._text_path(digest).unlink()

    def _load(self) -> None:
        self._known, self._seen = None, self._state()
        self.rows = catalogue.Rows(self._records, self._index)

    def _state(self) -> tuple[tuple[int, int], ...]:
        """Another one means that another process wrote: names may change twice in one tick of the
        clock, but every change lengthens the list."""
        return catalogue.stamp_of(self._records), catalogue.stamp_of(self._index)

    def _path(self, article_id: str) -> Path:
        return self._records / f"{article_id}{catalogue.SUFFIX}"

    def _text_path(self, digest: str) -> Path:
        return _text_path(self._folder, digest)

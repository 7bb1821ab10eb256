"""Keeps events in a folder of small TinyDB files; knows nothing of what they mean."""

import contextlib
import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import count
from pathlib import Path
from stat import S_ISDIR

from model import Article, Event, ObelosError, Problem
from store.admission import admit
from store.durable import make_folder, sync_folder, sync_names, write_whole
from store.lines import dumps
from store.locations import MERGED_BY_LINES
from store.locking import WriteLock
from store.mending import keep_as_it_was, mend_events
from store.names import file_name, reviewer_name
from store.protocol import Digests, Kept
from store.records import event_to_record
from store.texts import Texts
from store.tinyfile import insert, remove
from store.view import TEXTS, View

FULL = 200
"""Events a file: a write costs as much as its file is long, and this many cost no more than the
fsyncs; then the next file begins."""

_SIDE_FILES = {
    ".gitattributes": MERGED_BY_LINES + b"texts/*.txt -text -diff\n",
    ".gitignore": b".lock\n.new.tmp\n",
}
"""What lets git merge stores, and keeps it from changing line ends, which offsets count."""


class FolderStore:
    """A store in a folder; made at the first write, read-only where it cannot be written."""

    def __init__(self, root: Path, reviewer: str) -> None:
        self._root = root.absolute()
        if _is_something_else(self._root):
            raise ObelosError(f"{root} is no folder, so there can be no store in it.")
        self._reviewer = reviewer_name(reviewer)
        self._lock = WriteLock(self._root)
        # Before the look: what is written meanwhile is news.
        self._writes = self._own_writes = self._lock.writes()
        """Of all that is known, and of what the reviewer wrote."""
        self._view = View(self._root, self._reviewer)
        self._texts = Texts(self._root / TEXTS)
        self._thread = threading.RLock()
        self._synced: set[Path] = set()
        self._firsts: dict[tuple[str, str], Path] = {}

    @property
    def reviewer(self) -> str:
        """Whose acts are kept here."""
        return self._reviewer

    def append(self, event: Event) -> Event:
        """Keep an event, durable on return; one whose id is here already is left as it is."""
        return self.append_all((event,))[0]

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Keep several; when a write fails, those of the files before it are kept."""
        own = all(one.reviewer == self._reviewer and not one.id for one in events)
        with self._writing(own=own):
            admitted = admit(events, self._view.index)
            self._make_sure(admitted.known)
            shares: dict[Path, list[Event]] = {}
            for event in admitted.new:
                shares.setdefault(self._first(event), []).append(event)
            for first, some in shares.items():
                self._append_to(first, some)
            return admitted.kept

    def set_aside(self, event: Event) -> None:
        """Keep an event whose id is taken, in a file of its own."""
        with self._writing():
            content = hashlib.sha256(dumps(event_to_record(event))).hexdigest()[:8]
            path = _beside(self._first(event), f"aside-{content}")
            there = self._view.load(path)
            if event.id not in self._view.ids(path):
                self._write(path, [event], there)

    def contested(self) -> tuple[Event, ...]:
        """Events that are not shown because another one carries the same id."""
        with self._thread:
            return self._view.index.contested()

    def of(self, article_id: str) -> tuple[Event, ...]:
        """Everybody's events on an article, in the order of their ids."""
        with self._thread:
            return self._view.index.of(article_id)

    def annotated(self) -> Set[str]:
        """The articles that events are about."""
        with self._thread:
            return self._view.index.annotated()

    def all(self) -> Iterator[Event]:
        """Every event, article by article."""
        return self._view.index.all()

    def digests(self) -> Digests:
        """What is here, for a comparison with another store."""
        with self._thread:
            return self._view.index.digests()

    def own(self) -> Sequence[Event]:
        """The reviewer's own events in the order of their ids, read only as far as looked at."""
        with self._thread:
            return self._view.index.own()

    def changes(self, since: str | None) -> tuple[Event, ...]:
        """What came in after `since` did; with None every file is looked at again."""
        with self._thread:
            if since is None:
                self._view.refresh_all()
            else:
                self._view.refresh()
            return self._view.index.since(since)

    def newest(self) -> str | None:
        """What to give to `changes` to learn what comes in from now on."""
        with self._thread:
            return self._view.index.newest()

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many annotations of each verdict stand, by article."""
        with self._thread:
            return self._view.index.counts()

    def keep(self, article: Article) -> None:
        """Keep this version of an article, text and all, once."""
        if not self._texts.has(article):
            with self._writing(own=True):
                self._open_folder(self._root / TEXTS)
                self._texts.keep(article)

    def version(self, digest: str) -> Article | None:
        """The version of an article with this digest, with its text."""
        return self._texts.version(digest)

    def articles(self) -> tuple[Article, ...]:
        """The version of each article that was kept last, without its text."""
        return self._texts.articles()

    def kept(self) -> Set[Kept]:
        """Which versions of which articles are kept."""
        return self._texts.kept()

    def versions(self, known: Set[Kept] = frozenset()) -> Iterator[Article]:
        """Every kept version of every article, with its text, but for those known."""
        return self._texts.versions(known)

    def problems(self) -> tuple[Problem, ...]:
        """What was found damaged or left out so far."""
        with self._thread:
            return (*self._view.problems(), *self._texts.problems())

    def close(self) -> None:
        """Nothing is held open between two acts."""

    @contextlib.contextmanager
    def _writing(self, *, own: bool = False) -> Iterator[None]:
        """The right to write, knowing what others wrote; failures become one sentence.

        With `own`, new acts of the reviewer's own are written, for which only those of the same
        reviewer need be known: what others give meanwhile holds up no verdict.
        """
        try:
            with self._thread, self._lock.held() as writes:
                self._catch_up(writes, own=own)
                yield
                self._own_writes = self._lock.count_write()
                if self._writes == writes:
                    self._writes = self._own_writes
        except OSError as error:
            raise ObelosError(f"It was not saved in {self._root}: {error.strerror}.") from error

    def _catch_up(self, writes: int, *, own: bool) -> None:
        if own and self._own_writes != writes:
            self._view.refresh_own()
        elif not own and self._writes != writes:
            self._view.refresh()
            self._writes = writes
        if not writes:  # The folder is new, or is there again: nothing in it was made durable.
            self._synced.clear()
        if self._root not in self._synced:
            for name, data in _SIDE_FILES.items():
                if not (self._root / name).exists():
                    write_whole(self._root / name, data)
            sync_names(self._root)
            self._synced.add(self._root)

    def _make_sure(self, known: Sequence[Event]) -> None:
        """Make durable what another process, killed since, may have left half done."""
        for folder in {self._first(event).parent for event in known}:
            with contextlib.suppress(FileNotFoundError):
                sync_folder(folder)

    def _first(self, event: Event) -> Path:
        """The first file of its reviewer and article."""
        key = event.reviewer, event.article
        if key not in self._firsts:
            reviewer, article = map(file_name, key)
            self._firsts[key] = self._root / reviewer / f"{article}.json"
        return self._firsts[key]

    def _append_to(self, first: Path, events: list[Event]) -> None:
        """Fill the files of one reviewer and article up, one after the other."""
        for number in count(1):
            path = _beside(first, str(number)) if number > 1 else first
            if len(self._view.ids(path)) >= FULL:
                continue
            there = self._view.load(path)
            room = max(0, FULL - len(self._view.ids(path)))
            if room:
                self._write(path, events[:room], there)
                events = events[room:]
            if not events:
                return

    def _write(self, path: Path, events: list[Event], there: bytes) -> None:
        """Add to a file; `there` is what it holds, where it is whole and nothing but events."""
        records = [event_to_record(event) for event in events]
        if not there or path.parent not in self._synced:
            self._open_folder(path.parent)
        if self._view.is_damaged(path):
            mend_events(path)
        try:
            written = insert(path, records, there)
        except ValueError:  # Only an entry that is no event can have taken the number of one.
            keep_as_it_was(path)
            remove(path, [event.id for event in events])
            written = insert(path, records)
        self._view.took(path, written, records, events)

    def _open_folder(self, folder: Path) -> None:
        """Make sure that a folder of the store is there for good, whoever made it."""
        if make_folder(folder) or folder not in self._synced:
            sync_folder(folder.parent)
            self._synced.add(folder)


def _beside(first: Path, mark: str) -> Path:
    """Another file of the same reviewer and article."""
    return first.with_name(f"{first.stem}.{mark}.json")


def _is_something_else(root: Path) -> bool:
    """Whether a file or the like is there; who reads or writes says what cannot be looked at."""
    try:
        return not S_ISDIR(root.stat().st_mode)
    except OSError:
        return False

"""Examines every file of a store and mends what can be mended; knows nothing of the screen."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model import Event, ObelosError, Problem, digest_of
from store.durable import TEMPORARY, write_whole
from store.ids import number_of
from store.lines import EVENTS, Documents, decode, encode, salvage
from store.locations import folder_of
from store.locking import WriteLock
from store.mending import mend_events
from store.names import file_name
from store.records import event_from_record
from store.texts import DESCRIBED_ONLY, read_descriptions
from store.view import TEXTS


@dataclass(frozen=True, slots=True)
class Report:
    """What an examination found."""

    place: str
    """Where the store is."""
    files: int
    events: int
    texts: int
    problems: tuple[Problem, ...]
    """What is wrong and was left as it is."""
    mended: tuple[Problem, ...]
    """What was wrong and is right now."""
    without_text: int = 0
    """Texts of which no more ever came than what is known of them: nothing is wrong."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong any more."""
        return not self.problems

    def lines(self) -> Iterator[str]:
        """The report for the reader, a sentence a line."""
        yield f"Events: {self.events:,}, files: {self.files:,}, texts of articles: {self.texts:,}."
        yield f"They are in {self.place}."
        if self.without_text:
            yield (
                f"Texts that did not come with their tags: {self.without_text:,}."
                " These tags go by their words alone until the articles are added."
            )
        yield from (f"Mended: {problem}" for problem in self.mended)
        yield from (str(problem) for problem in self.problems)
        if self.sound:
            yield "Everything is whole."


def check(path: str | Path, mend: bool = False) -> Report:
    """Read every file of the store at `path`; with `mend`, put right what can be put right.

    Raises:
        ObelosError: when there is no store, or it can be neither read nor locked.
    """
    root = folder_of(path)
    if not root.is_dir():
        raise ObelosError(f"There is no store at {root}.")
    examination = _Examination(root, mend=mend)
    try:
        with WriteLock(root).held() if mend else contextlib.nullcontext():
            examination.run()
    except OSError as error:
        raise ObelosError(f"The store {root} cannot be examined: {error.strerror}.") from error
    return examination.report()


class _Examination:
    def __init__(self, root: Path, *, mend: bool) -> None:
        self._root = root
        self._mend = mend
        self._problems: list[Problem] = []
        self._mended: list[Problem] = []
        self._events: dict[str, tuple[Event, Path]] = {}
        self._files = self._texts = self._without_text = 0

    def run(self) -> None:
        for leftover in sorted(self._root.glob(f"**/{TEMPORARY}")):
            self._settle(leftover, "A write was cut short and left this behind.", leftover.unlink)
        for folder in self._listed(self._root):
            if folder.is_dir() and folder.name != TEXTS:
                for path in self._listed(folder, ".json"):
                    self._files += 1
                    self._look_at(path, self._look_at_events)
        texts = self._root / TEXTS
        described = self._listed(texts, ".json") if texts.exists() else []
        for path in described:
            self._look_at(path, self._look_at_description)
        for path in self._listed(texts, ".txt") if texts.exists() else []:
            self._texts += 1
            self._look_at(path, self._look_at_text)
        self._look_at_references({path.stem for path in described})

    def _listed(self, folder: Path, suffix: str = "") -> list[Path]:
        """What is in it, in order, hidden files left out; a problem when that cannot be read."""
        try:
            found = sorted(folder.iterdir())
        except OSError as error:
            self._settle(folder, f"It cannot be read: {error.strerror}.")
            return []
        return [one for one in found if one.name.endswith(suffix) and one.name[:1] != "."]

    def _look_at(self, path: Path, look: Callable[[Path], None]) -> None:
        try:
            look(path)
        except OSError as error:
            self._settle(path, f"It cannot be examined: {error.strerror}.")

    def report(self) -> Report:
        problems, mended = tuple(self._problems), tuple(self._mended)
        counts = self._files, len(self._events), self._texts
        return Report(str(self._root), *counts, problems, mended, self._without_text)

    def _settle(self, path: Path, reason: str, mending: Any = None) -> None:
        """Note a problem; mend it when that is wanted and there is a way."""
        problem = Problem(str(path), reason)
        if mending is None or not self._mend:
            self._problems.append(problem)
        else:
            mending()
            self._mended.append(problem)

    def _look_at_events(self, path: Path) -> None:
        data = path.read_bytes()
        rescued = salvage(data)
        try:
            documents = decode(data).get(EVENTS, {})
        except ObelosError as error:
            documents = rescued.documents
            lost = f" {_lines(rescued.lost)} could not be read." if rescued.lost else ""
            self._settle(path, f"{error}{lost}", lambda: mend_events(path))
        for number, record in documents.items():
            self._look_at_record(path, number, record)
        for number in rescued.clashes:
            self._settle(path, f"Entry {number} stands in it twice, with different content.")
        if any(_misnumbered(*one) for one in documents.items()):
            reason = "An entry has not the number of its event."
            self._settle(path, reason, lambda: _renumber(path, documents))

    def _look_at_record(self, path: Path, number: str, record: dict[str, Any]) -> None:
        try:
            event = event_from_record(record)
        except ObelosError as error:
            self._settle(path, f"Entry {number} is no event: {error}")
            return
        known, elsewhere = self._events.setdefault(event.id, (event, path))
        if known != event:
            self._settle(path, f"The event {event.id} says something else in {elsewhere}.")
        if file_name(event.reviewer) != path.parent.name:
            self._settle(path, f"The event {event.id} is of the reviewer {event.reviewer!r}.")

    def _look_at_description(self, path: Path) -> None:
        records = read_descriptions(path.read_bytes())
        if not records or any(one.get("digest") != path.stem for one in records):
            self._settle(path, "What it says of a text is damaged.")
        elif path.with_suffix(".txt").exists():
            return
        elif any(one.get(DESCRIBED_ONLY) for one in records):
            self._without_text += 1
        else:
            self._settle(path, "The text is not here: tags given on it go by their words alone.")

    def _look_at_text(self, path: Path) -> None:
        data = path.read_bytes()
        if _fits(data, path.stem):
            return
        for was in _likely_originals(data):
            if _fits(was, path.stem):
                reason = "The line ends of the text were changed."
                self._settle(path, reason, lambda was=was: write_whole(path, was))
                return
        self._settle(path, "The text is not what it was when tags were given on it.")

    def _look_at_references(self, described: set[str]) -> None:
        events = [event for event, _ in self._events.values()]
        gone = sum(event.prev is not None and event.prev not in self._events for event in events)
        if gone:
            self._settle(self._root, f"Events that stand for one that is not here: {gone:,}.")
        versions = {event.version for event in events} - described - {""}
        if versions:
            reason = f"Texts with tags of which nothing is known here: {len(versions):,}."
            self._settle(self._root, reason)


def _renumber(path: Path, documents: Documents) -> None:
    proper = {
        str(number_of(record["id"])) if _misnumbered(number, record) else number: record
        for number, record in documents.items()
    }
    write_whole(path, encode({EVENTS: proper}))


def _misnumbered(number: str, record: dict[str, Any]) -> bool:
    try:
        return number_of(event_from_record(record).id) != int(number)
    except ObelosError:
        return False


def _fits(data: bytes, digest: str) -> bool:
    try:
        return digest_of(data.decode("utf-8", "surrogatepass")) == digest
    except UnicodeDecodeError:
        return False


def _likely_originals(data: bytes) -> Iterator[bytes]:
    """What it may have been before a program changed its line ends."""
    yield data.replace(b"\r\n", b"\n")
    yield data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _lines(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"Line {numbers[0]}"
    return f"{len(numbers)} lines, from line {numbers[0]} on,"

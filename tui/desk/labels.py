"""Keeps what can be found in texts out of memory; knows not where in a text it stands.

Of ten thousand reports the words are 20 MB: they are written one below the other into a file
without a name, and those are read that may hold what is sought.
"""

import pickle
import threading
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui.desk.runs import Runs
from tui.desk.searching import CODEC, Findable, Sought, Target
from tui.desk.unnamed import Unnamed


class Labels:
    """A file to which words are added; from any thread."""

    def __init__(self, folder: Path) -> None:
        self._file = Unnamed(folder)
        self._runs = Runs(folder)
        self._ends = array("Q", (0,))
        """In bytes: where the labels of each text end, where all that is kept of it does."""
        self._contexts: dict[str, tuple[str, str]] = {}
        """One copy of each, with how it is written in keys: most outlets have many reports."""
        self._lock = threading.Lock()

    def shelved(self, found: Findable) -> "Findable | Shelved":
        """The same with its labels in the file; as it is, where nothing can be written."""
        labels = found.lines.encode(*CODEC)
        written = labels + pickle.dumps((found.spans, found.names))
        with self._lock:
            start = self._ends[-1]
            if found.labels and self._file.write(written, start):
                self._ends.extend((start + len(labels), start + len(written)))
                self._runs.add(found.runs)
                context = (found.context, found.folded)
                context = self._contexts.setdefault(found.context, context)
                return Shelved(self, len(self._ends) // 2 - 1, context)
        return replace(found, runs=b"")

    def may_hold(self, words: str) -> list[int]:
        """As `Runs.may_hold`: which texts to look at when these words are sought."""
        return self._runs.may_hold(words.encode(*CODEC))

    def lines(self, number: int) -> bytes:
        """The labels of a text, each with a line end."""
        start, middle, _ = self._place(number)
        return self._file.read(middle - start, start)

    def read(self, number: int) -> tuple[str, bytes, tuple[str, ...]]:
        """The labels of a text, their spans and names, as in `Findable`."""
        start, middle, end = self._place(number)
        known = self._file.read(end - start, start)
        spans, names = pickle.loads(memoryview(known)[middle - start :])
        return known[: middle - start - 1].decode(*CODEC), spans, names

    def _place(self, number: int) -> "array[int]":
        return self._ends[2 * number : 2 * number + 3]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What can be found in one text, by its number in the file."""

    labels: Labels
    number: int
    context: tuple[str, str]
    """As it is shown, and as keys are written."""

    @property
    def names(self) -> tuple[str, ...]:
        """As `Findable.names`."""
        return self.labels.read(self.number)[2]

    def may_have(self, sought: Sought) -> bool:
        """As `Findable.may_have`."""
        lines = self.labels.lines(self.number)
        return sought.written in lines or any(
            end.encode(*CODEC) in lines for end in sought.ends(self.context[1])
        )

    def having(self, article_id: str, sought: Sought) -> Iterator[Target]:
        """As `Findable.having`."""
        return self._whole().having(article_id, sought)

    def called(self, article_id: str, label: str) -> Iterator[Target]:
        """As `Findable.called`."""
        whole = self._whole()
        # Most that are asked bear the label elsewhere, in their titles.
        return whole.called(article_id, label) if label in whole.labels else iter(())

    def _whole(self) -> Findable:
        labels, spans, names = self.labels.read(self.number)
        return Findable(*self.context, labels, spans, names)

"""What can be found in all articles, kept article by article; knows no screen and no store."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tui.desk.searching import Labels, Target, folded, labels_of, ranked, slips
from tui.desk.values import Hit

ENOUGH = 4
"""Times as many hits as asked for are ranked; the rest of those that hold the words is left out."""


class Changed:
    """Articles to be looked at anew, noted and taken from any thread."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._lock = threading.Lock()

    def note(self, article_ids: Iterable[str]) -> None:
        """There is something new in these."""
        with self._lock:
            self._ids.update(article_ids)

    def take(self) -> set[str]:
        """Those noted since they were last taken."""
        with self._lock:
            taken, self._ids = self._ids, set()
        return taken


@dataclass(frozen=True, slots=True)
class _Held:
    """What can be found in one article."""

    targets: tuple[Target, ...]
    words: str
    """The keys of all of them, one below the other: most articles are passed over at a glance."""


class Index:
    """Hits by a few letters; to put an article anew costs what is in it."""

    def __init__(self) -> None:
        self._of: dict[str, _Held] = {}
        self._labels: Labels | None = None

    def put(self, article_id: str, targets: Iterable[Target]) -> None:
        """This is what can be found in an article from now on."""
        known = tuple(targets)
        before = self._of.get(article_id)
        if before is None or _labelled(before.targets) != _labelled(known):
            self._labels = None
        self._of[article_id] = _Held(known, "\n".join(target.key for target in known))

    def find(self, query: str, limit: int) -> tuple[Hit, ...]:
        """The best hits: those that hold the words as typed, then those that nearly do."""
        wanted = folded(query)
        articles = list(self._of.values())
        if not wanted:
            first = (target.hit for held in articles for target in held.targets)
            return tuple(islice(first, limit))
        holding: list[Target] = []
        for held in articles:
            if wanted in held.words:
                holding += [target for target in held.targets if wanted in target.key]
                if len(holding) >= limit * ENOUGH:
                    break
        near = slips(self.ready(), wanted, limit) if len(holding) < limit else []
        return ranked(holding[: limit * ENOUGH], near, wanted, limit)

    def ready(self) -> Labels:
        """What may be typed with a slip, for which all articles are gone through once."""
        labels = self._labels
        if labels is None:
            labels = self._labels = labels_of(held.targets for held in list(self._of.values()))
        return labels


def _labelled(targets: Iterable[Target]) -> list[Hit]:
    return [target.hit for target in targets if target.label]

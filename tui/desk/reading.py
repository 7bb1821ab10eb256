"""Articles and what is found in them, for one session; knows no annotation."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import with_text
from model import Analysis, Article, Group, Hints, ObelosError, Problem, Statement
from tui.desk.among import within
from tui.desk.findings import Findings
from tui.desk.index import Changed
from tui.desk.searching import Findable
from tui.desk.shelf import Shelf
from tui.desk.stories import LinkFrom, Stories
from tui.desk.working import Worker

if TYPE_CHECKING:
    from tui.desk.labels import Labels, Shelved


class Reading:
    """The shelf together with findings and stories.

    May be called from any thread; articles are taken in by one at a time.
    """

    def __init__(self, shelf: Shelf, findings: Findings, library: Path) -> None:
        self.shelf = shelf
        self.worker = Worker(findings, lambda entry: self.article(entry.id), library)
        self._findings = findings
        self._library = library
        self._stories = Stories()
        self._counts: dict[str, int] = {}
        """Statements by article; who is not in it was not analysed in this session."""
        self._findables: dict[str, Findable | Shelved] = {}
        self._labels: Labels | None = None
        self._lock = threading.RLock()
        self._unlinked: frozenset[str] = frozenset()
        """Articles that have other words by now than those that were linked: of them no link tells
        anything, since its spans are those of words that are no longer shown.
        """
        self.changed = Changed()
        """Articles in which there may be something new to find."""

    def read_next(self) -> Article | Problem | None:
        """Take in the next of the articles asked for; None when there are no more."""
        # Without the lock: who takes it again at once would never let the screen have it.
        taken = self.shelf.read_next()
        if isinstance(taken, Article):
            self.changed.note([taken.id])
        return taken

    def article(self, article_id: str) -> Article:
        """The article with its text; ObelosError when there is none of that id."""
        with self._lock:
            return self.shelf.article(article_id)

    def replace(self, article: Article) -> None:
        """Read another version of an article; what was found in the one before is let go."""
        with self._lock:
            self._unlinked |= {article.id}
            self.shelf.replace(article)
            self._counts.pop(article.id, None)
            self._findables.pop(article.id, None)
        self.changed.note([article.id])

    # -- what was found -----------------------------------------------------------------------

    def analysis(self, article_id: str) -> Analysis | None:
        """What was found in it before, names folded where that is done; never computes."""
        found = self._findings.of(self.shelf.entry(article_id))
        return None if found is None else self._stories.folded(found)

    def statements(self, article_id: str) -> int | None:
        """How many statements it has; None when that is not known without work."""
        known = self._counts.get(article_id)
        if known is None and (found := self._findings.at_hand(self.shelf.entry(article_id))):
            return len(found.statements)
        return known

    def findable(self, article_id: str) -> "Findable | Shelved | None":
        """What can be found in its text; None until it is analysed."""
        return self._findables.get(article_id)

    def may_hold(self, words: str) -> Sequence[int]:
        """As `Labels.may_hold`."""
        return self._labels.may_hold(words) if self._labels else ()

    def statement(self, article_id: str, statement_id: str) -> Statement | None:
        """A statement of an article; None when that is not folded yet."""
        if not self._stories.has(article_id):
            return None
        found = self._findings.of(self.shelf.entry(article_id))
        return None if found is None else self._stories.statement(found, statement_id)

    def links(self, article_id: str, statement_id: str) -> tuple[LinkFrom, ...]:
        """The links of a statement, best first; empty until linked."""
        links, away = self._stories.links(article_id, statement_id), self._unlinked
        if article_id in away:
            return ()
        return tuple(x for x in links if x.other.article_id not in away) if away else links

    def group(self, article_id: str, statement_id: str) -> Group | None:
        """The group it belongs to; None when no other article has the same."""
        found = self._stories.group(article_id, statement_id)
        if found is None or article_id in self._unlinked:
            return None
        return next(iter(within((found,), self._unlinked)), None)

    def groups(self) -> tuple[Group, ...]:
        """All groups of linked statements."""
        return within(self._stories.groups(), self._unlinked)

    # -- what takes long ----------------------------------------------------------------------

    def analyze(self, article_id: str, hints: Hints) -> None:
        """Find out what there is in it; takes a while the first time."""
        entry = self.shelf.entry(article_id)
        noted = self.worker.analyze(entry, hints)
        while (now := self.shelf.entry(article_id)).digest != entry.digest:
            # Another version was taken meanwhile.
            entry, noted = now, self.worker.analyze(now, hints)
        if noted.analysis is not None:
            self._findings.hold(noted.analysis)
        self._counts[article_id] = noted.statements
        self._find(article_id, noted.findable)

    def fold_and_link(self, hints: Hints) -> None:
        """Fold names and link statements over all articles analysed in this session."""
        entries = [self.shelf.entry(each) for each in self.shelf.ids if each in self._counts]
        digests = {entry.id: entry.digest for entry in entries}

        def is_same(article_id: str) -> bool:
            return digests.get(article_id) == self.shelf.entry(article_id).digest

        def tell(article_id: str, findable: Findable) -> None:
            if is_same(article_id):
                self._find(article_id, findable)

        try:
            stories = self.worker.link(entries, hints, tell)
        except ObelosError:
            there = [found for entry in entries if (found := self._at_hand(entry)) is not None]
            if there == entries:
                raise
            # Some were removed from the library meanwhile: the others are linked without them.
            stories = self.worker.link(there, hints, tell)
        with self._lock:
            self._stories = stories
            self._unlinked = frozenset(each for each in self._unlinked if not is_same(each))

    def _at_hand(self, entry: Article) -> Article | None:
        """The entry where its text can be read, with it where that is kept elsewhere; else None."""
        try:
            if not entry.text:
                with_text(self._library, entry)
        except ObelosError:
            with suppress(ObelosError):
                return self.article(entry.id)
            return None
        return entry

    def _find(self, article_id: str, findable: Findable) -> None:
        self.worker.give_way()
        if self._labels is None:
            # After the first page, which finds nothing yet.
            from tui.desk.labels import Labels

            self._labels = Labels(self._findings.folder)
        self._findables[article_id] = self._labels.shelved(findable)
        self.changed.note([article_id])

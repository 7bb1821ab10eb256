"""Who does what takes long: a process beside this one where that is wished and can be, or we."""

import os
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model import Article, Hints, ObelosError, Problem
from tui.desk.findings import Findings
from tui.desk.searching import Findable
from tui.desk.stories import Stories

if TYPE_CHECKING:
    from corpus import Reach
    from tui.desk.aside import Aside
    from tui.desk.work import Noted, Tell, Work

_Answer = TypeVar("_Answer")


class Worker:
    """Reads, analyses and links, one thing at a time; `load` brings texts out of `library`."""

    def __init__(
        self, findings: Findings, load: Callable[[Article], Article], library: Path
    ) -> None:
        self._findings = findings
        self._library = library
        self._load = load
        self._work: Work | None = None
        self._marks: dict[str, bytes] = {}
        """Of the names last told of, by article."""
        self._wants_aside = False
        self._aside: Aside | None = None
        self.give_way: Callable[[], object] = bool
        """Waits while someone is in a hurry; called between pieces of work in this process."""
        self.mended: deque[str] = deque()
        """What went wrong beside and was dealt with, a sentence each."""

    def go_aside(self) -> None:
        """From now on, have it done by a process of its own, which is started when needed."""
        self._wants_aside = True

    def analyze(self, entry: Article, hints: Hints) -> "Noted":
        """As `Work.analyze`."""
        noted = self._asked(lambda aside: aside.analyze(entry, hints))
        if noted is None:
            noted = self._here().analyze(entry, hints)
        self._marks[entry.id] = noted.mark
        return noted

    def read(self, file: Path, reach: "Reach") -> Sequence[Article | Problem] | None:
        """The articles in a file; None where it had better be read here."""
        return self._asked(lambda aside: aside.read(file, reach))

    def link(
        self, entries: Sequence[Article], hints: Hints, tell: Callable[[str, Findable], None]
    ) -> Stories:
        """Fold and link these; `tell` hears where names are others now."""

        def told(article_id: str, found: Findable, mark: bytes) -> None:
            self._marks[article_id] = mark
            tell(article_id, found)

        marked = [(entry, self._marks.get(entry.id, b"")) for entry in entries]
        stories = self._asked(lambda aside: aside.link(marked, hints, told))
        return self._link_here(marked, hints, told) if stories is None else stories

    def _link_here(
        self, marked: Sequence[tuple[Article, bytes]], hints: Hints, tell: "Tell"
    ) -> Stories:
        from tui.desk.pieces import Pieces, nameless, write_pieces

        work, cache = self._here(), self._findings.folder
        try:
            with nameless(cache) as told, nameless(cache) as names, nameless(cache) as links:
                known = Pieces(os.dup(told.fileno()), write_pieces(marked, told))
                folded = work.fold(known, hints, names, tell)
                called = Pieces(os.dup(names.fileno()), folded)
                return Stories(work.link(known, called, hints, links), os.dup(links.fileno()))
        except OSError as error:
            raise ObelosError(f"Links cannot be kept: {error.strerror or error}.") from error

    def rest(self) -> None:
        """There is nothing to do for now: hold no more than needed."""
        if self._aside is not None:
            self._aside.rest()

    def close(self) -> None:
        """Do nothing more, also where something is being done."""
        if self._aside is not None:
            self._aside.close()

    def _here(self) -> "Work":
        if self._work is None:
            from tui.desk.work import Work

            self._work = Work(self._findings, self._load)
        return self._work

    def _asked(self, ask: "Callable[[Aside], _Answer | None]") -> "_Answer | None":
        """What the process beside says; None where there is none, and none is begun again."""
        aside = self._beside()
        answer = ask(aside) if aside else None
        if answer is None:
            self._wants_aside = False
        return answer

    def _beside(self) -> "Aside | None":
        if not self._wants_aside:
            return None
        if self._aside is None:
            # After the first page: what it takes to start a process takes some milliseconds.
            from tui.desk.aside import Aside
            from tui.desk.asking import Place

            place = Place(self._findings.folder, self._findings.version, self._library)
            self._aside = Aside(place, self.mended.append)
        return self._aside

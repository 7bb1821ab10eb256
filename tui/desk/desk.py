"""Library, findings and annotations opened together for one reviewer; knows no Textual."""

from collections.abc import Sequence
from typing import Any, TypeVar

import store
from analysis import anchoring
from model import (
    Analysis,
    Article,
    Event,
    Evidence,
    Group,
    Hints,
    Placed,
    Problem,
    Span,
    Statement,
    Verdict,
)
from tui.desk.elsewhere import told_by
from tui.desk.finder import Finder
from tui.desk.ledger import Ledger
from tui.desk.memory import Memory
from tui.desk.reading import Reading
from tui.desk.sessions import Sessions
from tui.desk.stories import LinkFrom
from tui.desk.values import Change, Elsewhere, Hit, Row
from tui.desk.versions import Versions
from tui.desk.working import Worker

_Changed = TypeVar("_Changed", Change, Change | None)


class Desk:
    """One reviewer's session over some articles.

    Reading may be called from any thread; acts (tag, note, undo, …), `read_on` and `refresh` from
    one thread at a time each. Every act is on disk when it returns; when it cannot be, it raises
    ObelosError and changes nothing.
    """

    def __init__(
        self,
        reading: Reading,
        kept: store.Store,
        memory: Memory,
        verdicts: Sequence[Verdict],
        sessions: Sessions,
        versions: Versions,
        *,
        blind: bool = False,
    ) -> None:
        self.verdicts = tuple(verdicts)
        self.sessions = sessions
        """What one's sessions leave behind beside annotations."""
        self._reading = reading
        self._store = kept
        self._memory = memory
        self._versions = versions
        texts = reading.article, reading.analysis, versions.read_as
        self._ledger = Ledger(kept, verdicts, *texts, blind=blind)
        self._finder = Finder(reading, self.placed)

    # -- articles and what is found in them -------------------------------------------------

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """Articles that were left out so far, and why."""
        return self._reading.shelf.problems

    @property
    def tag_problems(self) -> tuple[Problem, ...]:
        """What of the annotations cannot be read, or is not yet where it is to be sent."""
        return self._store.problems()

    def read_next(self) -> Article | Problem | None:
        """Take in the next of the articles asked for; None when there are no more."""
        return self._reading.read_next()

    def read_on(self) -> int:
        """Have `read_next` go on with what others added to the library; how many there are."""
        return self._reading.shelf.read_on()

    def ids(self) -> tuple[str, ...]:
        """Of the articles taken in so far, in list order."""
        return self._reading.shelf.ids

    def has(self, article_id: str) -> bool:
        """Whether an article of that id was taken in so far."""
        return self._reading.shelf.has(article_id)

    def article(self, article_id: str) -> Article:
        """The article with its text; ObelosError when there is none of that id."""
        return self._reading.article(article_id)

    def rows(self) -> tuple[Row, ...]:
        """The article list."""
        return tuple(self.row(article_id) for article_id in self.ids())

    def row(self, article_id: str) -> Row:
        """One line of the article list."""
        entry = self._reading.shelf.entry(article_id)
        verdicts = self._ledger.counts(article_id)
        return Row(
            article_id,
            entry.title,
            entry.publisher,
            entry.published,
            self._reading.statements(article_id),
            sum(verdicts.values()),
            verdicts,
            self.is_read(article_id),
            self._versions.earlier(entry),
            entry.url,
            entry.path,
        )

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Every version of an article that was kept, oldest first, today's last."""
        return self._versions.of(self.article(article_id))

    def is_outdated(self, article_id: str) -> bool:
        """Whether a later version came into the library since the article was taken in here."""
        return self._versions.has_later(self._reading.shelf.entry(article_id))

    def take_present(self, article_id: str, span: Span) -> Span | None:
        """Read the library's present version from now on; where the words of `span` stand in it."""
        before, now = self.article(article_id), self._versions.present(article_id)
        self._reading.replace(now)
        return anchoring.follow(before.text, now.text, [span])[0].span

    def analysis(self, article_id: str) -> Analysis | None:
        """What was found in it before; never computes."""
        return self._reading.analysis(article_id)

    def analyze(self, article_id: str) -> None:
        """Find out what is in it; takes a while the first time, so call it from a worker."""
        self._reading.analyze(article_id, self.hints())

    def fold_and_link(self) -> None:
        """Fold names and link statements over all analysed articles; call it from a worker."""
        self._reading.fold_and_link(self.hints())

    @property
    def worker(self) -> Worker:
        """Who analyses and links."""
        return self._reading.worker

    def elsewhere(self, article_id: str, statement_id: str) -> tuple[Elsewhere, ...]:
        """The same statement in the other articles, best first; empty until linked."""
        links = self._reading.links(article_id, statement_id)
        return tuple(told_by(links, self.article, self.statement, self._ledger.own))

    def statement(self, article_id: str, statement_id: str) -> Statement | None:
        """A statement by its id; None until names are folded."""
        return self._reading.statement(article_id, statement_id)

    def origins(self, article_id: str, statement_id: str) -> tuple[str, ...]:
        """The independent origins of a statement across all articles; empty until linked."""
        group = self._reading.group(article_id, statement_id)
        return group.origins if group else ()

    def groups(self) -> tuple[Group, ...]:
        """All groups of linked statements, for the matrix; empty until linked."""
        return self._reading.groups()

    def links(self, article_id: str, statement_id: str) -> tuple[LinkFrom, ...]:
        """The links of a statement, best first, without looking at annotations."""
        return self._reading.links(article_id, statement_id)

    # -- annotations -------------------------------------------------------------------------

    @property
    def reviewer(self) -> str:
        """Who gives the verdicts."""
        return self._ledger.reviewer

    def placed(self, article_id: str) -> tuple[Placed, ...]:
        """Everyone's annotations of an article with their places, in text order."""
        return self._ledger.placed(article_id)

    def annotated(self) -> tuple[str, ...]:
        """The articles that anything was said about, in list order."""
        known = self._store.annotated()
        return tuple(each for each in self.ids() if each in known) if known else ()

    def tag(self, article_id: str, span: Span, verdict: str, *, adjudicate: bool = False) -> Change:
        """Give a verdict on some words; `adjudicate` puts it above everyone's."""
        return self._acted(self._ledger.tag(article_id, span, verdict, adjudicate=adjudicate))

    def retract(self, article_id: str, span: Span) -> Change | None:
        """Take one's own verdict away; None when there is none on these words."""
        return self._acted(self._ledger.retract(article_id, span))

    def note(
        self, article_id: str, span: Span, note: str, evidence: tuple[Evidence, ...] = ()
    ) -> Change:
        """Put a note and evidence on some words; both empty takes them away."""
        return self._acted(self._ledger.note(article_id, span, note, evidence))

    def decide(self, article_id: str, annotation_id: str, *, keep: bool) -> Change:
        """Settle an annotation in doubt: it stands where it is shown, or is let go."""
        return self._acted(self._ledger.decide(article_id, annotation_id, keep=keep))

    def undo(self) -> Change | None:
        """Take one's last act back, of this session or an earlier one."""
        return self._acted(self._ledger.undo())

    def redo(self) -> Change | None:
        """Bring back what was last undone."""
        return self._acted(self._ledger.redo())

    def history(self, article_id: str, statement_id: str) -> tuple[Event, ...]:
        """Everything anyone did about a statement, in order."""
        return self._ledger.history(article_id, statement_id)

    def disagreements(self) -> tuple["store.Disagreement", ...]:
        """What reviewers see differently and nobody settled; empty while one judges blind."""
        return self._ledger.disagreements()

    def hints(self) -> Hints:
        """What was decided about names."""
        return self._ledger.hints()

    def join_names(self, variant: str, name: str) -> Change:
        """Decide that two names are one; it shows after the next `fold_and_link`."""
        return self._acted(self._ledger.decide_names("joined", variant, name))

    def part_names(self, a: str, b: str) -> Change:
        """Decide that two names are two; it shows after the next `fold_and_link`."""
        return self._acted(self._ledger.decide_names("parted", a, b))

    def refresh(self) -> tuple[str, ...]:
        """Pick up what other processes wrote; the ids of the articles it concerns."""
        changed = self._ledger.refresh()
        self._reading.changed.note(changed)
        return changed

    def _acted(self, change: _Changed) -> _Changed:
        if change is not None:
            self._reading.changed.note([change.article_id])
        return change

    # -- finding and remembering -------------------------------------------------------------

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Articles, statements, names and notes by a few letters, best first."""
        return self._finder.find(query, limit)

    def prepare_find(self) -> None:
        """Look through what is new, so that `find` need not; may be called from any thread."""
        self._finder.look_through(self.worker.give_way)

    def is_read(self, article_id: str) -> bool:
        """Whether the article was opened before."""
        return article_id in self._memory.table("read")

    def mark_read(self, article_id: str) -> None:
        """Remember that it was opened, and that it was the last."""
        self._memory.put("read", article_id, 1)
        self._memory.remember("last", article_id)

    def position(self, article_id: str) -> int:
        """The reading position last kept, in code points."""
        kept = self._memory.table("positions").get(article_id, 0)
        return kept if isinstance(kept, int) else 0

    def keep_position(self, article_id: str, offset: int) -> None:
        """Remember the reading position."""
        self._memory.put("positions", article_id, offset)

    def last_article(self) -> str | None:
        """The article read last, if it is here."""
        return last if self.has(last := self._memory.recall("last")) else None

    def remember(self, key: str, value: Any) -> None:
        """Remember a setting of the screen: pane sizes, theme."""
        self._memory.put("screen", key, value)

    def recall(self, key: str, default: Any = None) -> Any:
        """A setting of the screen."""
        return self._memory.table("screen").get(key, default)

    def close(self) -> None:
        """Save what is remembered and let the store go."""
        self._reading.worker.close()
        self._memory.save()
        self._store.close()

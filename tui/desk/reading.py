"""Articles and what is found in them, for one session; knows no annotation."""

import threading

import analysis
from model import Analysis, Article, Group, Hints, Problem, Statement
from tui.desk.findings import Findings
from tui.desk.index import Changed
from tui.desk.shelf import Shelf
from tui.desk.stories import LinkFrom, Stories, make_stories


class Reading:
    """The shelf together with findings and stories; may be called from any thread."""

    def __init__(self, shelf: Shelf, findings: Findings) -> None:
        self.shelf = shelf
        self._findings = findings
        self._stories = Stories()
        self._lock = threading.RLock()
        self.changed = Changed()
        """Articles in which there may be something new to find."""

    def read_next(self) -> Article | Problem | None:
        """Take in the next of the articles asked for; None when there are no more."""
        with self._lock:
            taken = self.shelf.read_next()
            if isinstance(taken, Article):
                self.changed.note([taken.id])
            return taken

    def article(self, article_id: str) -> Article:
        """The article with its text; ObelosError when there is none of that id."""
        with self._lock:
            return self.shelf.article(article_id)

    def analysis(self, article_id: str) -> Analysis | None:
        """What was found in it before, names folded where that is done; never computes."""
        folded = self._stories.folded.get(article_id)
        return folded or self._findings.of(self.article(article_id))

    def statements(self, article_id: str) -> int | None:
        """How many statements it has; None when that is not known without work."""
        found = self.analysis_at_hand(article_id)
        return None if found is None else len(found.statements)

    def analysis_at_hand(self, article_id: str) -> Analysis | None:
        """As `analysis`, but only from memory."""
        folded = self._stories.folded.get(article_id)
        return folded or self._findings.at_hand(self.shelf.entry(article_id))

    def statement(self, article_id: str, statement_id: str) -> Statement:
        """A statement that something links to; KeyError when nothing does."""
        return self._stories.statements[(article_id, statement_id)]

    def known_statement(self, article_id: str, statement_id: str) -> Statement | None:
        """A statement of an analysed article; None when that is not folded yet."""
        return self._stories.statements.get((article_id, statement_id))

    def analyze(self, article_id: str, hints: Hints) -> Analysis:
        """What is found in it; takes a while the first time."""
        known = self.analysis(article_id)
        if known is not None:
            self.changed.note([article_id])
            return known
        article = self.article(article_id)
        found = analysis.analyze(article, hints)
        self._findings.keep(article, found)
        self.changed.note([article_id])
        return found

    def fold_and_link(self, hints: Hints) -> None:
        """Fold names and link statements over all articles analysed so far."""
        articles, analyses = [], []
        for article_id in self.shelf.ids:
            article = self.article(article_id)
            found = self._findings.of(article)
            if found is not None:
                articles.append(article)
                analyses.append(found)
        self._stories = make_stories(articles, analyses, hints)
        self.changed.note(article.id for article in articles)

    def links(self, article_id: str, statement_id: str) -> tuple[LinkFrom, ...]:
        """The links of a statement, best first; empty until linked."""
        return self._stories.links.get((article_id, statement_id), ())

    def group(self, article_id: str, statement_id: str) -> Group | None:
        """The group it belongs to; None when no other article has the same."""
        return self._stories.group_of.get((article_id, statement_id))

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups of linked statements."""
        return self._stories.groups

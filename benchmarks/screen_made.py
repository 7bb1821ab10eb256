"""Our program over a made desk, for the benchmarks of the screen.

python -m benchmarks.screen_made ARTICLES WORDS [FOUND]: in the first, of so many words, and in so
many of the others something is found; in none without a third number, which takes some seconds.
"""

import gc
import sys
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from model import (
    BUILT_IN_VERDICTS,
    Analysis,
    Annotation,
    Article,
    Difference,
    Entity,
    Evidence,
    Group,
    Hints,
    LinkEnd,
    Placed,
    Placement,
    Selector,
    Span,
    Statement,
)

ARTICLES = 10_000
WORDS = 50_000
MARKS = 5_000
"""Half of them names, half statements, in the long article."""

SHORT = 400
"""Words of all other articles: no two neighbours have the same."""

GROUPS = 500
"""Statements that several reports have."""

HELD = 64
"""Reports whose findings are kept in memory."""

_SYLLABLES = ("vel", "mar", "ton", "ri", "a", "sen", "do", "ka", "lin", "ber", "os", "u")


@cache
def _words() -> tuple[str, ...]:
    random = Random(11)
    return tuple("".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) for _ in range(1_000))


def made_text(words: int, number: int = 0) -> str:
    """Paragraphs of made-up words, the same each time, and others for each number; quickly, since
    it is made at the start.
    """
    made = _words()
    paragraphs = []
    for start in range(0, words, 80):
        at = (start * 7 + number * 31) % 900
        paragraphs.append(" ".join(made[at : at + 80]).capitalize() + ".")
    return "\n\n".join(paragraphs)


def made_analysis(article: Article, marks: int) -> Analysis:
    """Statements and names spread evenly."""
    step = max(len(article.text) // max(marks // 2, 1), 60)
    statements, entities = [], []
    for number, start in enumerate(range(0, len(article.text) - step, step)):
        span = Span(start, start + step - 10)
        kind: Any = ("quoted", "reported", "asserted")[number % 3]
        statements.append(Statement(f"{article.id}-{number}", span, kind, speaker="Ana Rui"))
        name = Span(start + 5, start + 15)
        entities.append(Entity(name, "PERSON", name.of(article.text), "Ana Rui"))
    return Analysis(article.id, article.digest, (), tuple(entities), tuple(statements))


def made_groups(number: int) -> tuple[Group, ...]:
    """Each of the first statements of three short reports."""
    span = Span(0, 50)
    return tuple(
        Group(tuple(LinkEnd(f"a{n + m}", f"a{n + m}-0", span) for m in (1, 2, 3)), ("Ana Rui",))
        for n in range(number)
    )


class Sessions:
    """No session was begun."""

    def passed(self) -> dict[str, Any]:
        return {}

    def kept(self) -> None:
        return None

    def keep(self, session: Any) -> bool:
        return True

    def drafts(self) -> dict[str, Any]:
        return {}

    def keep_draft(self, name: str, draft: Any) -> bool:
        return True


class Idler:
    """Nobody beside."""

    mended = ()
    give_way = bool

    def rest(self) -> None:
        pass


class Made:
    """A desk in memory: what is measured is the screen."""

    worker = Idler()
    sessions = Sessions()
    left_out = tag_problems = ()
    verdicts = BUILT_IN_VERDICTS
    reviewer = "bench"

    def __init__(self, articles: int, words: int, found: int = 0) -> None:
        from benchmarks.screen_found import Finder
        from tui.desk import Row

        self._long = Article("a0", "A long report of the fire", made_text(words), "Harbour Wire")
        title = "A report with a title of its own"
        self._rows = {
            f"a{n}": Row(f"a{n}", f"{title} {n}", f"Wire {n % 97}", "2024-04-03", 30, 0)
            for n in range(articles)
        }
        self._finder = Finder(tuple(self._rows.values()), found)
        self._analyses: dict[str, Analysis] = {}
        self._groups = made_groups(min(GROUPS, articles - 3))
        self._placed: dict[str, dict[Span, Placed]] = {}
        self._kept: dict[str, Any] = {}
        self._done: list[tuple[str, Span]] = []

    def is_outdated(self, article_id: str) -> bool:
        return False

    def ids(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def has(self, article_id: str) -> bool:
        return article_id in self._rows

    def row(self, article_id: str) -> Any:
        placed, row = self._placed.get(article_id), self._rows[article_id]
        return replace(row, tagged=len(placed), read=True) if placed else row

    def read_next(self) -> None:
        return None

    def read_on(self) -> int:
        return 0

    def article(self, article_id: str) -> Article:
        if article_id == "a0":
            return self._long
        text = made_text(SHORT, int(article_id[1:]))
        return Article(article_id, self._rows[article_id].title, text, "Wire")

    def analysis(self, article_id: str) -> Analysis | None:
        if article_id not in self._analyses:
            if len(self._analyses) > HELD:
                # As over a real desk, where findings are on the disk, but for those in view.
                self._analyses = {"a0": self._analyses["a0"]}
            marks = MARKS if article_id == "a0" else 30
            self._analyses[article_id] = made_analysis(self.article(article_id), marks)
        return self._analyses[article_id]

    def analyze(self, article_id: str) -> None:
        pass

    def fold_and_link(self) -> None:
        pass

    def elsewhere(self, article_id: str, statement_id: str) -> tuple[Any, ...]:
        from tui.desk import Elsewhere

        other = self.article("a1")
        span = Span(0, 120)
        found = Statement("s", span, "reported")
        difference = Difference("number", "40", "60")
        words = span.of(other.text)
        one = Elsewhere(
            "a1", "Wire", other.title, span, found, words, 0.9, (), (difference,), "disputed"
        )
        return (one,) * 5

    def origins(self, article_id: str, statement_id: str) -> tuple[str, ...]:
        return ("Ana Rui", "the union")

    def groups(self) -> tuple[Group, ...]:
        return self._groups

    def links(self, article_id: str, statement_id: str) -> tuple[Any, ...]:
        return ()

    def disagreements(self) -> tuple[Any, ...]:
        return ()

    def statement(self, article_id: str, statement_id: str) -> Statement | None:
        found = self.analysis(article_id)
        known = {each.id: each for each in found.statements} if found else {}
        return known.get(statement_id)

    def history(self, article_id: str, statement_id: str) -> tuple[Any, ...]:
        return ()

    def hints(self) -> Hints:
        return Hints()

    def placed(self, article_id: str) -> tuple[Placed, ...]:
        return tuple(self._placed.get(article_id, {}).values())

    def annotated(self) -> tuple[str, ...]:
        return tuple(self._placed)

    def tag(self, article_id: str, span: Span, verdict: str) -> Any:
        from tui.desk import Change

        words = span.of(self.article(article_id).text)
        selector = Selector(words, start=span.start, end=span.end)
        annotation = Annotation(
            f"{span.start}", article_id, selector, verdict, "", (), "", None, "bench", "", ""
        )
        kept = self._placed.setdefault(article_id, {})
        kept[span] = Placed(annotation, Placement("kept", span))
        self._done.append((article_id, span))
        return Change(article_id, span, annotation, f"{verdict.capitalize()}, saved.")

    def note(self, article_id: str, span: Span, note: str, evidence: tuple[Evidence, ...]) -> Any:
        return self.tag(article_id, span, "confirmed")

    def retract(self, article_id: str, span: Span) -> None:
        return None

    def undo(self) -> None:
        return None

    redo = undo

    def refresh(self) -> tuple[str, ...]:
        return ()

    def prepare_find(self) -> None:
        self._finder.prepare()

    def find(self, query: str, limit: int = 50) -> tuple[Any, ...]:
        return self._finder.find(query, limit)

    def is_read(self, article_id: str) -> bool:
        return False

    def mark_read(self, article_id: str) -> None:
        pass

    def position(self, article_id: str) -> int:
        return 0

    def keep_position(self, article_id: str, offset: int) -> None:
        pass

    def last_article(self) -> str:
        return "a0"

    def remember(self, key: str, value: Any) -> None:
        self._kept[key] = value

    def recall(self, key: str, default: Any = None) -> Any:
        return self._kept.get(key, default)

    def close(self) -> None:
        pass


def obelos(articles: int, words: int, found: int = 0) -> None:
    """Ours."""
    import keymaps
    from tui.app import run

    run(Made(articles, words, found), keymaps.load("default"))  # type: ignore[arg-type]


if __name__ == "__main__":
    gc.disable()
    obelos(*map(int, sys.argv[1:]))

"""A desk in memory with three short reports of our own, for tests of the screen."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from model import (
    BUILT_IN_VERDICTS,
    Analysis,
    Annotation,
    Article,
    Difference,
    Entity,
    Event,
    Evidence,
    Hints,
    ObelosError,
    Placed,
    Placement,
    Selector,
    Span,
    Statement,
    occurrence_of,
    statement_id,
)
from tui.desk.values import Change, Elsewhere, Hit, Row

HARBOUR = """The port of Velm reopened on Tuesday after a fire, the harbour office said. \
“We lost 40 containers and no lives,” said its director, Ana Rui.
Dockers dispute the figure. The union's secretary Tomas Beck told reporters that 60 containers \
burned and that two men are still missing.
No cause has been given. The blaze began near a fuel store shortly before midnight, according to \
the fire service of Velm.
The city of Velm will hold an inquiry in May. Ships bound for Aldmoor were sent to other harbours.
"""

NORTHERN = """Fire closes Velm harbour
Sixty containers burned in the port of Velm, a union official said.
The harbour office put the loss at 40 containers. Its director Ana Rui said nobody had died.
Aldmoor has offered help. The offer was welcomed.
"""

RIDGE = """What the Velm fire means

The fire at Velm is the third in two years. Insurers said they would wait for the inquiry.

“A store of fuel has no place beside a quay,” said Ilse Marn, an engineer in Aldmoor.

The owner of the store could not be reached.
"""


def article(article_id: str, title: str, text: str, publisher: str, **more: Any) -> Article:
    """A report of 3 April 2024."""
    return Article(article_id, title, text, publisher, published="2024-04-03T09:36Z", **more)


def sample() -> tuple[Article, ...]:
    """Three reports of one event."""
    return (
        article(
            "harbour",
            "Velm port reopens after fire",
            HARBOUR,
            "Harbour Wire",
            url="https://harbour.example/velm",
            updated="2024-04-04",
        ),
        article("northern", "Fire closes Velm harbour", NORTHERN, "Northern Post"),
        article("ridge", "What the Velm fire means", RIDGE, "Ridge Analysis", author="I. Thorne"),
    )


def find_sentences(text: str) -> tuple[Span, ...]:
    """Stretches that end in a full stop."""
    found = re.finditer(r"[^\s][^\n]*?(?:[.!?]”?(?=\s|$)|(?=\n))", text)
    return tuple(Span(*match.span()) for match in found)


def find_statement(report: Article, span: Span) -> Statement:
    """One statement for each sentence, of a kind that its words suggest."""
    words = span.of(report.text)
    kind: Any = "quoted" if "“" in words else "reported" if " said" in words else "asserted"
    source = re.search(r"(?:said|told)[^,.]*?([A-Z]\w+ [A-Z]\w+)", words)
    at = Span(span.start + source.start(1), span.start + source.end(1)) if source else None
    known = statement_id(report.id, words, occurrence_of(report.text, span))
    return Statement(known, span, kind, source=at, speaker=source[1] if source else None)


def find(report: Article) -> Analysis:
    """Findings good enough to look at."""
    sentences = find_sentences(report.text)
    names = re.finditer(r"\b[A-Z]\w+(?: [A-Z]\w+)*|\b\d+\b", report.text)
    entities = tuple(
        Entity(Span(*name.span()), "QUANTITY" if name[0].isdigit() else "PERSON", name[0], name[0])
        for name in names
    )
    statements = tuple(find_statement(report, span) for span in sentences)
    return Analysis(report.id, report.digest, sentences, entities, statements)


@dataclass
class Idler:
    """Nobody beside."""

    mended: deque[str] = field(default_factory=deque)
    give_way: Any = bool

    def rest(self) -> None:
        pass


@dataclass
class FakeSessions:
    """What review sessions leave behind, in memory."""

    over: dict[str, Any] = field(default_factory=dict)
    last: Any = None
    unsaved: dict[str, Any] = field(default_factory=dict)

    def drafts(self) -> dict[str, Any]:
        return self.unsaved

    takes_drafts = True

    def keep_draft(self, name: str, draft: Any) -> bool:
        self.unsaved = {key: value for key, value in self.unsaved.items() if key != name}
        self.unsaved |= {} if draft is None else {name: draft}
        return self.takes_drafts

    def passed(self) -> dict[str, Any]:
        return self.over

    def pass_over(self, statement_id: str, *, passed: bool) -> None:
        if passed:
            self.over[statement_id] = 1
        else:
            self.over.pop(statement_id, None)

    def kept(self) -> Any:
        return self.last

    def keep(self, session: Any) -> bool:
        self.last = session
        return True


@dataclass
class Fake:
    """What the contract of the desk says, in memory."""

    reports: dict[str, Article]
    former: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    reviewer: str = "tester"
    verdicts: Any = BUILT_IN_VERDICTS
    left_out: Any = ()
    tag_problems: Any = ()
    analysed: dict[str, Analysis] = field(default_factory=dict)
    placed_by: dict[str, list[Placed]] = field(default_factory=dict)
    linked: bool = False
    done: list[tuple[str, Any, Any]] = field(default_factory=list)
    undone: list[tuple[str, Any, Any]] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    last: str | None = None
    full_disk: bool = False
    broken_analysis: bool = False
    score: float = 0.8
    """Of every link."""
    events: list[Event] = field(default_factory=list)
    worker: Any = field(default_factory=Idler)
    sessions: FakeSessions = field(default_factory=FakeSessions)

    def ids(self) -> tuple[str, ...]:
        return tuple(self.reports)

    def has(self, article_id: str) -> bool:
        return article_id in self.reports

    def read_next(self) -> None:
        return None

    def is_outdated(self, article_id: str) -> bool:
        return False

    def article(self, article_id: str) -> Article:
        if article_id not in self.reports:
            raise ObelosError("There is no such report.")
        return self.reports[article_id]

    def row(self, article_id: str) -> Row:
        report = self.reports[article_id]
        own = [p for p in self.placed(article_id) if p.annotation.reviewer == self.reviewer]
        verdicts = [p.annotation.verdict for p in own if p.annotation.verdict]
        found = self.analysed.get(article_id)
        return Row(
            article_id,
            report.title,
            report.publisher,
            report.published,
            len(found.statements) if found else None,
            len(verdicts),
            {name: verdicts.count(name) for name in set(verdicts)},
            article_id in self.kept.get("read", ()),
            len(self.former.get(article_id, ())),
        )

    def read_on(self) -> int:
        return 0

    def versions(self, article_id: str) -> tuple[Article, ...]:
        return (*self.former.get(article_id, ()), self.article(article_id))

    def rows(self) -> tuple[Row, ...]:
        return tuple(self.row(article_id) for article_id in self.reports)

    def analysis(self, article_id: str) -> Analysis | None:
        return self.analysed.get(article_id)

    def analyze(self, article_id: str) -> None:
        if self.broken_analysis:
            raise ValueError("[/]broken")
        self.analysed[article_id] = find(self.reports[article_id])

    def fold_and_link(self) -> None:
        self.linked = True

    def elsewhere(self, article_id: str, statement_id: str) -> tuple[Elsewhere, ...]:
        if not self.linked:
            return ()
        own = self._statement(article_id, statement_id)
        if own is None or not self._about(self.reports[article_id], own.span):
            return ()
        found = []
        for other_id, analysis in self.analysed.items():
            report = self.reports[other_id]
            for each in analysis.statements:
                if other_id != article_id and self._about(report, each.span):
                    number = Difference("number", "40", "Sixty")
                    found.append(
                        Elsewhere(
                            other_id,
                            report.publisher,
                            report.title,
                            each.span,
                            each,
                            each.span.of(report.text),
                            self.score,
                            ("both: containers",),
                            (number,) if "Sixty" in each.span.of(report.text) else (),
                            self._verdict(other_id, each.span),
                        )
                    )
        return tuple(found)

    def _about(self, report: Article, span: Span) -> bool:
        return "containers" in span.of(report.text)

    def _statement(self, article_id: str, wanted: str) -> Statement | None:
        found = self.analysed.get(article_id)
        each = [s for s in found.statements if s.id == wanted] if found else []
        return each[0] if each else None

    def _verdict(self, article_id: str, span: Span) -> str | None:
        own = self._own(article_id, span)
        return own.annotation.verdict if own else None

    def origins(self, article_id: str, statement_id: str) -> tuple[str, ...]:
        return ("Ana Rui", "a union official") if self.elsewhere(article_id, statement_id) else ()

    def groups(self) -> tuple[Any, ...]:
        return ()

    def links(self, article_id: str, statement_id: str) -> tuple[Any, ...]:
        return ()

    def disagreements(self) -> tuple[Any, ...]:
        return ()

    def placed(self, article_id: str) -> tuple[Placed, ...]:
        return tuple(self.placed_by.get(article_id, ()))

    def annotated(self) -> tuple[str, ...]:
        return tuple(each for each in self.ids() if self.placed(each))

    def _own(self, article_id: str, span: Span) -> Placed | None:
        for each in self.placed(article_id):
            if each.placement.span == span and each.annotation.reviewer == self.reviewer:
                return each
        return None

    def _set(self, article_id: str, span: Span, after: Placed | None) -> Placed | None:
        before = self._own(article_id, span)
        kept = [each for each in self.placed(article_id) if each is not before]
        self.placed_by[article_id] = [*kept, *([after] if after else [])]
        return before

    def _act(self, article_id: str, span: Span, after: Placed | None, what: str) -> Change:
        if self.full_disk:
            raise ObelosError("The disk is full, so nothing was changed.")
        before = self._set(article_id, span, after)
        self.done.append((article_id, span, before))
        self.undone.clear()
        annotation = after.annotation if after else None
        known = self._known(article_id, span)
        self.events.append(
            Event(
                str(len(self.events)),
                "tag" if after else "retract",
                self.reviewer,
                "2024-04-05T10:00:00Z",
                article_id,
                "",
                known,
                verdict=annotation.verdict if annotation else None,
            )
        )
        return Change(article_id, span, annotation, what)

    def _known(self, article_id: str, span: Span) -> str:
        report = self.reports[article_id]
        return statement_id(article_id, span.of(report.text), occurrence_of(report.text, span))

    def _annotation(self, article_id: str, span: Span, **changed: Any) -> Placed:
        own = self._own(article_id, span)
        words = span.of(self.reports[article_id].text)
        annotation = (
            own.annotation
            if own
            else Annotation(
                f"{article_id}{span.start}",
                article_id,
                Selector(words, start=span.start, end=span.end),
                None,
                "",
                (),
                self._known(article_id, span),
                None,
                self.reviewer,
                "",
                "",
            )
        )
        return Placed(replace(annotation, **changed), Placement("kept", span))

    def tag(self, article_id: str, span: Span, verdict: str) -> Change:
        after = self._annotation(article_id, span, verdict=verdict)
        return self._act(article_id, span, after, f"{verdict.capitalize()}, saved.")

    def note(
        self, article_id: str, span: Span, note: str, evidence: tuple[Evidence, ...] = ()
    ) -> Change:
        after = self._annotation(article_id, span, note=note, evidence=evidence)
        return self._act(article_id, span, after, "Noted, saved.")

    def retract(self, article_id: str, span: Span) -> Change | None:
        if self._verdict(article_id, span) is None:
            return None
        return self._act(article_id, span, None, "Taken away, saved.")

    def undo(self) -> Change | None:
        return self._turn(self.done, self.undone, "Undone, saved.")

    def redo(self) -> Change | None:
        return self._turn(self.undone, self.done, "Redone, saved.")

    def _turn(self, taken: list[Any], given: list[Any], what: str) -> Change | None:
        if not taken:
            return None
        article_id, span, state = taken.pop()
        given.append((article_id, span, self._set(article_id, span, state)))
        return Change(article_id, span, state.annotation if state else None, what)

    def history(self, article_id: str, statement_id: str) -> tuple[Event, ...]:
        return tuple(
            e for e in self.events if (e.article, e.statement) == (article_id, statement_id)
        )

    def decide(self, article_id: str, annotation_id: str, *, keep: bool) -> Change:
        known = [p for p in self.placed(article_id) if p.annotation.id == annotation_id]
        span = known[0].placement.span
        after = [p for p in self.placed(article_id) if p is not known[0]]
        if keep:
            after.append(Placed(known[0].annotation, Placement("kept", span)))
        self.placed_by[article_id] = after
        what = "Kept at its place, saved." if keep else "Let go, saved."
        return Change(article_id, span, None, what)

    def hints(self) -> Hints:
        return Hints()

    def refresh(self) -> tuple[str, ...]:
        return ()

    def prepare_find(self) -> None:
        pass

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        found = []
        for report in self.reports.values():
            if query.lower() in report.title.lower():
                found.append(Hit("article", report.id, None, report.title, "title", 100))
            for match in re.finditer(re.escape(query), report.text, re.IGNORECASE):
                span = Span(*match.span())
                found.append(Hit("statement", report.id, span, match[0], report.title, 90))
        return tuple(found[:limit])

    def is_read(self, article_id: str) -> bool:
        return article_id in self.kept.get("read", ())

    def mark_read(self, article_id: str) -> None:
        self.kept["read"] = {*self.kept.get("read", ()), article_id}
        self.last = article_id

    def position(self, article_id: str) -> int:
        return self.positions.get(article_id, 0)

    def keep_position(self, article_id: str, offset: int) -> None:
        self.positions[article_id] = offset

    def last_article(self) -> str | None:
        return self.last

    def remember(self, key: str, value: Any) -> None:
        self.kept[key] = value

    def recall(self, key: str, default: Any = None) -> Any:
        return self.kept.get(key, default)

    def close(self) -> None:
        pass


def desk(reports: Iterable[Article] | None = None, **more: Any) -> Fake:
    """A desk over these reports."""
    chosen = sample() if reports is None else tuple(reports)
    return Fake({report.id: report for report in chosen}, **more)


NASTY = (
    "Start \x1b]0;PWNED\x07 of [bold red]red[/] and [@click=app.quit]x[/] and [/] and [type=x, "
    "v={'a[0]'}].\n"
    "Bidi \u202eesrever\u202c, C1 \x9b31m \x9d52;c;SEVMTE8=\x9c, clipboard "
    "\x1b]52;c;SEVMTE8=\x07 end.\n"
    "Lone \ud800 surrogate, zero \u200b width, bell \x07, back \x08 space, form \x0c feed.\n"
    f"{'x' * 100_000}\n"
    "Last line here, Ana Rui said."
)
"""A text that tries everything: its words must be read, and none of it obeyed."""


def nasty() -> Fake:
    """A desk over that text, with titles, names and an address no better."""
    url = "http://x.example/\x1b]0;u\x07"
    first = article("a", "T \x1b]2;TITLE\x07 [/] \u202e", NASTY, "P \x1b[31m [bold]", url=url)
    second = article("b", "[@click=app.quit]T[/]", NASTY, "[/]", author="\x1b]0;A\x07")
    return desk((first, second))

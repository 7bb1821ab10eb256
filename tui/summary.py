"""What came of a review session, as lines, Markdown and JSON; knows no desk and no widgets."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model import Attribution, visible_line
from tui.highlights import Piece
from tui.session import LET_GO, NOTHING, PLACED
from tui.shown import cut, fill, shown_line

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision as others may read it."""

    what: str
    """The verdict, or what else was decided."""
    words: str
    report: str
    """Its publisher or title."""
    url: str | None
    attribution: Attribution | None
    note: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A session at its end, or so far."""

    about: str
    """Queue and scope."""
    reviewer: str
    day: str
    """ISO 8601."""
    counts: Mapping[str, int]
    """Decisions by name."""
    seconds: float
    """Of work."""
    left: int
    """What still waits."""
    judged: tuple[Judged, ...]

    @property
    def decided(self) -> int:
        """How many decisions there were."""
        return sum(self.counts.values())


def time_words(seconds: float) -> str:
    """`1 h 12 min`, `12 min`, `40 s`."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{round(seconds)} s"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


def pace_words(summary: Summary) -> str:
    """Decisions a minute; empty when no time has passed."""
    if summary.seconds < 1:
        return ""
    return f"{60 * summary.decided / summary.seconds:.1f} a minute"


def summary_lines(summary: Summary, marks: Mapping[str, str], width: int) -> list[Pieces]:
    """The summary on the screen."""
    pace = pace_words(summary)
    spent = f"{time_words(summary.seconds)}{f', {pace}' if pace else ''}"
    waits = "nothing" if not summary.left else str(summary.left)
    lines: list[Pieces] = [
        ((f" {cut(shown_line(summary.about), width - 2)}", ("strong",)),),
        (),
        *(_count(name, number, marks) for name, number in _in_order(summary.counts)),
        ((f" {summary.decided:>5}  ", ("strong",)), ("decided in all", ())),
        (),
        ((fill(" spent", 9), ("label",)), (spent, ())),
        ((fill(" left", 9), ("label",)), (waits, ())),
    ]
    if summary.judged:
        lines += [(), ((" Decisions", ("label",)),)]
    return [*lines, *(_judged(each, marks, width) for each in summary.judged)]


def _count(name: str, number: int, marks: Mapping[str, str]) -> Pieces:
    mark = marks.get(name, " ")
    style = (f"verdict-{name}",) if name in marks else ()
    return ((f" {number:>5}  ", ("strong",)), (mark, style), (f" {shown_line(name)}", ()))


def _judged(each: Judged, marks: Mapping[str, str], width: int) -> Pieces:
    mark = marks.get(each.what, "·")
    style = (f"verdict-{each.what}",) if each.what in marks else ("quiet",)
    name = fill(shown_line(each.report), min(20, width // 4))
    words = cut(shown_line(each.words), width - len(name) - 6)
    return ((" ", ()), (mark, style), (f" {name}  ", ("quiet",)), (words, ()))


def _in_order(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Verdicts in alphabetical order, then what is none."""
    others = (NOTHING, PLACED, LET_GO)
    return sorted(counts.items(), key=lambda each: (each[0] in others, each[0]))


def as_text(summary: Summary, suffix: str) -> str:
    """The summary as the file of that suffix holds it: JSON for `.json`, else Markdown."""
    return json_of(summary) if suffix.lower() == ".json" else markdown(summary)


def json_of(summary: Summary) -> str:
    """Everything, for programs."""
    whole: dict[str, Any] = {
        "session": summary.about,
        "reviewer": summary.reviewer,
        "day": summary.day,
        "counts": dict(_in_order(summary.counts)),
        "decided": summary.decided,
        "seconds": round(summary.seconds, 1),
        "left": summary.left,
        "decisions": [_as_dict(each) for each in summary.judged],
    }
    # Escaped to ASCII, so that a lone surrogate of a broken text can be written too.
    return json.dumps(whole, indent=2) + "\n"


def _as_dict(each: Judged) -> dict[str, Any]:
    said = each.attribution
    return {
        "decision": each.what,
        "words": each.words,
        "report": each.report,
        "url": each.url,
        "speaker": said.speaker or said.source if said else None,
        "kind": said.kind if said else None,
        "note": each.note,
        "evidence": list(each.evidence),
    }


def markdown(summary: Summary) -> str:
    """For people: counts, then each decision with its words."""
    lines = [
        f"# Review session: {_plain(summary.about)}",
        "",
        f"{_plain(summary.reviewer)}, {summary.day}. {summary.decided} decided in "
        f"{time_words(summary.seconds)}; {summary.left or 'nothing'} left.",
        "",
    ]
    lines += [f"- {_plain(name)}: {number}" for name, number in _in_order(summary.counts)]
    if summary.judged:
        lines += ["", "## Decisions", ""]
    for each in summary.judged:
        lines += _markdown_of(each)
    return "\n".join(lines) + "\n"


def _markdown_of(each: Judged) -> Iterable[str]:
    said = each.attribution
    speaker = (said.speaker or said.source) if said else None
    facts = [fact for fact in (each.report, speaker) if fact]
    yield f"- **{_plain(each.what)}**: “{_plain(each.words)}” ({_plain(', '.join(facts))})"
    if each.url:
        yield f"  {_plain(each.url)}"
    if each.note:
        yield f"  Note: {_plain(each.note)}"
    for reference in each.evidence:
        yield f"  Evidence: {_plain(reference)}"


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def _plain(text: str) -> str:
    """Words on one line in which no reader of Markdown finds markup."""
    return _MARKUP.sub(r"\\\1", visible_line(text))

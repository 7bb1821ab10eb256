"""Writes a report in Markdown for an editor; knows nothing of how stories are found."""

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from model import BUILT_IN_VERDICTS, Annotation, Article, Evidence, Group, visible_line
from store.bundle import Bundle
from store.exports.addresses import is_web
from store.exports.moments import spoken
from store.exports.stories import Row, Story, stories

MARKS = {one.name: one.mark for one in BUILT_IN_VERDICTS}
OWN_MARK = "•"
"""For the verdicts of a user's own file."""
CAVEAT = "A verdict says how well a statement is sourced, not whether it is true."
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])|^(\d{1,9})(?=[.)])|^(?=[-+=])")
"""What CommonMark or GitHub's tables would read; the rest stays, as the raw text is read too."""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a section a report: nothing says which statements are the same."""
    write_joined(bundle, (), out)


def write_joined(bundle: Bundle, groups: Sequence[Group], out: TextIO) -> None:
    """Write a section a story, each with its reports, statements and open questions."""
    out.write(f"# What was checked\n\n{CAVEAT}\n\n")
    out.writelines(f"- {one.mark} **{one.name}**: {one.help}\n" for one in BUILT_IN_VERDICTS)
    for story in stories(bundle, groups):
        out.writelines(f"{line}\n" for line in _story(story))


def _story(story: Story) -> Iterator[str]:
    yield f"\n## {plain(story.title)}\n"
    for number, report in enumerate(story.reports, 1):
        yield f"{number}. {_report(report)}"
    if len(story.reports) > 1:
        yield from _matrix(story)
    yield "\n### Statements"
    for number, row in enumerate(story.rows, 1):
        yield from _row(number, row, story)
    yield "\n### Open questions\n"
    for question in story.questions:
        yield f"- Statement {question.row}: {plain(question.sentence)}"
    if not story.questions:
        yield "None."


def _report(report: Article) -> str:
    published = spoken(report.published) if report.published else None
    parts = (plain(one) for one in (report.publisher, published) if one)
    where = f"<{report.url}>" if report.url and is_web(report.url) else ""
    return ", ".join(one for one in (f"*{plain(report.title or report.id)}*", *parts, where) if one)


def _matrix(story: Story) -> Iterator[str]:
    numbers = range(1, len(story.reports) + 1)
    yield f"\n| statement | {' | '.join(map(str, numbers))} |"
    yield f"|---|{'---|' * len(story.reports)}"
    for place, row in enumerate(story.rows, 1):
        yield f"| {place} | {' | '.join(cell_of(row, number) for number in numbers)} |"


def cell_of(row: Row, report: int) -> str:
    """The marks a statement has in a report; a dash where the report does not have it."""
    sayings = [one for one in row.sayings if one.report == report]
    marks = {mark_of(one) for saying in sayings for one in saying.annotations}
    return " ".join(sorted(marks)) or ("not judged" if sayings else "–")


def mark_of(annotation: Annotation) -> str:
    """The mark of its verdict, as on the screen."""
    return MARKS.get(annotation.verdict, OWN_MARK) if annotation.verdict else "note"


def said_by(annotation: Annotation) -> str:
    """A verdict that no longer stands by itself, and whose it was."""
    return f"{annotation.verdict} ({annotation.reviewer})"


def _row(number: int, row: Row, story: Story) -> Iterator[str]:
    yield f"\n#### Statement {number}"
    for saying in row.sayings:
        quote = plain(saying.quote) or "(its text is not at hand)"
        where = f" (report {saying.report})" if len(story.reports) > 1 else ""
        yield f"\n> {quote}{where}\n"
        for annotation in saying.annotations:
            yield from _judgement(annotation, story.settled.get(annotation.event, ()))
        if not saying.annotations:
            yield "- not judged"
    if row.origins:
        yield f"\nIndependent origins: {plain(', '.join(row.origins))}"


def _judgement(annotation: Annotation, settled: Sequence[Annotation]) -> Iterator[str]:
    verdict = (
        f"{mark_of(annotation)} **{plain(annotation.verdict)}**" if annotation.verdict else "note"
    )
    yield f"- {verdict}, {plain(annotation.reviewer)}, {plain(spoken(annotation.modified))}"
    said = annotation.attribution
    speaker = said.speaker or said.source if said else None
    if speaker:
        yield f"  - says it: {plain(speaker)}"
    if annotation.note:
        yield f"  - note: {plain(annotation.note)}"
    for one in annotation.evidence:
        yield f"  - evidence: {_evidence(one)}"
    if settled:
        yield f"  - it settles: {plain(', '.join(map(said_by, settled)))}"


def _evidence(evidence: Evidence) -> str:
    ref = f"<{evidence.ref}>" if is_web(evidence.ref) else plain(evidence.ref)
    return ", ".join(one for one in (ref, plain(evidence.role), plain(evidence.note)) if one)


def plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would take for its own."""
    return _MARKUP.sub(_escaped, " ".join(visible_line(text).split()))


def _escaped(found: re.Match[str]) -> str:
    markup, number = found.groups()
    return f"{number}\\" if number else f"\\{markup or ''}"

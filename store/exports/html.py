"""Writes a report as one HTML page for an editor; knows nothing of how stories are found.

The page runs nothing and fetches nothing: its own policy forbids it, should an escape ever fail.
"""

import html
from collections.abc import Iterator, Sequence
from typing import TextIO

from model import BUILT_IN_VERDICTS, Annotation, Article, Evidence, Group, visible, visible_line
from store.bundle import Bundle
from store.exports.addresses import is_web
from store.exports.markdown import CAVEAT, cell_of, mark_of, said_by
from store.exports.moments import spoken
from store.exports.stories import Row, Saying, Story, stories

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>What was checked</title>
<style>
body { font-family: serif; line-height: 1.45; max-width: 46em; margin: 2em auto; padding: 0 1em; }
blockquote { margin: .5em 0; padding-left: 1em; border-left: 3px solid; white-space: pre-wrap; }
table { border-collapse: collapse; } td, th { border: 1px solid; padding: .2em .6em; }
</style>
</head>
<body>
<h1>What was checked</h1>
"""


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a section a report: nothing says which statements are the same."""
    write_joined(bundle, (), out)


def write_joined(bundle: Bundle, groups: Sequence[Group], out: TextIO) -> None:
    """Write a section a story, each with its reports, statements and open questions."""
    out.write(f"{_HEAD}<p>{CAVEAT}</p>\n<ul>\n")
    for one in BUILT_IN_VERDICTS:
        out.write(f"<li>{_safe(one.mark)} <b>{_safe(one.name)}</b>: {_safe(one.help)}</li>\n")
    out.write("</ul>\n")
    for story in stories(bundle, groups):
        out.writelines(f"{line}\n" for line in _story(story))
    out.write("</body>\n</html>\n")


def _story(story: Story) -> Iterator[str]:
    yield f'<section>\n<h2 dir="auto">{_safe(story.title)}</h2>'
    yield from _list("ol", (_report(one) for one in story.reports))
    if len(story.reports) > 1:
        yield from _matrix(story)
    yield "<h3>Statements</h3>"
    for number, row in enumerate(story.rows, 1):
        yield from _row(number, row, story)
    yield "<h3>Open questions</h3>"
    questions = [f"Statement {one.row}: {_safe(one.sentence)}" for one in story.questions]
    yield from _list("ul", questions) if questions else ["<p>None.</p>"]
    yield "</section>"


def _report(report: Article) -> str:
    parts = [f"<cite>{_safe(report.title or report.id)}</cite>"]
    published = spoken(report.published) if report.published else None
    parts += [_safe(one) for one in (report.publisher, published) if one]
    if report.url:
        parts.append(_link(report.url))
    return ", ".join(parts)


def _matrix(story: Story) -> Iterator[str]:
    numbers = range(1, len(story.reports) + 1)
    heads = "".join(f'<th scope="col">report {number}</th>' for number in numbers)
    yield f'<table>\n<tr><th scope="col">statement</th>{heads}</tr>'
    for place, row in enumerate(story.rows, 1):
        cells = "".join(f"<td>{_safe(cell_of(row, number))}</td>" for number in numbers)
        yield f'<tr><th scope="row">{place}</th>{cells}</tr>'
    yield "</table>"


def _row(number: int, row: Row, story: Story) -> Iterator[str]:
    yield f"<h4>Statement {number}</h4>"
    for saying in row.sayings:
        yield from _saying(saying, story)
    if row.origins:
        yield f'<p dir="auto">Independent origins: {_safe(", ".join(row.origins))}</p>'


def _saying(saying: Saying, story: Story) -> Iterator[str]:
    quote = html.escape(visible(saying.quote)) or "(its text is not at hand)"
    yield f'<blockquote dir="auto">{quote}</blockquote>'
    if len(story.reports) > 1:
        yield f"<p>In report {saying.report}:</p>"
    judgements = [
        "<br>".join(_judgement(one, story.settled.get(one.event, ()))) for one in saying.annotations
    ]
    yield from _list("ul", judgements or ["not judged"])


def _judgement(annotation: Annotation, settled: Sequence[Annotation]) -> Iterator[str]:
    verdict = f"{_safe(mark_of(annotation))} <b>{_safe(annotation.verdict or '')}</b>"
    yield f"{verdict}, {_safe(annotation.reviewer)}, {_safe(spoken(annotation.modified))}"
    said = annotation.attribution
    speaker = said.speaker or said.source if said else None
    if speaker:
        yield f"says it: {_safe(speaker)}"
    if annotation.note:
        yield f"note: {_safe(annotation.note)}"
    for one in annotation.evidence:
        yield f"evidence: {_evidence(one)}"
    if settled:
        yield f"it settles: {_safe(', '.join(map(said_by, settled)))}"


def _evidence(evidence: Evidence) -> str:
    return ", ".join(
        (_link(evidence.ref), *(_safe(one) for one in (evidence.role, evidence.note) if one))
    )


def _link(url: str) -> str:
    """A link when it leads to the web; else its words."""
    words = _safe(url)
    return (
        f'<a href="{words}" rel="noopener noreferrer nofollow">{words}</a>'
        if is_web(url)
        else words
    )


def _list(kind: str, items: Sequence[str] | Iterator[str]) -> Iterator[str]:
    yield f"<{kind}>"
    yield from (f'<li dir="auto">{item}</li>' for item in items)
    yield f"</{kind}>"


def _safe(text: str) -> str:
    return html.escape(visible_line(text))

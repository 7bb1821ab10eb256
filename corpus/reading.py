"""From a named source to articles; knows no format and keeps nothing."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.decoding import decode
from corpus.files import from_path, from_stream
from corpus.identity import article_id
from corpus.importers import IMPORTERS, TEXT_IMPORTERS
from corpus.intake import Draft, Intake, Provenance, Raw
from model import Article, Problem

STDIN = "-"
# How much the importers are shown to recognise a format by, in bytes.
_OPENING = 4096
_TEXT_SUFFIXES = frozenset((".txt", ".text"))


def read(source: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles in one source: a file, a folder with all below it, or `-` for standard input.

    Gives a Problem for everything it leaves out, and raises nothing on bad input.
    """
    for taken in take_in(source, stdin=stdin):
        yield taken.article if isinstance(taken, Intake) else taken


def take_in(source: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Intake | Problem]:
    """What `read` gives, each article together with where it came from."""
    for raw in _sources(source, stdin):
        if isinstance(raw, Problem):
            yield raw
        else:
            yield from take_apart(raw)


def take_apart(raw: Raw) -> Iterator[Intake | Problem]:
    """The articles in `raw`, by the first importer that recognises it."""
    opening = decode(raw.data[:_OPENING], raw.charset).text
    asked = TEXT_IMPORTERS if raw.suffix in _TEXT_SUFFIXES else IMPORTERS
    importer = next(one for one in asked if one.recognises(raw, opening))
    for draft in importer.read(raw):
        yield draft if isinstance(draft, Problem) else _finished(raw, draft)


def _sources(source: str | Path, stdin: BinaryIO | None) -> Iterator[Raw | Problem]:
    if str(source) == STDIN:
        yield from_stream(stdin or sys.stdin.buffer, STDIN)
    else:
        yield from from_path(Path(source))


def _finished(raw: Raw, draft: Draft) -> Intake:
    url = draft.canonical or draft.url
    article = Article(
        id=article_id(url, draft.text),
        title=draft.title,
        text=draft.text,
        publisher=draft.publisher,
        author=draft.author,
        published=draft.published,
        updated=draft.updated,
        language=draft.language,
        url=draft.url or url,
        path=raw.path,
        retrieved=raw.retrieved,
    )
    return Intake(article, _provenance(raw, draft))


def _provenance(raw: Raw, draft: Draft) -> Provenance:
    return Provenance(
        source=raw.path or raw.name,
        format=draft.format,
        extractor=draft.extractor,
        sha256=draft.sha256 or hashlib.sha256(raw.data).hexdigest(),
        size=len(raw.data),
        retrieved=raw.retrieved,
        part=draft.part,
        encoding=draft.encoding,
        assumed=draft.assumed,
        agency=draft.agency,
        canonical=draft.canonical,
        archive=draft.archive,
        partial=draft.partial,
        found=draft.found,
        extra=draft.extra,
    )

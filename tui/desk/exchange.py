"""Annotations out to other tools and back in; knows no screen."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import store
from model import Article, ObelosError, Placement, Problem
from store import exports, imports
from tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations are to leave."""

    verdict: str | None = None
    reviewer: str | None = None
    since: str | None = None
    """ISO 8601: a day or a moment."""


def everything(kept: store.Store) -> exports.Bundle:
    """All that the store holds; selectors count in the text each annotation was given on."""
    events = tuple(kept.all())
    return exports.Bundle(
        articles=tuple(_bare(a) for a in kept.versions()),
        events=events,
        annotations=store.everyones(events),
        placements={},
    )


def of_desk(kept: store.Store, desk: Desk) -> exports.Bundle:
    """What the store holds of the desk's articles, with where it stands in today's texts."""
    ids = set(desk.ids())
    whole = everything(kept)
    placements: dict[str, Placement] = {
        placed.annotation.id: placed.placement for i in desk.ids() for placed in desk.placed(i)
    }
    return exports.Bundle(
        articles=tuple(a for a in whole.articles if a.id in ids),
        events=tuple(e for e in whole.events if e.article in ids),
        annotations=tuple(a for a in whole.annotations if a.article_id in ids),
        placements=placements,
    )


def write_out(bundle: exports.Bundle, form: str, wanted: Wanted, out: TextIO) -> None:
    """Write the annotations wanted; ObelosError when there is no such format."""
    some = exports.filtered(
        bundle, verdict=wanted.verdict, reviewer=wanted.reviewer, since=wanted.since
    )
    exports.write(form, some, out)


def write_file(bundle: exports.Bundle, form: str, wanted: Wanted, path: Path) -> None:
    """As `write_out`, into a file that is written whole or not at all.

    Raises:
        ObelosError: when it cannot be written; a file that was there is as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            write_out(bundle, form, wanted, out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        raise ObelosError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        beside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of an import."""

    new: int
    known: int
    problems: tuple[Problem, ...]


def take_back(kept: store.Store, data: bytes, name: str) -> TakenBack:
    """Keep the events of an export; those already here are left as they are.

    Raises:
        ObelosError: when the file is no export we can read; then nothing has changed.
    """
    incoming = imports.read(data, name)
    for article in incoming.articles:
        kept.keep(article)
    here = {event.id for event in kept.all()}
    new = [event for event in incoming.events if event.id not in here]
    kept.append_all(new)
    return TakenBack(len(new), len(incoming.events) - len(new), incoming.problems)


def _bare(article: Article) -> Article:
    """What is known of an article, without its words: an export holds quotes, not articles."""
    return replace(article, text="")


def formats() -> Sequence[str]:
    """The names of the formats there are."""
    return [exporter.name for exporter in exports.EXPORTERS]

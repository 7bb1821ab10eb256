"""Annotations out to other tools and back in; knows no screen."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import store
from model import ObelosError, Problem
from store import exports, imports

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations are to leave."""

    verdict: str | None = None
    reviewer: str | None = None
    since: str | None = None
    """ISO 8601: a day or a moment."""


def everything(kept: store.Store) -> store.Bundle:
    """All that the store holds; selectors count in the text each annotation was given on.

    An export holds quotes, not articles: what is known of an article goes out without its text.
    """
    whole = store.bundle_of(kept)
    return replace(whole, articles=tuple(replace(a, text="") for a in whole.articles))


def of_desk(kept: store.Store, desk: "Desk") -> store.Bundle:
    """What the store holds of the desk's articles, with where it stands in today's texts."""
    placements = {
        placed.annotation.id: placed.placement for i in desk.ids() for placed in desk.placed(i)
    }
    return store.select(replace(everything(kept), placements=placements), articles=desk.ids())


def write_out(bundle: store.Bundle, form: str, wanted: Wanted, out: TextIO) -> None:
    """Write the annotations wanted; ObelosError when there is no such format."""
    some = store.select(
        bundle,
        verdicts=None if wanted.verdict is None else (wanted.verdict,),
        reviewers=None if wanted.reviewer is None else (wanted.reviewer,),
        since=wanted.since,
    )
    exports.write(form, some, out)


def write_file(bundle: store.Bundle, form: str, wanted: Wanted, path: Path) -> None:
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

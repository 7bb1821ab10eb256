"""Annotations out to other tools and back in; knows no screen."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import store
from model import Annotation, Event, ObelosError, Problem
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
    """As `write_out`, into a file that is written whole or not at all; a link is followed.

    What is no file (a device, a pipe) is written to as it is: renaming would replace it.

    Raises:
        ObelosError: when it cannot be written; a file that was there is as it was.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as out:
                write_out(bundle, form, wanted, out)
        else:
            _write_beside(bundle, form, wanted, target)
    except OSError as error:
        raise ObelosError(f"{path} cannot be written: {error.strerror}.") from error


def _write_beside(bundle: store.Bundle, form: str, wanted: Wanted, target: Path) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            write_out(bundle, form, wanted, out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def take_back(
    kept: store.Store, library: Path, data: bytes, name: str, verdicts: Iterable[str]
) -> store.Merged:
    """Keep what a file of annotations holds; what is already here is left as it is.

    Annotations of other tools are placed in the articles of the library and the store.

    Raises:
        ObelosError: when the file is none we can read; then nothing has changed.
    """
    incoming = imports.read(data, name)
    bundle = store.Bundle(articles=incoming.articles, events=incoming.events)
    merged = store.take_in(kept, bundle)
    problems = (*incoming.problems, *merged.problems)
    if not incoming.annotations_elsewhere:
        return replace(merged, problems=problems)
    added, known, more = _adopt(kept, library, incoming.annotations_elsewhere, verdicts)
    return store.Merged(merged.added + added, merged.known + known, (*problems, *more))


def _adopt(
    kept: store.Store,
    library: Path,
    foreign: Sequence[imports.Foreign],
    verdicts: Iterable[str],
) -> tuple[int, int, list[Problem]]:
    # Only annotations of other tools need the texts, and so the corpus and the analysis.
    from tui.desk.foreign import adopted, catalogue

    articles = catalogue(kept, library)
    events, problems, concerned = adopted(foreign, articles, kept.reviewer, verdicts)
    for article in concerned:
        kept.keep(article)
    stands = {_said(a) for article in concerned for a in store.everyones(kept.of(article.id))}
    new = [e for e in events if _said(e) not in stands]
    kept.append_all(new)
    return len(new), len(events) - len(new), problems


def _said(what: Annotation | Event) -> tuple[str, str, str | None, str]:
    """What makes an annotation taken in twice the same."""
    return (what.statement, what.reviewer, what.verdict, what.note or "")


def unite(kept: store.Store, places: Sequence[str]) -> store.Merged:
    """Add what the stores at `places` hold.

    Raises:
        ObelosError: when one of them is not there.
    """
    for place in places:
        if "://" not in place and not Path(place).is_dir():
            raise ObelosError(f"There is no store at {place}.")
    return store.merge(kept, [store.open(place, kept.reviewer) for place in places])

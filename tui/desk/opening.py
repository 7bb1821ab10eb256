"""Opens a desk: finds the folders, the articles and the ids they are known by."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import analysis
import corpus
import store
from model import Article, ObelosError, digest_of, visible_line
from tui.desk.config import Settings
from tui.desk.desk import Desk
from tui.desk.findings import Findings
from tui.desk.identity import Identity
from tui.desk.intake import reach_of
from tui.desk.memory import Memory
from tui.desk.paths import Folders
from tui.desk.reading import Reading
from tui.desk.sessions import Sessions
from tui.desk.shelf import Shelf
from tui.desk.versions import Versions


def open_desk(
    folders: Folders,
    settings: Settings,
    sources: Sequence[str] = (),
    reach: corpus.Reach | None = None,
    library: corpus.Library | None = None,
) -> Desk:
    """A desk on the sources named; with none on the library, or on the sample corpus when that
    is empty. Nothing is read yet: `Desk.read_next` takes the articles in one by one. `reach` is
    what the settings say when it is not given, and `library` is the one there that is open already.
    """
    kept = store.open(folders.store, settings.reviewer)
    library = library or corpus.Library(folders.library)
    is_shelved = False
    if sources:
        far = reach or reach_of(settings)
        incoming = corpus.read_all(sources, lambda file: reading.worker.read(file, far), reach=far)
        shelf = Shelf(incoming, Identity(kept, library).of)
    elif (first := next(entries := library.each(), None)) is not None:
        incoming, is_shelved = chain((first,), entries), True
        load = partial(_with_text, folders.library, kept)
        shelf = Shelf(incoming, lambda article: article.id, load, library.arrivals)
    else:
        shelf = Shelf(corpus.sample(), Identity(kept, library).of)
    findings = Findings(folders.cache, analysis.version())
    reading = Reading(shelf, findings, folders.library)
    memory = Memory(folders.state / "desk.json")
    sessions = Sessions(Memory(folders.state / "sessions.json"), kept.reviewer)
    versions = Versions(kept, library, is_shelved=is_shelved)
    return Desk(reading, kept, memory, settings.verdicts, sessions, versions, blind=settings.blind)


def _with_text(library: Path, kept: store.Store, entry: Article) -> Article:
    """The article as it was read; one that was removed since with the text that was kept beside
    its tags.

    Raises:
        ObelosError: when there is neither.
    """
    try:
        return corpus.with_text(library, entry)
    except ObelosError:
        beside = kept.version(entry.digest)
        if beside is None or digest_of(beside.text) != entry.digest:
            title = visible_line(entry.title)
            words = f"Its text is damaged or gone, perhaps removed from the library: {title}."
            raise ObelosError(words) from None
        return replace(entry, text=beside.text)


def source_of(named: str) -> tuple[str, ...]:
    """What to open for an article named on the command line: a file or url as it is, and for an
    id nothing, so that the library opens.
    """
    is_place = named == "-" or "://" in named or Path(named).exists() or "/" in named
    return (named,) if is_place else ()

"""`export` and `import`: annotations out and back in."""

import argparse
import sys
from collections.abc import Sequence, Set
from pathlib import Path

import store
from model import Article, ObelosError, Problem
from tui.cli.desks import analyze_all, desk_on, kept_in, read_all, written_in
from tui.cli.main import COULD_NOT, DONE
from tui.cli.output import complain_of, in_utf8, say
from tui.counting import counted
from tui.desk import exchange, handover
from tui.desk.stores import need_room, need_store

# An export of a million annotations is about 1 GB; more is a mistake or an attack.
MAX_BYTES = 1 << 30
# Articles told by name; the others are counted.
_NAMED = 5


def export_command(arguments: argparse.Namespace) -> int:
    """Write the annotations to stdout, or to a file whole or not at all; 1 when some of them could
    not be read.
    """
    where, chosen = kept_in(arguments)
    kept = store.open(where.store, chosen.reviewer)
    if arguments.with_texts:
        handover.need_texts(arguments.format)
    outgoing = _outgoing(arguments, kept, where.library)
    if outgoing is None:
        return COULD_NOT
    wanted = exchange.Wanted(arguments.verdict, arguments.by, arguments.since)
    exchange.refuse_unknown(outgoing, wanted, [verdict.name for verdict in chosen.verdicts])
    outgoing = exchange.chosen(outgoing, wanted)
    without: tuple[Problem, ...] = ()
    if arguments.with_texts:
        outgoing, without = handover.with_texts(outgoing, where.library)
    if arguments.output == "":
        raise ObelosError("The file to be written has an empty name.")
    if arguments.output not in (None, "-"):
        exchange.write_file(outgoing, arguments.format, Path(arguments.output))
    else:
        exchange.write_out(outgoing, arguments.format, in_utf8())
    return COULD_NOT if complain_of((*kept.problems(), *without)) else DONE


def _outgoing(
    arguments: argparse.Namespace, kept: store.Store, library: Path
) -> exchange.Outgoing | None:
    """What is there to leave; None when nothing of what was named can be read.

    A report on all looks at the library too, where the same statements stand side by side; data
    need not, and leave in a tenth of a second.
    """
    if arguments.sources:
        desk = desk_on(arguments, arguments.sources)
        return None if read_all(desk) and not desk.ids() else exchange.of_desk(kept, desk)
    if not exchange.is_report(arguments.format) or not (library / "articles").is_dir():
        return exchange.everything(kept)
    desk = desk_on(arguments, ())
    read_all(desk)
    analyze_all(desk)
    return exchange.of_library(kept, desk)


def import_command(arguments: argparse.Namespace) -> int:
    """Take annotations in; 1 when a part of the file had to be left out."""
    data = _read(arguments.file)
    with written_in(arguments) as (where, chosen):
        kept = store.open(where.store, chosen.reviewer)
        verdicts = [verdict.name for verdict in chosen.verdicts]
        incoming = exchange.read_file(data, arguments.file)
        if arguments.with_texts:
            taken, problems = exchange.take_texts(where.library, incoming, arguments.file)
            complain_of(problems)
            say(f"{counted(taken, 'text')} taken into the library.")
        knew = set(kept.counts())
        code = _told(exchange.take_back(kept, where.library, incoming, verdicts))
        if brought := {article.id for article in incoming.articles if article.text}:
            code = max(code, _take_texts(kept, where.library, brought))
        _tell_elsewhere(kept, where.library, knew)
        return code


def merge_command(arguments: argparse.Namespace) -> int:
    """Add what other stores hold; 1 when a part had to be left out."""
    with written_in(arguments) as (where, chosen):
        kept = store.open(where.store, chosen.reviewer)
        knew = set(kept.counts())
        code = _told(exchange.unite(kept, arguments.stores))
        if arguments.with_texts:
            judged = handover.judged_in(arguments.stores, chosen.reviewer)
            code = max(code, _take_texts(kept, where.library, judged))
        _tell_elsewhere(kept, where.library, knew)
        return code


def sync_command(arguments: argparse.Namespace) -> int:
    """Carry what either store holds to the other; 1 when a part had to be left out."""
    if arguments.new:
        need_room(arguments.other)
    else:
        _need_other(arguments.other)
    with written_in(arguments) as (where, chosen):
        kept = store.open(where.store, chosen.reviewer)
        knew = set(kept.counts())
        synced = store.sync_with(kept, arguments.other)
        incomplete = complain_of(synced.problems)
        say(f"{counted(synced.sent, 'event')} sent, {synced.received:,} received.")
        _tell_elsewhere(kept, where.library, knew)
        return COULD_NOT if incomplete else DONE


def _need_other(place: str) -> None:
    try:
        need_store(place)
    except ObelosError as error:
        raise ObelosError(f"{error} To begin one there, say --new.") from None


def _told(merged: store.Merged) -> int:
    incomplete = complain_of(merged.problems)
    older = f", {merged.older:,} of them changed since" if merged.older else ""
    say(f"{counted(merged.added, 'event')} taken in, {merged.known:,} already there{older}.")
    return COULD_NOT if incomplete else DONE


def _take_texts(kept: store.Store, library: Path, ids: Set[str]) -> int:
    """Take those of these articles that are not in the library from the store into it."""
    elsewhere = handover.articles_elsewhere(kept, library, ids)
    taken, problems = handover.shelve_kept(kept, library, elsewhere)
    incomplete = complain_of(problems)
    say(f"{counted(taken, 'text')} taken into the library.")
    return COULD_NOT if incomplete else DONE


def _tell_elsewhere(kept: store.Store, library: Path, knew: Set[str]) -> None:
    """Which articles that were not judged here before nobody sees here, either."""
    new = handover.articles_elsewhere(kept, library, kept.counts().keys() - knew)
    if not new:
        return
    here, away = handover.under_other_ids(kept, library, new)
    if away:
        say(f"Not in the library: {counted(len(away), 'article')} of these ({_titles(away)}).")
    if here:
        say(
            f"Known here by another id: {counted(len(here), 'article')} of these"
            f" ({_titles(here)}); what came is seen once it is removed here and added again."
        )


def _titles(articles: Sequence[Article]) -> str:
    more = f"; and {len(articles) - _NAMED:,} more" if len(articles) > _NAMED else ""
    return "; ".join(article.title for article in articles[:_NAMED]) + more


def _read(name: str) -> bytes:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ObelosError(f"{name} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise ObelosError(f"{name} is larger than {MAX_BYTES >> 20} MB and was not read.")
    return data

"""`add`, `list` and `remove`: the library from the command line."""

import argparse
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import store
from model import ObelosError
from tui.cli.desks import analyze_all, desk_at, kept_in, places, reach_in, read_all, written_in
from tui.cli.main import COULD_NOT, DONE
from tui.cli.output import complain, complain_of, in_utf8, say, watched, write_json
from tui.counting import counted
from tui.desk.intake import Taken, take_in
from tui.desk.stores import is_missing, missing, need_room

if TYPE_CHECKING:
    from tui.desk import Desk

_SAID = {
    "added": "added",
    "known": "already there",
    "version": "a new version, the old one is kept",
    "near": "added, though nearly the same as",
}


def add_command(arguments: argparse.Namespace) -> int:
    """Take articles in, going on after a failure; 1 when anything was left out."""
    with written_in(arguments) as (where, chosen):
        counts: dict[str, int] = {}
        kept = store.open(where.store, chosen.reviewer)
        incoming = take_in(where.library, arguments.sources, reach_in(arguments, chosen), kept)
        for result in watched(incoming, "adding"):
            outcome = result.outcome if isinstance(result, Taken) else "left out"
            counts[outcome] = counts.get(outcome, 0) + 1
            if isinstance(result, Taken):
                say(f"{result.article_id}  {result.title}  ({_said(result)})")
            else:
                complain(str(result))
        if not counts:
            raise ObelosError("Nothing was found to add.")
        return COULD_NOT if counts.get("left out") else DONE


def _said(taken: Taken) -> str:
    if taken.twin is None:
        return _SAID[taken.outcome]
    joint = " with the words of" if taken.outcome == "known" else ""
    return f"{_SAID[taken.outcome]}{joint}: {taken.twin}"


def remove_command(arguments: argparse.Namespace) -> int:
    """Forget articles, going on after a failure; what was said of them stays in the store."""
    from tui.desk.catalogue import forget

    where, chosen = kept_in(arguments)
    kept = store.open(where.store, chosen.reviewer)
    code = DONE
    for named in arguments.articles:
        try:
            gone = forget(where.library, named)
        except ObelosError as error:
            complain(str(error))
            code = COULD_NOT
            continue
        verdicts = sum(kept.counts().get(gone.id, {}).values())
        stay = f"removed; {counted(verdicts, 'verdict')} on it kept" if verdicts else "removed"
        say(f"{gone.id}  {gone.title}  ({stay})")
    return code


def list_command(arguments: argparse.Namespace) -> int:
    """One line an article: id, statements, verdicts and others', date, publisher, title."""
    where, chosen = places(arguments)
    if arguments.store and is_missing(where):
        need_room(where.store)
        complain(missing(where))  # The articles are here all the same.
    desk = desk_at((where, chosen), arguments, arguments.sources)
    left_out, unread = read_all(desk), analyze_all(desk)
    _tell(desk, as_records=arguments.format == "jsonl")
    damaged = complain_of(desk.tag_problems)
    desk.close()
    return COULD_NOT if damaged or unread or (left_out and not desk.ids()) else DONE


def _tell(desk: "Desk", *, as_records: bool) -> None:
    others = {each: _of_others(desk, each) for each in desk.annotated()}
    if as_records:
        in_utf8()
        for row in desk.rows():
            write_json({**asdict(row), "others": others.get(row.id, {})})
        return
    marks = {v.name: v.mark for v in desk.verdicts}
    for row in desk.rows():
        verdicts = " ".join(f"{marks.get(v, v)}{n}" for v, n in sorted(row.verdicts.items()))
        if more := sum(others.get(row.id, {}).values()):
            verdicts = f"{verdicts} +{more}".strip()
        day = (row.published or "")[:10]
        counts = f"{row.tagged:>4}/{row.statements or 0:<4} {verdicts:<12}"
        say(f"{row.id}  {counts} {day:<10}  {row.publisher or '—'}  {row.title}")


def _of_others(desk: "Desk", article_id: str) -> dict[str, int]:
    """What other reviewers say, by verdict; not what is hidden from who judges blind."""
    try:
        placed = desk.placed(article_id)
    except ObelosError:  # Its text is gone, of which reading it has told.
        return {}
    said = (p.annotation for p in placed if p.annotation.reviewer != desk.reviewer)
    return dict(sorted(Counter(each.verdict for each in said if each.verdict).items()))

"""`agreement`: how far the reviewers of a store agree."""

import argparse
from dataclasses import asdict

import store
from model import ObelosError
from tui.cli.desks import kept_in
from tui.cli.main import DONE
from tui.cli.output import complain_of, in_utf8, say, write_json


def agreement_command(arguments: argparse.Namespace) -> int:
    """A line for each group of reviewers and each verdict."""
    where, chosen = kept_in(arguments)
    kept = store.open(where.store, chosen.reviewer)
    found = store.agreements(store.everyones(kept.all()))
    complain_of(kept.problems())
    if not found:
        raise ObelosError("Agreement needs the verdicts of at least two reviewers.")
    if arguments.format == "jsonl":
        in_utf8()
        for each in found:
            write_json(asdict(each))
        return DONE
    say(f"{'reviewers':<28} {'verdict':<12} {'items':>5}  {'raw':<18} {'kappa':<19} {'alpha':<19}")
    for each in found:
        people = ", ".join(each.reviewers)
        figures = f"{_shown(each.raw):<18} {_shown(each.kappa):<19} {_shown(each.alpha):<19}"
        say(f"{people:<28} {each.verdict or 'all':<12} {each.items:>5}  {figures}")
    return DONE


def _shown(measure: store.Measure | None) -> str:
    if measure is None:
        return "—"
    return f"{measure.value:.2f} [{measure.low:.2f}, {measure.high:.2f}]"

"""What a placement is worth; knows nothing of how it was found.

A changed number, name or negation must be shown for review. Whether one has changed is told here by
other means than the program's, so that its reviews fall into those demanded and those needless.
"""

import re
from collections import Counter
from dataclasses import dataclass

from model import Placement, Span

INNER_NAME = re.compile(r"(?<=[\w,;’'] )([A-Z][^\W\d_]+)")
"""A word with a capital inside a sentence."""
NUMBER = re.compile(
    r"\d[\d.,:]*\d|\d|\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|dozens?|half|quarter|third|first|second|both|double|twice|once)\b|\w+teen\b)",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely"
    r"|scarcely|den(?:y|ies|ied|ying|ial)|\w+n[’']t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One edit of one text and where a statement should be found after it."""

    kind: str
    old: str
    span: Span
    new: str
    truth: Span | None


def judged(placement: Placement, case: Case) -> str:
    """What a placement is worth: at least half of both in common is the right place.

    `demanded`: shown for review at the right place because a number, name or negation changed;
    `needless`: for the same reason, but none did; `unseen`: one did, and nothing is said;
    `doubt`, `elsewhere`: shown for review for another reason, at the right place or not.
    """
    span, truth = placement.span, case.truth
    if span is None or truth is None:
        return _about_nothing(placement, truth)
    there = overlap(span, truth) >= 0.5
    if placement.state != "review":
        if there and placement.state == "changed" and meaning_changed(case, truth):
            return "unseen"
        return "right" if there else "wrong"
    if not there:
        return "elsewhere"
    if not placement.reason.startswith("A "):
        return "doubt"
    return "demanded" if meaning_changed(case, truth) else "needless"


def _about_nothing(placement: Placement, truth: Span | None) -> str:
    """A placement when nothing was found, or there was nothing to be found."""
    if placement.span is None:
        return "right" if truth is None else "lost"
    return "elsewhere" if placement.state == "review" else "wrong"


def meaning_changed(case: Case, truth: Span) -> bool:
    """Whether a number, a negation or a word with a capital is another now.

    A word that begins a sentence counts as a name when that text has it with a capital inside a
    sentence too: the names that only ever begin one are few, and counted as needless here.
    """
    inside = frozenset(INNER_NAME.findall(case.old))
    before, after = case.span.of(case.old), truth.of(case.new)
    return telling(before, inside) != telling(after, inside)


def telling(statement: str, inside: frozenset[str]) -> Counter[str]:
    """The words of a statement on which a verdict rests."""
    found = Counter(one.lower() for one in NUMBER.findall(statement))
    found += Counter(one.lower() for one in NEGATION.findall(statement))
    names = set(INNER_NAME.findall(statement))
    for name in re.findall(r"[^\W\d_]+", statement):
        if name[0].isupper() and (name in names or name in inside):
            found[name] += 1
    return found


def overlap(a: Span, b: Span) -> float:
    """What two spans have in common, as a share of what they cover together."""
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    return common / (len(a) + len(b) - common)

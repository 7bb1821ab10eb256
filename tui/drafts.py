"""Notes left without saving, kept as plain values between sessions; knows no screen, no desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model import Evidence, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it is being written."""

    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    reference: str = ""
    """What stands in the field for evidence, not yet added."""
    role: str = ""
    saved: bool = False
    """Whether the reader asked for it to be kept."""


Drafts = dict[tuple[str, Span], Draft]
"""By article and the words noted on."""


def as_values(drafts: Mapping[tuple[str, Span], Draft]) -> list[list[Any]]:
    """Lists and strings, such as JSON knows."""
    return [
        [
            article_id,
            span.start,
            span.end,
            draft.note,
            draft.reference,
            draft.role,
            [[each.ref, each.role, each.note] for each in draft.evidence],
        ]
        for (article_id, span), draft in drafts.items()
    ]


def from_values(values: Any) -> Drafts:
    """The drafts again; what is not one of ours is left out."""
    drafts: Drafts = {}
    for each in values if isinstance(values, list) else ():
        try:
            article_id, start, end, note, reference, role, evidence = each
            span = Span(int(start), int(end))
            kept = tuple(Evidence(*(str(part) for part in one)) for one in evidence)
        except (TypeError, ValueError):
            continue
        drafts[str(article_id), span] = Draft(str(note), kept, str(reference), str(role))
    return drafts

"""Finds where a tag stands after its article has changed; knows nothing of who gave it.

A verdict that slides in silence to another sentence is worse than a lost one, so every doubt is
shown as `review`, and what cannot be found is an orphan.
"""

from collections.abc import Sequence
from functools import lru_cache

from analysis.anchoring_find import find
from analysis.anchoring_follow import CONTEXT, Edit
from model import Placement, Selector, Span

__all__ = ["describe", "find", "follow"]


def describe(text: str, span: Span) -> Selector:
    """The selector by which the words at `span` can be found again."""
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )


def follow(old: str, new: str, spans: Sequence[Span]) -> list[Placement]:
    """Where each of the spans of `old` stands in `new`, in their order, by one diff for all."""
    if old == new:
        return [Placement("kept", span) for span in spans]
    edit = _edit(old, new)
    return [edit.place(span) for span in spans]


@lru_cache(maxsize=8)
def _edit(old: str, new: str) -> Edit:
    """What is found out about two texts serves whoever asks again: tags may come one by one."""
    return Edit(old, new)

"""Finds where a tag stands after its article has changed; knows nothing of who gave it.

A verdict that slides in silence to another sentence is worse than a lost one, so every doubt is
shown as `review`, and what cannot be found is an orphan. What looks for it is imported when a text
is another than the one a tag was given on.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.anchoring_selectors import describe
from model import Placement, Selector, Span

if TYPE_CHECKING:
    from analysis.anchoring_follow import Edit

__all__ = ["describe", "find", "follow"]


def find(selector: Selector, text: str) -> Placement:
    """Where the words of a selector stand in a text, by their wording and context alone."""
    from analysis.anchoring_find import find as found

    return found(selector, text)


def follow(old: str, new: str, spans: Sequence[Span]) -> list[Placement]:
    """Where each of the spans of `old` stands in `new`, in their order, by one diff for all."""
    if old == new:
        return [Placement("kept", span) for span in spans]
    edit = _edit(old, new)
    return [edit.place(span) for span in spans]


@lru_cache(maxsize=8)
def _edit(old: str, new: str) -> "Edit":
    """What is found out about two texts serves whoever asks again: tags may come one by one."""
    from analysis.anchoring_follow import Edit

    return Edit(old, new)

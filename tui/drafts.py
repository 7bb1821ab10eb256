"""Notes left without saving, by the words they were written on; knows no screen and no desk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from model import Evidence, Span, visible


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


Noted = tuple[str, Span, str]
"""An article, a place in it and the words that stood there, as they are shown: a report may be
corrected before the note is gone on with.
"""


def noted_on(article_id: str, text: str, span: Span) -> Noted:
    """The words of an article's `text` that a note is written on."""
    return article_id, span, visible(span.of(text))


class Keeper(Protocol):
    """Where drafts are kept, as lists and strings such as JSON knows."""

    def drafts(self) -> Mapping[str, Any]:
        """Those of the reviewer, by name."""

    def keep_draft(self, name: str, draft: Any) -> bool:
        """Keep one, or with None forget it; whether the disk took that."""


class Drafts:
    """What one reviewer has written and not saved."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._drafts = dict(_from_values(keeper.drafts()))
        self._loose: set[Noted] = set()
        """Those that the disk did not take."""

    def __iter__(self) -> Iterator[tuple[Noted, Draft]]:
        return iter(tuple(self._drafts.items()))

    def on(self, where: Noted, text: str) -> Draft | None:
        """The draft on these words of the article's `text`, also where they have moved since."""
        if (draft := self._drafts.get(where)) is not None:
            return draft
        article_id, _, words = where
        for other, draft in self:
            if other[0] == article_id and words == other[2] != visible(other[1].of(text)):
                self.keep(where, draft)
                self.forget(other)
                return draft
        return None

    def keep(self, where: Noted, draft: Draft) -> bool:
        """Remember what was not saved, across restarts too; whether the disk took it."""
        self._drafts[where] = draft
        is_kept = self._keeper.keep_draft(_name(where), _as_values(where, draft))
        (self._loose.discard if is_kept else self._loose.add)(where)
        return is_kept

    def loose(self) -> int:
        """How many the disk does not take now, either: they end with the program."""
        for where in tuple(self._loose):
            self.keep(where, self._drafts[where])
        return len(self._loose)

    def forget(self, where: Noted) -> None:
        """It was saved, or holds nothing new."""
        self._loose.discard(where)
        if self._drafts.pop(where, None) is not None:
            self._keeper.keep_draft(_name(where), None)


def _name(where: Noted) -> str:
    article_id, span, words = where
    return f"{article_id} {span.start} {span.end} {words}"


def _as_values(where: Noted, draft: Draft) -> list[Any]:
    article_id, span, words = where
    evidence = [[*map(_writable, (each.ref, each.role, each.note))] for each in draft.evidence]
    written = map(_writable, (draft.note, draft.reference, draft.role))
    return [article_id, span.start, span.end, words, *written, evidence]


def _writable(text: str) -> str:
    """Without lone surrogates, as a note that was imported may hold them and JSON cannot."""
    return text.encode("utf-8", "replace").decode()


def _from_values(values: Mapping[str, Any]) -> Iterator[tuple[Noted, Draft]]:
    """The drafts again; what is not one of ours is left out."""
    for each in values.values():
        try:
            article_id, start, end, words, note, reference, role, evidence = each
            span = Span(int(start), int(end))
            kept = tuple(Evidence(*(str(part) for part in one)) for one in evidence)
        except (TypeError, ValueError):
            continue
        where = str(article_id), span, str(words)
        yield where, Draft(str(note), kept, str(reference), str(role))

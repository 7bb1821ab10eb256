"""Folds and links all articles, and writes what is found; knows not who reads it."""

import contextlib
import pickle
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import analysis
from model import Analysis, Article, Hints, Link, LinkEnd
from tui.desk.stories import LinkFrom, Outline, Piece

_Key = tuple[str, str]
"""Article id and statement id."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The analyses of all articles with one name for every variant."""

    articles: Sequence[Article]
    before: Sequence[Analysis]
    after: Sequence[Analysis]


def fold(articles: Sequence[Article], analyses: Sequence[Analysis], hints: Hints) -> Folded:
    """Make names agree across all of them."""
    return Folded(articles, analyses, analysis.fold(analyses, hints))


def write_stories(folded: Folded, out: BinaryIO) -> Outline:
    """Link, and write what is found; takes time in proportion to the statements."""
    links = analysis.find_links(folded.articles, folded.after)
    groups = analysis.group(links, folded.after, folded.articles)
    ends: dict[_Key, list[LinkFrom]] = defaultdict(list)
    for link in links:
        ends[_key(link.a)].append(LinkFrom(link.b, link.score, link.reasons, link.differences))
        ends[_key(link.b)].append(_turned(link))
    group_of = {_key(member): n for n, group in enumerate(groups) for member in group.members}
    file = _Writer(out)
    places = array("Q")
    for before, after in zip(folded.before, folded.after, strict=True):
        here: dict[str, tuple[int, int, int]] = {}
        for statement in after.statements:
            key = (after.article_id, statement.id)
            if key in ends:
                best_first = tuple(sorted(ends[key], key=lambda link: -link.score))
                here[statement.id] = (*file.write(best_first), group_of.get(key, -1))
        places.extend(file.write(_piece(before, after, here)))
    of_groups = array("Q", [number for group in groups for number in file.write(group)])
    out.flush()
    ids = tuple(each.article_id for each in folded.after)
    return Outline(ids, places.tobytes(), of_groups.tobytes())


def _piece(before: Analysis, after: Analysis, ends: dict[str, tuple[int, int, int]]) -> Piece:
    names = enumerate(zip(before.entities, after.entities, strict=True))
    voices = enumerate(zip(before.statements, after.statements, strict=True))
    return Piece(
        after.digest,
        tuple((n, new.name) for n, (old, new) in names if new.name != old.name),
        tuple((n, new.speaker, new.origin) for n, (old, new) in voices if new != old),
        ends,
    )


class _Writer:
    """Writes one piece after the other."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0

    def write(self, piece: object) -> tuple[int, int]:
        """Where it stands, in bytes: start and length."""
        written = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
        self._out.write(written)
        start, self._at = self._at, self._at + len(written)
        return start, len(written)


def _turned(link: Link) -> LinkFrom:
    differences = tuple(replace(d, a=d.b, b=d.a) for d in link.differences)
    return LinkFrom(link.a, link.score, link.reasons, differences)


def _key(end: LinkEnd) -> _Key:
    return (end.article_id, end.statement_id)


def nameless(folder: Path) -> BinaryIO:
    """A file without a name, so that nothing is left of it however we end.

    In the folder, or where files come and go; raises OSError when it can be in neither.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _temporary(folder)
    return _temporary(None)


def _temporary(folder: Path | None) -> BinaryIO:
    file: Any = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the stories
    return file  # type: ignore[no-any-return]

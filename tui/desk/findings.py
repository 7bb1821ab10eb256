"""Findings kept by digest, in memory and on disk; disposable, so never a reason to fail."""

import os
from pathlib import Path
from typing import Any

import orjson

from model import Analysis, Article, Entity, Span, Statement
from tui.desk.recent import Recent

HELD = 64
"""Analyses kept in memory that are on disk too: of ten thousand reports they take 300 MB."""


class Findings:
    """The analyses at hand, each kept on disk under the version that made it.

    Those that are on disk are in memory too, the last `held`.
    """

    def __init__(self, folder: Path, version: str, held: int | None = None) -> None:
        self.folder = folder
        self.version = version
        self._recent: Recent[tuple[str, str], Analysis] = Recent(HELD if held is None else held)
        self._nowhere_else: dict[tuple[str, str], Analysis] = {}

    def of(self, entry: Article) -> Analysis | None:
        """What was found in this very text before; None when that is not known."""
        found = self.at_hand(entry)
        if found is None:
            found = self._from_disk(entry)
            if found is not None:
                self._recent.put((entry.id, entry.digest), found)
        return found

    def keep(self, article: Article, analysis: Analysis) -> None:
        """Remember on disk where it can be written, or else in memory."""
        path = self._path(article)
        beside = path.with_suffix(f".{os.getpid()}.tmp")
        # orjson refuses lone surrogates with a TypeError: such findings are made again each time.
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(orjson.dumps(_as_lists(analysis)))
            beside.replace(path)
        except (OSError, TypeError):
            self.hold(analysis)
        else:
            self._recent.put((article.id, article.digest), analysis)

    def hold(self, analysis: Analysis) -> None:
        """Remember in memory what is nowhere else."""
        self._nowhere_else[(analysis.article_id, analysis.digest)] = analysis

    def is_on_disk(self, entry: Article) -> bool:
        """Whether what is known of it is there for every process; it may have been deleted."""
        return self._path(entry).exists()

    def at_hand(self, entry: Article) -> Analysis | None:
        """What is in memory already; reads nothing."""
        key = (entry.id, entry.digest)
        return self._recent.get(key) or self._nowhere_else.get(key)

    def _path(self, article: Article) -> Path:
        name = f"{article.digest[:32]}-{article.id}"
        return self.folder / "findings" / self.version / name[:2] / f"{name}.json"

    def _from_disk(self, article: Article) -> Analysis | None:
        try:
            return _from_lists(article, orjson.loads(self._path(article).read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            return None


def _as_lists(analysis: Analysis) -> dict[str, Any]:
    return {
        "sentences": [_pair(s) for s in analysis.sentences],
        "entities": [[_pair(e.span), e.label, e.text, e.name, e.value] for e in analysis.entities],
        "statements": [
            [
                s.id,
                _pair(s.span),
                s.kind,
                _pair(s.source),
                _pair(s.cue),
                _pair(s.content),
                s.speaker,
                s.origin,
            ]
            for s in analysis.statements
        ],
    }


def _from_lists(article: Article, lists: dict[str, Any]) -> Analysis:
    # One copy of each label, name and speaker: a text has few of them, many times.
    once: dict[Any, Any] = {}
    one = once.setdefault
    return Analysis(
        article.id,
        article.digest,
        sentences=tuple(Span(a, b) for a, b in lists["sentences"]),
        entities=tuple(
            Entity(Span(*span), *(one(each, each) for each in said))
            for span, *said in lists["entities"]
        ),
        statements=tuple(
            Statement(
                statement_id,
                Span(*span),
                one(kind, kind),
                _span(source),
                _span(cue),
                _span(content),
                one(speaker, speaker),
                one(origin, origin),
            )
            for statement_id, span, kind, source, cue, content, speaker, origin in lists[
                "statements"
            ]
        ),
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)

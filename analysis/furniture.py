"""What on a page is not report but furniture round it; knows nothing of statements.

Every rule looks at one line or at the head of one; a line that reads like a sentence is never
furniture, because a lost statement is worse than a superfluous one.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from model import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS_LIKE_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
    r"|said|says|told|n[’']t)\b"
)
_LINE_LENGTH = 240
"""In code points; furniture is short, and long lines need not be tried on every pattern."""
_HEADING_LENGTH = 100
_HEADING_WORDS = 12
"""Headings of reports seldom run to more; longer lines without a full stop are kept."""
_SHORT_HEADING = 8
"""In words; so short a line without a full stop is a heading even with a verb in it."""
_TURN = re.compile(r"^[A-Z][A-Z .’'-]+:\s", re.MULTILINE)
"""What begins a speaker's turn in a transcript; a dateline looks alike, but stands only once."""
_LABEL_WORDS = 2
_DATELINE_LENGTH = 120
_HEAD_LINES = 6
"""A dateline stands in one of the first lines; further down "NAME:" is a transcript's speaker."""


def furniture(text: str) -> tuple[Span, ...]:
    """Datelines, bylines, update notes, credits, share bars and headings; in order.

    The first line that is none of these is the headline, which may well assert something; a
    word or two above it, such as the name of a section, do not take its place.
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    dateline, whole = _patterns()
    transcript = len(_TURN.findall(text)) > 1
    headline = True
    for number, line in enumerate(_LINE.finditer(text)):
        words = line.group().strip()
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if _is_whole(words, whole):
            yield Span(start, start + len(words))
            continue
        head = dateline.match(words[:_DATELINE_LENGTH]) if number < _HEAD_LINES else None
        if not headline and _is_heading(words):
            yield Span(start, start + len(words))
        elif head and not (transcript and head.group().rstrip().endswith(":")):
            yield Span(start, start + len(head.group().rstrip()))
        headline = headline and len(words.split()) <= _LABEL_WORDS


def _is_whole(words: str, whole: re.Pattern[str]) -> bool:
    return len(words) <= _LINE_LENGTH and whole.fullmatch(words) is not None


def _is_heading(words: str) -> bool:
    """A short line without a full stop or a finite verb, standing alone between paragraphs."""
    if len(words) > _HEADING_LENGTH or len(words.split()) > _HEADING_WORDS:
        return False
    if words[0] in "“\"‘'" or _ENDS_LIKE_SENTENCE.search(words):
        return False
    return len(words.split()) <= _SHORT_HEADING or not _FINITE.search(words)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a dateline, and one for every other piece of furniture."""
    listed = tomllib.loads(files("analysis").joinpath("furniture.toml").read_text("utf-8"))
    pieces: dict[str, str] = {}
    for name, pattern in listed["pieces"].items():
        pieces[name] = _filled(pattern, pieces)
    whole = "|".join(_filled(pattern, pieces) for pattern in listed["lines"].values())
    dateline = _filled(listed["head"]["dateline"], pieces)
    return re.compile(dateline), re.compile(whole, re.IGNORECASE)


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern

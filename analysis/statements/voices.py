"""Whose voice each thing said is, and through whom it came; knows nothing of grammar."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.statements.article import Attributed
from analysis.statements.grammar import SUBJECT_PRONOUNS
from analysis.statements.speakers import Focus, Names, read_sentence, speaker_of
from model import Entity, Span

_CARRIERS = frozenset(("according", "via", "subject", "inverted", "apposition"))
"""Rules that may find the agency through which something said came."""
_NEAR = 8
"""Findings; whose words hold those of another stands so near among those of a sentence."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, by name, and where it comes from when that is another."""

    speaker: str | None = None
    origin: str | None = None
    through: int | None = None
    """The number of the finding that names the origin."""


def voices(
    text: str, entities: Sequence[Entity], sentences: Sequence[Span], found: Sequence[Attributed]
) -> list[Voice]:
    """The voice behind each of `found`, read from top to bottom."""
    names = Names(text, entities)
    focus = Focus()
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[int]] = {}
    for number, each in enumerate(found):
        by_sentence.setdefault(bisect_right(starts, _anchor(each)) - 1, []).append(number)
    heard = [Voice()] * len(found)
    for number, sentence in enumerate(sentences):
        here = by_sentence.get(number, [])
        speakers = {
            each: speaker_of(names, source, focus, sentence, number)
            for each in sorted(here, key=lambda each: _anchor(found[each]))
            if (source := found[each].source) is not None
        }
        for index in here:
            heard[index] = _voice(text, found, speakers, index, here)
        quoted = [span for index in here if found[index].quoted for span in found[index].contents]
        said = any(speakers.values())
        read_sentence(names, sentence, focus, number, quoted, said=said)
    return heard


def _anchor(found: Attributed) -> int:
    """Where the source stands, or else the cue, or else what is said."""
    span = found.source or found.cue or found.contents[0]
    return span.start


def _voice(
    text: str,
    found: Sequence[Attributed],
    speakers: dict[int, str | None],
    inner: int,
    here: Sequence[int],
) -> Voice:
    """'X said, as cited by Y': the voice of X, through Y, whose words hold the cue of X."""
    speaker, cue = speakers.get(inner), found[inner].cue
    at = bisect_left(here, inner)
    for outer in here[max(0, at - _NEAR) : at + _NEAR] if cue else ():
        source = found[outer].source
        if outer == inner or found[outer].how not in _CARRIERS or source is None:
            continue
        if cue and any(span.covers(cue) for span in found[outer].contents):
            name = speakers.get(outer) or _plain(source.of(text))
            if name != speaker and name.lower() not in SUBJECT_PRONOUNS:
                return Voice(speaker, name, outer)
    return Voice(speaker)


def _plain(words: str) -> str:
    """The words of a source without its article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words

"""Finds names with the trained tagger; knows nothing of how it was trained.

A conditional random field (python-crfsuite) labels the stretches that may hold names.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pycrfsuite._pycrfsuite import Tagger

from analysis.language.grammar import grammar_of
from analysis.language.tagger import load as parts_of_speech
from analysis.names.features import Stretch, features, usage
from analysis.names.gazetteers import gazetteers
from analysis.names.kinds import Kind, kind
from analysis.names.segments import segments
from analysis.names.settling import settled
from analysis.names.spelling import Found
from analysis.names.words import Written
from model import Span

FILE = "tagger.crfsuite.gz"
LONG = 100_000
"""Code points of a text from which on what finds parts of speech, then what finds names, is let go
when it is done: with all that is found in a text of 50,000 words they would take 8 MB more, and to
read them again takes a tenth of a second.
"""

_UNSEEN = Kind("", False, "", "", (), (), frozenset())
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Model:
    """A trained tagger."""

    tagger: Tagger
    weights: bytes
    """Read where they stand for as long as the tagger is used, so they must not go away."""


@cache
def load() -> Model:
    """The tagger that ships with the program; read once."""
    return opened(files("analysis.names").joinpath(FILE).read_bytes())


def opened(packed: bytes) -> Model:
    """A tagger from the bytes of its file."""
    weights = gzip.decompress(packed)
    tagger = Tagger()
    tagger.open_inmemory(weights)
    return Model(tagger, weights)


def find_names(text: str, sentences: Sequence[Span]) -> tuple[Found, ...]:
    """The names in `text`, in order, without overlap."""
    # What is no character cannot be handed to the tagger; one for one, so that offsets hold.
    text = _SURROGATE.sub("\ufffd", text)
    tokens = [Written(text, span.start, span.end) for span in sentences]
    tags = [
        _tags(span.of(text), span.start, each) for span, each in zip(sentences, tokens, strict=True)
    ]
    if len(text) >= LONG:
        parts_of_speech.cache_clear()
    labels = label([each.words for each in tokens], tags, load())
    if len(text) >= LONG:
        load.cache_clear()
    found = (
        name for each, given in zip(tokens, labels, strict=True) for name in _names(each, given)
    )
    return settled(text, tokens, found)


def kinds_near(words: Sequence[str], stretches: Sequence[Stretch]) -> list[Kind]:
    """The kinds of the words in the stretches and two beside; the others are not looked at."""
    kinds = [_UNSEEN] * len(words)
    for first, last in stretches:
        for here in range(max(0, first - 2), min(len(words), last + 2)):
            kinds[here] = kind(words[here])
    return kinds


def _names(tokens: Sequence[tuple[str, int]], labels: Sequence[str]) -> Iterator[Found]:
    first = -1
    for here, given in enumerate((*labels, "O")):
        if first >= 0 and not given.startswith("I-"):
            word, start = tokens[here - 1]
            yield tokens[first][1], start + len(word), labels[first][2:]
            first = -1
        if given.startswith("B-"):
            first = here


def _tags(sentence: str, first: int, words: Sequence[tuple[str, int]]) -> list[str]:
    """The part of speech of each word: that of the token it begins in."""
    grammar = grammar_of(sentence)
    ends, tags = grammar.places[1::2], grammar.tags
    at = 0
    found = []
    for _, start in words:
        while ends[at] <= start - first:
            at += 1
        found.append(tags[at])
    return found


def label(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]], model: Model
) -> list[list[str]]:
    """One label for each word of each sentence of a text: B-PERSON, I-PERSON, …, or O."""
    used = usage(sentences)
    labels = [["O"] * len(words) for words in sentences]
    for sentence, parts, found in zip(sentences, tags, labels, strict=True):
        stretches = segments(gazetteers(), sentence)
        seen = features(sentence, kinds_near(sentence, stretches), stretches, used, parts)
        for (first, last), sequence in zip(stretches, seen, strict=True):
            found[first:last] = model.tagger.tag(sequence)
    return labels

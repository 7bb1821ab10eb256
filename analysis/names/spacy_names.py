"""Finds names with a spaCy model of the user's own; knows neither our tagger nor any model by name.

Off unless it is asked for by name: what is found should be the same on any machine.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from typing import Any

from analysis.names.spelling import Found
from model import ObelosError, Span

Finder = Callable[[str, Sequence[Span]], Sequence[Found]]
"""From a text and its sentences to its names, in order, without overlap."""

GROUP = "spacy_models"
"""The entry points under which spaCy's models make themselves known."""

# OntoNotes, as the English models label, and WikiNER, as many others do.
LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
}


def spacy_finder(name: str) -> Finder:
    """The finder that asks the installed spaCy model of this name.

    Raises:
        ObelosError: when there is no such model, or spaCy is not installed.
    """
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if name not in installed:
        known = ", ".join(sorted(installed)) or "none"
        raise ObelosError(f"There is no spaCy model {name} here (installed: {known}).")
    try:
        return finder_of(installed[name].load().load())
    except ImportError as missing:
        raise ObelosError(
            f"The spaCy model {name} cannot be used, because {missing.name} is not installed."
        ) from missing


def finder_of(pipeline: Any) -> Finder:
    """The finder that asks a loaded spaCy pipeline."""

    def find(text: str, sentences: Sequence[Span]) -> Sequence[Found]:
        if len(text) <= pipeline.max_length:
            return tuple(_within(sentences, pipeline(text).ents))
        # Too long for the pipeline at once: a sentence at a time, as far as each is short enough.
        return tuple(
            (span.start + start, span.start + end, label)
            for span in sentences
            if len(span) <= pipeline.max_length
            for start, end, label in _within([Span(0, len(span))], pipeline(span.of(text)).ents)
        )

    return find


def _within(sentences: Sequence[Span], entities: Sequence[Any]) -> Iterator[Found]:
    """What was found within a sentence, under our labels."""
    here = 0
    for entity in entities:
        while here < len(sentences) and sentences[here].end < entity.end_char:
            here += 1
        label = LABELS.get(entity.label_)
        if here < len(sentences) and sentences[here].start <= entity.start_char and label:
            yield entity.start_char, entity.end_char, label

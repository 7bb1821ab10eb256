"""The parts of speech of a sentence, found once for all who ask; knows nothing of why they ask."""

from functools import lru_cache

from analysis.language.tagger import load, tag
from analysis.language.tokens import tokens


@lru_cache(maxsize=4096)
def tags_of(sentence: str) -> tuple[str, ...]:
    """One tag for each token of a sentence; those of the last 80,000 words or so are kept."""
    return tuple(tag([sentence[start:end] for start, end in tokens(sentence)], load()))

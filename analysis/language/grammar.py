"""The words of a sentence with their grammar, found once for all; knows not who asks for them."""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from analysis.language.tagger import load, tag
from analysis.language.tokens import tokens


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tokens of a sentence, packed, for many are kept."""

    places: "array[int]"
    """Start and end of each in turn, in code points of the sentence."""
    tags: tuple[str, ...]

    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands."""
        return list(zip(self.places[::2], self.places[1::2], strict=True))


@lru_cache(maxsize=16384)
def grammar_of(sentence: str) -> Grammar:
    """The tokens of a sentence and their tags; those of the article at hand are kept, up to 300,000
    words or so: every step asks for them.
    """
    spans = tokens(sentence)
    tags = tuple(tag([sentence[start:end] for start, end in spans], load()))
    return Grammar(array("I", chain.from_iterable(spans)), tags)

"""Parts of speech by an averaged perceptron; knows nothing of how it was trained.

The tags are those of the Penn Treebank. Words that nearly always carry one tag get it from a list;
the others are decided from left to right by what stands round them.
"""

import gzip
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

FILE = "tagger.json.gz"
WIDTH = 16
"""Bits that a sum of weights may take."""
HEAVIEST = 2000
"""So heavy a weight may be at most: fifteen features together then stay below 2**15."""
_KEPT = 4096
"""Words whose own score is kept; a text uses few words again and again."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """What was learned."""

    tags: tuple[str, ...]
    fixed: Mapping[str, str]
    """Words with one tag."""
    weights: Mapping[str, int]
    """For each feature how strongly it speaks for or against each tag, packed into one number."""
    known: dict[tuple[str, bool], int] = field(default_factory=dict, compare=False)
    """What words say of themselves, first in a sentence or not: a memory, not a part of it."""


@cache
def load() -> Tagger:
    """The tagger that ships with the program."""
    return unpacked(files("analysis.language").joinpath(FILE).read_bytes())


def unpacked(kept: bytes) -> Tagger:
    """A tagger from the bytes of its file."""
    plain = gzip.decompress(kept)
    end = plain.index(b"\n")
    head = json.loads(plain[:end])
    size = len(head["tags"]) * WIDTH // 8
    places = range(end + 1, len(plain), size)
    values = (int.from_bytes(plain[at : at + size], "little", signed=True) for at in places)
    # A third of them stand there more than once, and need not be in memory so often.
    once: dict[int, int] = {}
    shared = (once.setdefault(value, value) for value in values)
    return Tagger(
        tuple(head["tags"]), head["fixed"], dict(zip(head["features"], shared, strict=True))
    )


def packed(tagger: Tagger) -> bytes:
    """The bytes of a tagger's file: the same for the same tagger."""
    size = len(tagger.tags) * WIDTH // 8
    head = {"tags": tagger.tags, "fixed": tagger.fixed, "features": list(tagger.weights)}
    lines = [json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode(), b"\n"]
    lines += [weight.to_bytes(size, "little", signed=True) for weight in tagger.weights.values()]
    return gzip.compress(b"".join(lines), mtime=0)


def pack(pairs: Iterable[tuple[int, int]]) -> int:
    """Weights by the number of their tag as one number, so that one addition adds them all."""
    return sum(weight << (WIDTH * number) for number, weight in pairs)


def tag(words: Sequence[str], tagger: Tagger) -> list[str]:
    """One tag for each word of a sentence."""
    fixed, get, names = tagger.fixed, tagger.weights.get, tagger.tags
    middle, scores = _fields(len(names))
    low = ["", "", *[word.lower() for word in words], "", ""]
    found: list[str] = []
    before, last = "<<", "<"
    for index, word in enumerate(words):
        here = fixed.get(word)
        if here is None:
            total = middle + _own(word, index, low[index + 2], tagger)
            for feature in beside(index, low, last, before):
                total += get(feature, 0)
            each = scores.unpack(total.to_bytes(scores.size, "little"))
            here = names[each.index(max(each))]
        found.append(here)
        before, last = last, here
    return found


@cache
def _fields(count: int) -> tuple[int, struct.Struct]:
    """What makes each of so many scores a number above zero, and what takes them apart again."""
    return pack((number, 1 << (WIDTH - 1)) for number in range(count)), struct.Struct(f"<{count}H")


def _own(word: str, index: int, low: str, tagger: Tagger) -> int:
    """What a word says of its own tag, wherever it stands."""
    known = tagger.known
    score = known.get((word, index == 0))
    if score is None:
        if len(known) >= _KEPT:
            known.clear()
        score = sum(tagger.weights.get(feature, 0) for feature in own(word, index, low))
        known[word, index == 0] = score
    return score


def features(index: int, word: str, low: Sequence[str], last: str, before: str) -> tuple[str, ...]:
    """What decides the tag of a word; `low` is the sentence in lower case between two blanks."""
    return (*own(word, index, low[index + 2]), *beside(index, low, last, before))


def own(word: str, index: int, low: str) -> tuple[str, ...]:
    """The features of a word by itself."""
    looks = shape(word, index)
    return "0", "w" + low, "s" + low[-3:], "p" + low[:3] + looks, "f" + looks + low[-3:]


def beside(index: int, low: Sequence[str], last: str, before: str) -> tuple[str, ...]:
    """The features that a word has by what stands round it."""
    farther, previous, here, following, further = low[index : index + 5]
    return (
        "t" + here[-2:] + last,
        "1" + last,
        "2" + last + " " + before,
        "a" + last + " " + here,
        "b" + previous,
        "c" + following,
        "d" + following[-3:] + " " + last,
        "e" + further,
        "g" + farther,
        "h" + here + " " + following[-2:],
    )


def shape(word: str, index: int) -> str:
    """How a word looks: its first letter, whether it holds digits, capitals or a hyphen."""
    first = word[0]
    if first.isupper():
        kind = "A" if word.isupper() and len(word) > 1 else "X"
        if index == 0:
            kind = kind.lower()
    elif first.isdigit():
        kind = "9"
    elif first.isalpha():
        kind = "-" if "-" in word else "o"
    else:
        kind = "."
    return kind

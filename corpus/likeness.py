"""How much two texts share word for word; knows nothing of articles or where texts are kept.

A. Broder, "On the resemblance and containment of documents", 1997: texts as sets of runs of words,
compared through the smallest hashes of each.
"""

import re
from heapq import nsmallest
from zlib import crc32

NEAR = 0.5
"""The share of runs in common from which two texts are said to be nearly the same.

Reports of one event written apart share under 0.05; an agency's report under another headline,
or with a paragraph cut or added, over 0.6.
"""

# Words in a run: names and set phrases are shorter.
_RUN = 5
# Hashes kept of a text. Texts that share half their runs share eight of sixteen on average, and
# fewer than three in one case of five hundred.
_KEPT = 16
_SHARED = 3
_HEX = 8

_WORD = re.compile(r"\w+")


def runs(text: str) -> frozenset[int]:
    """The hashes of all runs of words in `text`, 32 bits each.

    A checksum spreads them as evenly as a digest would, in a third of the time.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return frozenset((crc32(" ".join(words).encode()),))
    # Each word with those after it; the last few have too few and are left out.
    joined = map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False))
    return frozenset(map(crc32, map(str.encode, joined)))


def sketch(found: frozenset[int]) -> str:
    """The smallest hashes of a text's runs, in hexadecimal: enough to find its like among many."""
    return "".join(f"{value:0{_HEX}x}" for value in nsmallest(_KEPT, found))


def hashes(sketched: str) -> list[str]:
    """The single hashes of a sketch."""
    return [sketched[start : start + _HEX] for start in range(0, len(sketched), _HEX)]


def is_candidate(shared: int, kept: int) -> bool:
    """Whether sketches with `shared` hashes in common are worth a comparison of the texts."""
    return shared >= min(_SHARED, kept)


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the runs of both that are common to both, from 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 1.0

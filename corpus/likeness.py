"""How much two texts share word for word; knows nothing of articles or where texts are kept.

A. Broder, "On the resemblance and containment of documents", 1997: texts as sets of runs of words,
compared through the smallest hashes of each.
"""

import re
from hashlib import blake2b

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
    """The hashes of all runs of words in `text`, 32 bits each."""
    words = _WORD.findall(text.casefold())
    count = max(1, len(words) - _RUN + 1)
    return frozenset(_hash(" ".join(words[start : start + _RUN])) for start in range(count))


def sketch(found: frozenset[int]) -> str:
    """The smallest hashes of a text's runs, in hexadecimal: enough to find its like among many."""
    return "".join(f"{value:0{_HEX}x}" for value in sorted(found)[:_KEPT])


def hashes(sketched: str) -> list[str]:
    """The single hashes of a sketch."""
    return [sketched[start : start + _HEX] for start in range(0, len(sketched), _HEX)]


def is_candidate(shared: int, kept: int) -> bool:
    """Whether sketches with `shared` hashes in common are worth a comparison of the texts."""
    return shared >= min(_SHARED, kept)


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the runs of both that are common to both, from 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 1.0


def _hash(words: str) -> int:
    encoded = words.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=_HEX // 2).digest(), "big")

"""How much two texts share word for word; knows nothing of articles or where texts are kept.

A. Broder, "On the resemblance and containment of documents", 1997: texts as sets of runs of words,
compared through the smallest hashes of each.
"""

import re
from collections.abc import Iterator
from zlib import crc32

NEAR = 0.5
"""The share of runs in common from which two texts are said to be nearly the same.

Reports of one event written apart share under 0.05; an agency's report under another headline,
or with a paragraph cut or added, over 0.6.
"""

OTHER = 0.01
"""The share below which a text is no later version of another: of a report that was rewritten all
through some sentences stay, and from one site there may be set phrases in both.
"""

# Runs of a text of which every sentence may have been rewritten.
_SHORT = 50
# Words in a run: names and set phrases are shorter.
_RUN = 5
# Hashes kept of a text. Texts that share half their runs share eight of sixteen on average, and
# fewer than three in one case of five hundred.
_KEPT = 16
_SHARED = 3
_SIFTED = 4 * _KEPT
_HEX = 8

_BETWEEN = re.compile(r"[^\w\x00-\x7f]+")
# The letters, digits and underscores of ASCII, and all bytes of what is beyond it, stay.
_APART = bytes(n if n > 127 or re.match(r"\w", chr(n)) else ord(" ") for n in range(256))


def runs(text: str) -> frozenset[int]:
    """The hashes of all runs of words in `text`, 32 bits each.

    A checksum spreads them as evenly as a digest would, in a third of the time.
    """
    return frozenset(_hashed(_words(text)))


def may_be_version(runs_now: frozenset[int], before: frozenset[int]) -> bool:
    """Whether a text may be what became of another, and is not just found in its place; of short
    ones nobody can tell.
    """
    is_short = min(len(runs_now), len(before)) < _SHORT
    return is_short or resemblance(runs_now, before) >= OTHER


def sketch(text: str) -> str:
    """The smallest hashes of its runs, in hexadecimal: enough to find its like among many."""
    words = _words(text)
    # Evenly spread as they are, a few times as many as are kept lie below this; to sort these alone
    # takes a third of the time. A text that says the same again and again has fewer.
    bar = (_SIFTED << 32) // (len(words) + 1)
    found = set(filter(bar.__gt__, _hashed(words)))
    if len(found) < _KEPT:
        found = set(_hashed(words))
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


def _hashed(words: list[bytes]) -> Iterator[int]:
    """The checksum of each word with those after it; the last few have too few of them."""
    if len(words) < _RUN:
        return map(crc32, (b" ".join(words),))
    runs_found = zip(*(words[start:] for start in range(_RUN)), strict=False)
    return map(crc32, map(b" ".join, runs_found))


def _words(text: str) -> list[bytes]:
    """What `\\w+` finds in the text in lower case, as UTF-8: bytes are split faster."""
    lower = text.casefold()
    if not lower.isascii():
        lower = _BETWEEN.sub(" ", lower)
    return lower.encode().translate(_APART).split()

"""What the tagger sees of the words in a stretch; knows neither weights nor labels.

Everything is text: a name of a feature, and what it is. The same functions serve training and use.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from analysis.names.gazetteers import known_names
from analysis.names.kinds import Kind

Stretch = tuple[int, int]

# How many words each way a run is looked at, so that a page in capitals costs no square of its
# length.
_SIGHT = 8


@dataclass(frozen=True, slots=True)
class Usage:
    """How the words of a whole text are written."""

    small: Counter[str]
    """How often a word is so written; asked for those in small letters."""
    capital: Counter[str]
    inner: frozenset[str]
    """Words that have a capital within a sentence."""
    before: dict[str, list[str]]
    """What stands before such a word."""
    after: dict[str, list[str]]


def usage(sentences: Sequence[Sequence[str]]) -> Usage:
    """The usage of a text."""
    small = Counter(chain.from_iterable(sentences))
    capital = Counter[str]()
    before, after = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for words in sentences:
        for here in [here for here, word in enumerate(words) if word[0].isupper()]:
            low = words[here].lower()
            capital[low] += 1
            if here and words[here - 1] not in '"“‘':
                before[low].append(words[here - 1].lower())
                if here + 1 < len(words):
                    after[low].append(words[here + 1].lower())
    return Usage(small, capital, frozenset(before), dict(before), dict(after))


def features(
    words: Sequence[str], kinds: Sequence[Kind], stretches: Sequence[Stretch], used: Usage
) -> list[list[list[str]]]:
    """The features of every word of every stretch of a sentence."""
    if not stretches:
        return []
    phrases = _phrases(words, kinds)
    runs = _runs(kinds, stretches)
    share = _capital_share(words)
    return [
        [
            [
                *kinds[here].own,
                *_beside(kinds, here),
                *phrases.get(here, ()),
                *runs.get(here, ()),
                *(_document(used, kinds[here], here, share) if kinds[here].capital else ()),
            ]
            for here in range(first, last)
        ]
        for first, last in stretches
    ]


def _beside(kinds: Sequence[Kind], here: int) -> list[str]:
    """Features of the words round a word, alone and together with it."""
    own = kinds[here]
    low, sign = own.low, own.signature
    left = right = ""
    seen = ["A=" + sign]
    if here:
        before = kinds[here - 1]
        left = before.signature
        seen += ["-1" + each for each in before.seen]
        seen += (f"vw={before.low}_{low}", f"PW={before.low}{sign}")
    else:
        seen.append("BOS")
    if here + 1 < len(kinds):
        after = kinds[here + 1]
        right = after.signature
        seen += ["+1" + each for each in after.seen]
        seen += (f"ww={low}_{after.low}", f"NW={sign}{after.low}")
    else:
        seen.append("EOS")
    left, right = left or "<", right or ">"
    parts = f"PNp={kinds[here - 1].part if here else '<'}{sign}"
    seen += (f"PA={left}{sign}", f"NA={sign}{right}", f"PNA={left}{sign}{right}")
    seen.append(parts + (kinds[here + 1].part if here + 1 < len(kinds) else ">"))
    return seen + _further(kinds, here)


def _further(kinds: Sequence[Kind], here: int) -> list[str]:
    case = "C" if kinds[here].capital else "c"
    seen = []
    if here > 1:
        seen += ["-2" + each for each in kinds[here - 2].seen[:-1]]
        seen.append(f"PPW={kinds[here - 2].low}_{kinds[here - 1].low}{case}")
    if here + 2 < len(kinds):
        seen += ["+2" + each for each in kinds[here + 2].seen[:-1]]
        seen.append(f"NNW={case}{kinds[here + 1].low}_{kinds[here + 2].low}")
    return seen


def _document(used: Usage, own: Kind, here: int, share: str) -> Iterator[str]:
    """How the text writes a capitalised word elsewhere."""
    low = own.low
    yield share
    yield "mid" if here else "init"
    small = used.small[low]
    yield f"low={0 if not small else 1 if small < used.capital[low] else 2}"
    if low in used.inner:
        yield "midcap"
        yield from ("dp=" + word for word in used.before[low][:3])
        yield from ("dn=" + word for word in used.after.get(low, ())[:3])


def _capital_share(words: Sequence[str]) -> str:
    """How much of a sentence is written with capitals: all of it in a headline."""
    lettered = sum([word[0].isalpha() for word in words])
    if lettered < 3:
        return "cf=s"
    capitals = [word for word in words if word[0].isupper()]
    shouted = sum([word.isupper() and len(word) > 1 for word in words])
    if 2 * shouted > lettered:
        return "cf=A"
    return f"cf={4 * len(capitals) // lettered}"


def _phrases(words: Sequence[str], kinds: Sequence[Kind]) -> dict[int, tuple[str, ...]]:
    """Where a word stands in a known name of several words."""
    found: dict[int, tuple[str, ...]] = {}
    for first, last, label in known_names(words):
        if any(kind.low == "?" for kind in kinds[first:last]):
            continue
        for here in range(first, last):
            place = "B" if here == first else "E" if here == last - 1 else "I"
            found[here] = (f"ph={place}{label}",)
    return found


def _runs(kinds: Sequence[Kind], stretches: Sequence[Stretch]) -> dict[int, tuple[str, ...]]:
    """For each capitalised word, what the whole run of capitals that it stands in looks like."""
    found: dict[int, tuple[str, ...]] = {}
    for first, last in stretches:
        here = first
        while here < last:
            end = here
            while end < last and kinds[end].capital:
                end += 1
            if end > here:
                found.update(_run(kinds, here, end, last))
            here = max(end, here + 1)
    return found


def _run(
    kinds: Sequence[Kind], first: int, last: int, limit: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    head, foot = kinds[first], kinds[last - 1]
    telling = [kinds[here].telling for here in range(first, last)]
    ahead_of_it = range(last, min(limit, last + _SIGHT))
    beyond = frozenset[str]().union(*(kinds[here].telling for here in ahead_of_it))
    length = min(last - first, 5)
    whole = (
        f"rl={length}",
        f"rlast={foot.low}",
        f"rfirst={head.low}",
        f"rsig={head.signature}_{foot.signature}",
        f"rl{length}={foot.signature}",
        "rprev=" + (kinds[first - 1].low if first else "<"),
        "rnext=" + (kinds[last].low if last < len(kinds) else ">"),
        *sorted("r" + mark for mark in frozenset[str]().union(*telling)),
        *sorted("e" + mark for mark in beyond),
    )
    for here in range(first, last):
        place = _place(here, first, last)
        at = here - first
        ahead = frozenset[str]().union(*telling[at + 1 : at + 1 + _SIGHT])
        behind = frozenset[str]().union(*telling[max(0, at - _SIGHT) : at])
        yield (
            here,
            (
                *whole,
                place,
                f"{place}{length}",
                *sorted("a" + mark + place for mark in ahead),
                *sorted("b" + mark for mark in behind),
            ),
        )


def _place(here: int, first: int, last: int) -> str:
    if last - first == 1:
        return "r0"
    if here == first:
        return "rB"
    return "rE" if here == last - 1 else "rI"

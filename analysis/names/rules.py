"""Finds names by capital letters, known names and telling words; knows nothing of training."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.names.gazetteers import Gazetteers, gazetteers, known_names
from analysis.names.words import words
from model import Span

Found = tuple[int, int, str]
"""First code point, past last, label."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one sentence that belong together by their capitals; [first, last) of `tokens`."""

    tokens: Sequence[str]
    first: int
    last: int

    @property
    def words(self) -> Sequence[str]:
        return self.tokens[self.first : self.last]


def find_names(text: str, sentences: Sequence[Span]) -> tuple[Found, ...]:
    """The names in `text`, in order, without overlap."""
    listed = gazetteers()
    found: list[Found] = []
    doubtful: list[Found] = []
    for sentence in sentences:
        tokens = tuple(words(text, sentence.start, sentence.end))
        plain = tuple(word for word, _ in tokens)
        for first, last, label in _names(listed, plain):
            end = tokens[last - 1][1] + len(plain[last - 1])
            (found if label else doubtful).append((tokens[first][1], end, label))
    # A word that begins a sentence is a family name if someone of that name is in the text.
    families = {
        text[start:end].rpartition(" ")[2] for start, end, label in found if label == "PERSON"
    }
    found += [(start, end, "PERSON") for start, end, _ in doubtful if text[start:end] in families]
    return tuple(sorted(found))


def _names(listed: Gazetteers, tokens: Sequence[str]) -> Iterator[Found]:
    known = {first: (last, label) for first, last, label in known_names(listed, tokens)}
    here = 0
    while here < len(tokens):
        run = _run(listed, tokens, here)
        if run is None:
            here += 1
            continue
        yield from _split(listed, run, known)
        here = run.last


def _run(listed: Gazetteers, tokens: Sequence[str], first: int) -> _Run | None:
    """The longest run of capitalised words from `first` on, small joining words between them."""
    if not _capital(listed, tokens[first]):
        return None
    last = first + 1
    while last < len(tokens):
        ahead = last
        while ahead < len(tokens) and tokens[ahead] in listed.lexicon["joiners"]:
            ahead += 1
        if ahead - last > 2 or ahead == len(tokens) or not _capital(listed, tokens[ahead]):
            break
        if ahead > last and not _joins(listed, tokens, first, last, ahead):
            break
        last = ahead + 1
    return _Run(tokens, first, last)


def _capital(listed: Gazetteers, word: str) -> bool:
    return word[0].isupper() and word.lower() not in listed.lexicon["stop"]


def _joins(listed: Gazetteers, tokens: Sequence[str], first: int, last: int, ahead: int) -> bool:
    joined = tokens[last]
    if joined in ("and", "&", "for", "on", "to", "in", "the"):
        return joined == "&" or any(
            word.lower() in listed.lexicon["orgwords"] for word in tokens[first:last]
        )
    if joined == "of":
        return tokens[last - 1].lower() in listed.lexicon["orgwords"] | {"republic", "bank"}
    return True


def _split(listed: Gazetteers, run: _Run, known: dict[int, tuple[int, str]]) -> Iterator[Found]:
    """What a run holds: known names, and the rest by telling words."""
    first, last = run.first, run.last
    while first < last and _aside(listed, run.tokens, first, last):
        first += 1
    if first == last:
        return
    for here in range(first, last):
        if here in known and _whole(listed, run.tokens, known[here][0], last):
            end, label = known[here]
            if here > first:
                yield first, here, _label(listed, _Run(run.tokens, first, here), run.first)
            yield here, end, label
            if end < last:
                yield from _split(listed, _Run(run.tokens, end, last), known)
            return
    yield first, last, _label(listed, _Run(run.tokens, first, last), run.first)


def _aside(listed: Gazetteers, tokens: Sequence[str], here: int, last: int) -> bool:
    """Whether a leading word is a title, a people or a joining word, and no part of the name."""
    word = tokens[here]
    if word in listed.lexicon["joiners"] or word == "'s" or word == "’s":
        return True
    if any(other.lower() in listed.lexicon["orgwords"] for other in tokens[here + 1 : last]):
        return False
    return (
        word.lower() in listed.lexicon["titles"]
        or word in listed.demonyms
        or (
            word.lower() in listed.lexicon["demonymheads"]
            and here + 1 < last
            and tokens[here + 1] in listed.demonyms
        )
    )


def _whole(listed: Gazetteers, tokens: Sequence[str], end: int, last: int) -> bool:
    """Whether a known name is not the beginning of a longer one: an office of that country."""
    rest = [word.lower() for word in tokens[end:last]]
    telling = listed.lexicon["orgwords"] | listed.lexicon["placewords"]
    return end >= last or not any(word in telling for word in rest)


def _label(listed: Gazetteers, run: _Run, start: int) -> str:
    lowered = [word.lower() for word in run.words]
    lexicon = listed.lexicon
    if any(word in lexicon["orgwords"] for word in lowered):
        return "ORG"
    if lowered[-1] in lexicon["placewords"] or lowered[0] in ("mount", "lake", "fort", "cape"):
        return "PLACE"
    titled = run.first and run.tokens[run.first - 1].lower() in lexicon["titles"]
    if titled or run.words[0] in listed.given or run.words[0] in listed.asian:
        return "PERSON"
    if len(lowered) == 1:
        return _single(listed, run, start)
    return "PERSON"


def _single(listed: Gazetteers, run: _Run, start: int) -> str:
    word = run.words[0]
    if word.isupper() and len(word) > 1:
        return "ORG"
    if run.first and run.tokens[run.first - 1] in ("in", "at", "near", "from"):
        return "PLACE"
    if run.first == 0 and word not in listed.surnames:
        return ""
    return "PERSON" if word in listed.surnames or run.first > 0 else ""

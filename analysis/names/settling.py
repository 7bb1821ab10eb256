"""Makes what was found in a text agree with itself and with what is known; knows no other text.

"Lavrov" is a person wherever it stands once "Sergei Lavrov" was seen; a country is a place, a
people is no name, and a news agency is found wherever it is named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.names.adjusting import adjusted
from analysis.names.gazetteers import gazetteers
from analysis.names.headlines import with_headlines
from analysis.names.persons import person
from analysis.names.spelling import Found

Tokens = Sequence[Sequence[tuple[str, int]]]
"""Words of each sentence, with their first code points."""

# The least share of a word's uses that must have been found as a name before all are taken for
# one. On the development documents anything from 0.3 to 0.5 gives the same F1.
_SHARE = 0.4

_STORM = re.compile(r"\b(?:Hurricane|Cyclone|Typhoon|Tropical Storm)\s+([A-Z]\w+)")
_PLACES = frozenset(("PLACE",))
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Judge|Justice|Sen|Senator|Rep|Gov|President|Captain)"
    r"\.? ([A-Z]\w+)"
)
# File names, and words of three digits or more.
_CODE = re.compile(r"\S+\.(?:pdf|docx?|xlsx?|pptx?|txt|html?|zip|jpe?g|png)|\S*\d\S*\d\S*\d\S*")


def settled(text: str, tokens: Tokens, found: Iterable[Found]) -> tuple[Found, ...]:
    """The names in order, without overlap, some relabelled, some left out, some added."""
    sentences = [(words[0][1], words[-1][1] + len(words[-1][0])) for words in tokens if words]
    found = adjusted(text, sentences, found)
    storms = frozenset(_STORM.findall(text))
    names = [name for name in found if not _people(text, name) and not _no_name(text, name, storms)]
    families = _families(text, names)
    labels = _labels(text, names, families)
    names = [(start, end, labels[text[start:end]]) for start, end, _ in names]
    names += _missed(text, tokens, names, families, labels)
    names = with_headlines(text, tokens, sorted(names), families)
    return tuple(_united(text, sorted(names)))


def _united(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """The names, with a country and its office after it as one: "UK" and "Home Office"."""
    territories = gazetteers().territories
    pending: Found | None = None
    for name in names:
        if pending and name[2] == "ORG" and text[pending[1] : name[0]] == " ":
            name, pending = (pending[0], name[1], "ORG"), None
        if pending:
            yield pending
        pending = name if text[name[0] : name[1]] in territories else None
        if not pending:
            yield name
    if pending:
        yield pending


def _people(text: str, found: Found) -> bool:
    """Whether a name is only that of a people or tongue, or its beginning: "North Korean"."""
    listed = gazetteers()
    name = text[found[0] : found[1]]
    if name in listed.territories:
        return False
    words = name.split()
    heads = listed.lexicon["demonymheads"]
    if not all(word in listed.demonyms or word.lower() in heads for word in words):
        return False
    after = re.match(r"\s(\w+)", text[found[1] : found[1] + 30])
    return words[-1] in listed.demonyms or bool(after and after[1] in listed.demonyms)


def _no_name(text: str, found: Found, storms: frozenset[str]) -> bool:
    """Whether it is a storm, a file, a number with letters or what only ends a firm's name."""
    name = text[found[0] : found[1]]
    return (
        name in storms
        or _STORM.match(name) is not None
        or _CODE.fullmatch(name) is not None
        or name.lower().rstrip(".") in gazetteers().lexicon["corporate"]
    )


def _families(text: str, names: Iterable[Found]) -> Counter[str]:
    """The family names of the persons named in full, and how often they are."""
    families = Counter[str]()
    known = gazetteers().territories
    for start, end, label in names:
        words = text[start:end].split()
        if label == "PERSON" and len(words) > 1:
            family = words[0] if person(text[start:end]).eastern else words[-1]
            families[family] += family[0].isupper() and family not in known
    return families


def _labels(text: str, names: Iterable[Found], families: Mapping[str, int]) -> dict[str, str]:
    """One label for each name as written: the commonest, unless it is known better."""
    counted = defaultdict[str, Counter[str]](Counter)
    for start, end, label in names:
        counted[text[start:end]][label] += 1
    territories, bodies = gazetteers().territories, gazetteers().bodies
    titled = frozenset(_TITLED.findall(text))
    labels = {}
    for name, votes in counted.items():
        common = max(votes, key=lambda label: (votes[label], label))
        if name in territories:
            common = "PLACE"
        elif name in bodies:
            common = "ORG"
        elif families.get(name, 0) and (
            # Towns share names with people, firms hardly in one text.
            common == "ORG" or votes["PERSON"] + families[name] >= votes[common]
        ):
            common = "PERSON"
        elif common == "PERSON" and name not in titled and _is_town(name):
            common = "PLACE"
        labels[name] = common
    return labels


def _missed(
    text: str,
    tokens: Tokens,
    names: Sequence[Found],
    families: Mapping[str, int],
    labels: Mapping[str, str],
) -> Iterator[Found]:
    """Single words that are names elsewhere in the text, or always."""
    sure = _sure(text, tokens, names, families, labels)
    taken = {start for first, last, _ in names for start in range(first, last)}
    for sentence in tokens:
        for here, (word, start) in enumerate(sentence):
            label = sure.get(word) or _only_place(word)
            if label and start not in taken and not _in_a_run(sentence, here, taken):
                yield start, start + len(word), label


def _sure(
    text: str,
    tokens: Tokens,
    names: Iterable[Found],
    families: Mapping[str, int],
    labels: Mapping[str, str],
) -> dict[str, str]:
    """The single words that are taken for names wherever they stand, with their label."""
    uses = Counter(word for sentence in tokens for word, _ in sentence)
    found = Counter(text[start:end] for start, end, _ in names)
    stop = gazetteers().lexicon["stop"]
    sure = dict(gazetteers().certain)
    sure |= dict.fromkeys((name for name in families if families[name] and len(name) > 2), "PERSON")
    for name, label in labels.items():
        often = found[name] >= _SHARE * uses[name] > 0
        if often and len(name) > 1 and name[0].isupper() and name.lower() not in stop:
            sure[name] = label
    return sure


def _is_town(name: str) -> bool:
    """Whether a word that is called a person, without a given name, may be a town."""
    listed = gazetteers()
    return listed.singles.get(name) == _PLACES and name not in listed.given


def _only_place(word: str) -> str | None:
    """PLACE for a known place whose name is no person's and no other word's."""
    listed = gazetteers()
    if listed.singles.get(word) != _PLACES or word in listed.given or word in listed.surnames:
        return None
    return "PLACE" if listed.usage.get(word.lower(), ("u", ""))[0] in ("u", "0") else None


def _in_a_run(sentence: Sequence[tuple[str, int]], here: int, taken: set[int]) -> bool:
    """Whether a word stands beside another capitalised one that is no name."""
    for beside in (here - 1, here + 1):
        if 0 <= beside < len(sentence):
            word, start = sentence[beside]
            begins = beside == 0
            if word[0].isupper() and word != "I" and start not in taken and not begins:
                return True
    return False

"""Lists of known names and telling words; knows nothing of any text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.names.words import words

_FOLDER = files("analysis.names") / "data"


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """Everything that the lists hold, in the shape in which it is asked for."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first word: the words of a known name, longest first, and PLACE, ORG."""
    given: frozenset[str]
    surnames: frozenset[str]
    asian: frozenset[str]
    """Family names that stand first in their own order."""
    demonyms: frozenset[str]
    lexicon: Mapping[str, frozenset[str]]
    """Lower-case words by section: titles, orgwords, placewords, joiners, demonymheads, stop."""
    aliases: Mapping[str, str]
    """From a variant to the name it folds to."""


@cache
def gazetteers() -> Gazetteers:
    """The lists that ship with the package; read once."""
    lexicon = _sections(_lines("lexicon.txt"))
    return Gazetteers(
        phrases=_phrases(
            {
                "PLACE": (*_names("places.txt"), *_names("territories.txt"), *_names("cities.txt")),
                "ORG": _names("orgs.txt"),
            }
        ),
        given=frozenset((*_singles("given_names.txt"), *_singles("census_given.txt"))),
        surnames=frozenset(_singles("census_surnames.txt")),
        asian=frozenset(_singles("surnames_asian.txt")),
        demonyms=frozenset((*lexicon.pop("demonyms"), *_names("languages.txt"))),
        lexicon={name: frozenset(listed) for name, listed in lexicon.items()},
        aliases=_aliases(_lines("aliases.txt")),
    )


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """From a given name in lower case to the names it may be short for; read once."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines("nicknames.txt"):
        formal, *short = line.lower().split()
        for name in (formal, *short):
            known[name].add(formal)
    return {name: frozenset(formal) for name, formal in known.items()}


def known_place(name: str) -> bool:
    """Whether a whole name is a place on the lists."""
    parts = tuple(word for word, _ in words(name, 0, len(name)))
    candidates = gazetteers().phrases.get(parts[0], ()) if parts else ()
    return any(known == parts and label == "PLACE" for known, label in candidates)


def known_names(listed: Gazetteers, tokens: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """The longest known names among `tokens`, without overlap: first, past last, label."""
    found = []
    here = 0
    while here < len(tokens):
        hit = _longest(listed.phrases.get(tokens[here], ()), tokens, here)
        if hit:
            found.append((here, here + len(hit[0]), hit[1]))
            here += len(hit[0])
        else:
            here += 1
    return tuple(found)


def _longest(
    candidates: Iterable[tuple[tuple[str, ...], str]], tokens: Sequence[str], here: int
) -> tuple[tuple[str, ...], str] | None:
    for name, label in candidates:
        if tuple(tokens[here : here + len(name)]) == name:
            return name, label
    return None


def _lines(file: str) -> list[str]:
    lines = (_FOLDER / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _names(file: str) -> tuple[str, ...]:
    return tuple(name for line in _lines(file) for name in line.split("; "))


def _singles(file: str) -> tuple[str, ...]:
    return tuple(name for line in _lines(file) for name in line.split())


def _sections(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    sections: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in lines:
        if line.startswith("["):
            name = line.strip("[]")
        else:
            sections[name] = (*sections.get(name, ()), *line.split())
    return sections


def _phrases(
    lists: Mapping[str, Iterable[str]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    starting: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for label, names in lists.items():
        for name in names:
            parts = tuple(word for word, _ in words(name, 0, len(name)))
            starting[parts[0]].setdefault(parts, label)
    return {
        first: tuple(sorted(known.items(), key=lambda item: -len(item[0])))
        for first, known in starting.items()
    }


def _aliases(lines: Iterable[str]) -> dict[str, str]:
    folded = {}
    for line in lines:
        name, *variants = line.split(" | ")
        folded.update(dict.fromkeys((name, *variants), name))
    return folded

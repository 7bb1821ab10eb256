"""Lists of known names and telling words; knows nothing of any text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from analysis.names.words import words

Words = tuple[str, ...]

_ALSO_OTHERWISE = frozenset(("Chad", "Georgia", "Jersey", "Jordan", "Turkey"))
"""Territories that are names of persons or words as well."""
_FOLDER = files("analysis.names") / "data"


class Gazetteers:
    """Everything that the lists hold, in the shape in which it is asked for: read when it first is,
    since who folds names alone needs a third of it.
    """

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[Words, str], ...]]:
        """By first word: the words of a known name, longest first, and PLACE, ORG."""
        return _phrases(self._parts)

    @cached_property
    def given(self) -> frozenset[str]:
        """Names that parents give."""
        return frozenset(_singles("given_names.txt"))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Names that families have."""
        return frozenset(_singles("surnames.txt"))

    @cached_property
    def asian(self) -> frozenset[str]:
        """Family names that stand first in their own order."""
        return frozenset(_singles("surnames_asian.txt"))

    @cached_property
    def demonyms(self) -> frozenset[str]:
        """Words for people by where they are from, and languages."""
        return frozenset((*self._sections["demonyms"], *_names("languages.txt")))

    @cached_property
    def territories(self) -> frozenset[str]:
        """Countries and the like: places whatever they do."""
        return frozenset((*_names("territories.txt"), "U.S.", "US", "U.K.", "UK", "UAE"))

    @cached_property
    def certain(self) -> Mapping[str, str]:
        """Names of one word that is no other word, and PLACE or ORG: taken for names anywhere."""
        return _certain(self._sections["agencies"], self.singles, self.usage)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Bodies that are never places, whatever stands before them."""
        return frozenset(self._sections["bodies"])

    @cached_property
    def lexicon(self) -> Mapping[str, frozenset[str]]:
        """Lower-case words by section: titles, orgwords, placewords, joiners and others."""
        return {name: frozenset(listed) for name, listed in self._sections.items()}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """From a variant to the name it folds to."""
        return _aliases(_lines("aliases.txt"))

    @cached_property
    def singles(self) -> Mapping[str, frozenset[str]]:
        """Known names of one word, and PLACE or ORG or both."""
        return _one_word(self._parts)

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Known names of one word in lower case that are no other word as well."""
        return _lowered((*_places_of_one_word(self.singles), *self.given), self.usage)

    @cached_property
    def lowered_phrases(self) -> Mapping[str, tuple[Words, ...]]:
        """Known names of several words in lower case, by first word."""
        return _lowered_phrases(self._parts)

    @cached_property
    def usage(self) -> Mapping[str, tuple[str, str]]:
        """From a word in lower case to how often it is so, in quarters, and its commonest tag."""
        return _usage(_lines("usage.txt"))

    @cached_property
    def _sections(self) -> Mapping[str, tuple[str, ...]]:
        return _sections(_lines("lexicon.txt"))

    @property
    def _parts(self) -> Mapping[str, Sequence[Words]]:
        places = (*_names("places.txt"), *_names("territories.txt"), *_names("cities.txt"))
        return {"PLACE": _parts(places), "ORG": _parts(_names("orgs.txt"))}


@cache
def gazetteers() -> Gazetteers:
    """The lists that ship with the package; each is read once."""
    return Gazetteers()


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """From a given name in lower case to the names it may be short for; read once."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines("nicknames.txt"):
        formal, *short = line.lower().split()
        for name in (formal, *short):
            known[name].add(formal)
    return {name: frozenset(formal) for name, formal in known.items()}


@cache
def ordinary_words() -> frozenset[str]:
    """Words in lower case that hardly ever have a capital, but for those that are names too."""
    people = (*_singles("given_names.txt"), *_singles("surnames.txt"))
    places = (*_names("places.txt"), *_names("territories.txt"), *_names("cities.txt"))
    names = {name.lower() for name in (*people, *places)}
    used = _usage(_lines("usage.txt")).items()
    rarely = {word for word, (share, tag) in used if share == "4" and not tag.startswith("NNP")}
    return frozenset(rarely - names)


def known_place(name: str) -> bool:
    """Whether a whole name is a place on the lists."""
    return _known(name, "PLACE")


def known_body(name: str) -> bool:
    """Whether a whole name is a body on the lists."""
    return _known(name, "ORG")


def known_names(tokens: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """The longest known names among `tokens`, without overlap: first, past last, label."""
    phrases = gazetteers().phrases
    found = []
    end = 0
    for here in [here for here, word in enumerate(tokens) if word in phrases]:
        if here >= end:
            for name, label in phrases[tokens[here]]:
                if tuple(tokens[here : here + len(name)]) == name:
                    end = here + len(name)
                    found.append((here, end, label))
                    break
    return tuple(found)


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


def _parts(names: Iterable[str]) -> tuple[Words, ...]:
    return tuple(tuple(word for word, _ in words(name, 0, len(name))) for name in names)


def _phrases(lists: Mapping[str, Iterable[Words]]) -> dict[str, tuple[tuple[Words, str], ...]]:
    starting: defaultdict[str, dict[Words, str]] = defaultdict(dict)
    for label, names in lists.items():
        for parts in names:
            starting[parts[0]].setdefault(parts, label)
    return {
        first: tuple(sorted(known.items(), key=lambda item: -len(item[0])))
        for first, known in starting.items()
    }


def _one_word(lists: Mapping[str, Iterable[Words]]) -> dict[str, frozenset[str]]:
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for label, names in lists.items():
        for parts in names:
            if len(parts) == 1:
                labels[parts[0]].add(label)
    sets = {tuple(found): frozenset(found) for found in labels.values()}
    return {word: sets[tuple(found)] for word, found in labels.items()}


def _certain(
    agencies: Iterable[str],
    singles: Mapping[str, frozenset[str]],
    used: Mapping[str, tuple[str, str]],
) -> dict[str, str]:
    rare = {name for name in singles if used.get(name.lower(), ("u", ""))[0] in ("u", "0")}
    bodies = (name for name in rare if singles[name] == {"ORG"} and len(name) > 2)
    territories = (name for name in _names("territories.txt") if name not in _ALSO_OTHERWISE)
    return {
        **dict.fromkeys(agencies, "ORG"),
        **dict.fromkeys(bodies, "ORG"),
        **dict.fromkeys(territories, "PLACE"),
    }


def _known(name: str, label: str) -> bool:
    parts = tuple(word for word, _ in words(name, 0, len(name)))
    candidates = gazetteers().phrases.get(parts[0], ()) if parts else ()
    return any(known == parts and given == label for known, given in candidates)


def _places_of_one_word(singles: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Not bodies: in lower case most of them are common words, "rockets" and "target"."""
    return (name for name, labels in singles.items() if "PLACE" in labels)


def _lowered(names: Iterable[str], used: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    lowered = (name.lower() for name in names if len(name) > 3)
    rare = {name for name in lowered if used.get(name, ("u", ""))[0] in ("u", "0")}
    return frozenset(rare | {"uk", "usa"})


def _lowered_phrases(lists: Mapping[str, Iterable[Words]]) -> dict[str, tuple[Words, ...]]:
    starting: defaultdict[str, set[Words]] = defaultdict(set)
    for names in lists.values():
        for parts in names:
            if len(parts) > 1 and all(word[0].isupper() for word in parts):
                low = tuple(word.lower() for word in parts)
                starting[low[0]].add(low)
    return {
        first: tuple(sorted(found, key=lambda name: (-len(name), name)))
        for first, found in starting.items()
    }


def _usage(lines: Iterable[str]) -> dict[str, tuple[str, str]]:
    used = {}
    for line in lines:
        share, tag, *listed = line.split()
        used.update(dict.fromkeys(listed, (share, tag)))
    return used


def _aliases(lines: Iterable[str]) -> dict[str, str]:
    folded = {}
    for line in lines:
        name, *variants = line.split(" | ")
        folded.update(dict.fromkeys((name, *variants), name))
    return folded

"""Words that say that somebody says something; knows nothing of sentences."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["say", "think", "act"]
"""Brings a clause that was uttered; one that need not have been; what is judged or asked for."""

HEARSAY = frozenset(("allegedly", "reportedly"))
"""Words that say of a whole clause that somebody, who is not named, says so."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that may be a cue."""

    lemma: str
    kind: Kind
    particles: frozenset[str] = frozenset()
    """Prepositions that belong to it: "called for"."""
    hearsay: frozenset[str] = frozenset()
    """Words after its passive that bring what nobody in particular says: "accused of"."""
    clause: bool = False
    """Whether it brings something said only in a clause."""
    clausal: bool = False
    """Whether what it brings is a clause even where none is seen at once."""
    introduced: bool = False
    """Whether it needs a quotation, a colon, a comma or "that"."""
    takes_as: bool = False
    """Whether "as" begins what is said."""
    feels: bool = False
    """Whether a noun may say how it is said: "expressed doubts about"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words that may be cues."""

    verbs: Mapping[str, Verb]
    """By every form, in lower case."""
    phrasal: Mapping[str, Mapping[str, Verb]]
    """By every form, then by the word that makes it a cue: "ruled | out"."""
    light: Mapping[str, Verb]
    """Those that say nothing without a noun that does: "has doubts about"."""
    homonyms: frozenset[str]
    """Forms that are nouns as well."""
    nouns: frozenset[str]
    rumours: frozenset[str]
    """Nouns that bring what nobody in particular says."""
    adjectives: frozenset[str]
    feelings: frozenset[str]
    triggers: frozenset[str]
    """All words at which a rule begins; most sentences hold none or one."""


@cache
def load() -> Lexicon:
    """The lexicon that ships with the program."""
    listed = tomllib.loads(files("analysis.statements").joinpath("cues.toml").read_text("utf-8"))
    # A verb of two kinds is the one that brings a clause, the stronger sign.
    verbs = {
        form: verb
        for kind in ("act", "think", "say")
        for verb in _verbs(listed, kind)
        for form in _forms(verb.lemma, listed["irregular"])
    }
    phrasal = _phrasal(listed)
    light = {
        form: Verb(lemma, "act", feels=True)
        for lemma in listed["feelings"]["light"].split()
        for form in _forms(lemma, listed["irregular"])
    }
    nouns = frozenset(listed["nouns"]["that"].split())
    adjectives = frozenset(listed["adjectives"]["that"].split())
    return Lexicon(
        verbs,
        phrasal,
        light,
        frozenset(listed["homonyms"]["nouns"].split()),
        nouns,
        frozenset(listed["nouns"]["rumours"].split()),
        adjectives,
        frozenset(listed["feelings"]["nouns"].split()),
        frozenset(
            ("according", "as", "per", *HEARSAY, *verbs, *phrasal, *light, *nouns, *adjectives)
        ),
    )


def _verbs(listed: Mapping[str, Any], kind: Kind) -> Iterator[Verb]:
    marks = {name: frozenset(words.split()) for name, words in listed["complements"].items()}
    feeling = frozenset(listed["feelings"]["verbs"].split())
    for lemma in listed["verbs"][kind].split():
        yield Verb(
            lemma,
            kind,
            frozenset(listed["particles"].get(lemma, "").split()),
            frozenset(listed["hearsay"].get(lemma, "").split()),
            clause=lemma in marks["clause"],
            clausal=lemma in marks["clausal"],
            introduced=lemma in marks["introduced"],
            takes_as=lemma in marks["as"],
            feels=lemma in feeling,
        )


def _phrasal(listed: Mapping[str, Any]) -> dict[str, dict[str, Verb]]:
    found: dict[str, dict[str, Verb]] = {}
    kinds: tuple[Kind, ...] = ("say", "act")
    for kind in kinds:
        for whole in listed["phrasal"].get(kind, "").split():
            lemma, _, particle = whole.partition("-")
            particles = frozenset(listed["particles"].get(whole, "").split())
            verb = Verb(whole, kind, particles, introduced=kind == "say")
            for form in _forms(lemma, listed["irregular"]):
                found.setdefault(form, {})[particle] = verb
    return found


def _forms(lemma: str, irregular: Mapping[str, str]) -> list[str]:
    if lemma in irregular:
        return [lemma, *irregular[lemma].split()]
    if lemma.endswith("ee"):
        return [lemma, lemma + "s", lemma + "d", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith(("s", "sh", "ch", "x")):
        return [lemma, lemma + "es", lemma + "ed", lemma + "ing"]
    return [lemma, lemma + "s", lemma + "ed", lemma + "ing"]

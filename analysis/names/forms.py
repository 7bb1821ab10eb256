"""One way of writing a name, counted over articles; knows nothing of which belong together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.names.gazetteers import gazetteers
from analysis.names.keys import key, plain
from analysis.names.persons import person, untitled
from model import Entity

Class = Literal["person", "body"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_OUTER = " \t\n\"'“”‘’()[],;:"
# Spelled out before comparing, so that "Mt Cook" is "Mount Cook".
_SHORT = {
    "mt": "mount",
    "st": "saint",
    "ft": "fort",
    "dept": "department",
    "univ": "university",
    "assn": "association",
    "intl": "international",
    "natl": "national",
    "govt": "government",
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "theatre": "theater",
    "harbour": "harbor",
    "us": "u.s.",
    "un": "u.n.",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A name as written, without what never tells two names apart."""

    cls: Class
    text: str
    """Lower case, without accents, articles and titles."""


@dataclass(slots=True)
class Written:
    """How a form was written, and how often, over all articles."""

    surfaces: Counter[str] = field(default_factory=Counter)
    articles: int = 0

    @property
    def best(self) -> str:
        """The commonest way of writing it, not in capitals if there is another."""
        return min(self.surfaces, key=lambda said: (_shouted(said), -self.surfaces[said], said))


Forms = dict[Form, Written]


def forms_of(entities: Sequence[Entity]) -> tuple[Form | None, ...]:
    """The form of each entity of an article; None for dates and quantities.

    Within an article the same words are one class, the one that most of them were given.
    """
    surfaces = [surface(entity.text, entity.label == "PERSON") for entity in entities]
    votes: dict[str, Counter[str]] = {}
    for entity, said in zip(entities, surfaces, strict=True):
        if entity.label in ("PERSON", "ORG", "PLACE"):
            cls = "person" if entity.label == "PERSON" else "body"
            votes.setdefault(plain(said), Counter())[cls] += 1
    return tuple(
        _form(plain(said), votes) if entity.label in ("PERSON", "ORG", "PLACE") else None
        for entity, said in zip(entities, surfaces, strict=True)
    )


def agreed(articles: Sequence[Sequence[Form | None]]) -> list[list[Form | None]]:
    """The forms with the class that most articles give the same words.

    An article that names a person of that name in full keeps its own.
    """
    votes: dict[str, Counter[Class]] = {}
    for found in articles:
        for form in {form for form in found if form}:
            votes.setdefault(form.text, Counter())[form.cls] += 1
    return [_agreed(found, votes) for found in articles]


def _agreed(found: Sequence[Form | None], votes: dict[str, Counter[Class]]) -> list[Form | None]:
    families = {
        person(form.text).family
        for form in found
        if form and form.cls == "person" and " " in form.text
    }
    return [
        form
        if not form
        or form.text in families
        or 2 * votes[form.text][form.cls] >= votes[form.text].total()
        else Form("body" if form.cls == "person" else "person", form.text)
        for form in found
    ]


def surface(text: str, human: bool) -> str:
    """A name for showing: one line, without the article, title or quotation marks around it."""
    said = _ARTICLE.sub("", " ".join(text.strip(_OUTER).split()))
    said = re.sub(r"['’]s?$", "", said).rstrip() or said
    # The point that ends a sentence, not that of an abbreviation.
    said = re.sub(r"(?<=[a-z]{4})\.$", "", said)
    return (untitled(said) if human else said) or text


def count(articles: Iterable[tuple[Sequence[Entity], Sequence[Form | None]]]) -> Forms:
    """How each form was written and in how many articles."""
    forms: Forms = {}
    for entities, found in articles:
        for entity, form in zip(entities, found, strict=True):
            if form:
                written = forms.setdefault(form, Written())
                written.surfaces[surface(entity.text, form.cls == "person")] += 1
        for form in set(found):
            if form:
                forms[form].articles += 1
    return forms


def body_words(text: str) -> tuple[str, ...]:
    """The words by which bodies and places are compared: spelled out, no points, no "Inc."."""
    bare = [word.strip(".,'\"") or word for word in text.replace("&", " and ").split()]
    spelled = [_SHORT.get(word, word).replace("isation", "ization") for word in bare]
    while len(spelled) > 1 and spelled[-1] in gazetteers().lexicon["corporate"]:
        spelled.pop()
    if len(spelled) > 1 and spelled[0] in ("downtown", "greater"):
        spelled.pop(0)
    return tuple(_office(spelled))


def _office(spelled: list[str]) -> list[str]:
    """ "Ministry of Foreign Affairs" as "foreign ministry", whichever of the two was written."""
    head, *rest = spelled
    if head in ("ministry", "department") and rest[:1] == ["of"] and rest.count("of") == 1:
        spelled = [*rest[1:], head]
    if spelled[-1] == "ministry" and "affairs" in spelled[-2:-1]:
        spelled = [*spelled[:-2], "ministry"]
    return spelled


def alias_of(form: Form, written: Written) -> str | None:
    """The name that the list of known aliases gives a body or place."""
    if form.cls == "person":
        return None
    known = gazetteers().aliases
    for said in (written.best, *sorted(written.surfaces)):
        if said in known:
            return known[said]
    return None


def acronym(said: str) -> bool:
    """Whether a name is written as initials: KCNA, U.N., DoJ."""
    bare = said.replace(".", "")
    return 2 <= len(bare) <= 6 and " " not in bare and sum(map(str.isupper, bare)) > len(bare) / 2


def stem(word: str) -> str:
    """What a word of a body's name is compared by."""
    return key(word) or word


def _form(text: str, votes: dict[str, Counter[str]]) -> Form:
    counted = votes[text]
    return Form("person" if counted["person"] > counted["body"] else "body", text)


def _shouted(said: str) -> bool:
    return (said.isupper() and len(said) > 5) or said.islower()

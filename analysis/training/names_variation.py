"""Makes more texts to learn from by putting other names into annotated ones; knows no features.

A tagger trained on a few thousand names learns these names. Put others in their place and it learns
what stands round names and how names are built (Dai and Adel 2020, mention replacement).
"""

import random

from analysis.names.gazetteers import gazetteers
from analysis.training.names_corpus import Document, Sentence, names_of

REPLACED = 0.6
"""The share of names that are replaced."""
# What invented names are put together from.
_SYLLABLES = (
    "ba be bi bo bu cha che cho da de di do du fa fe fi ga ge go ha he hi ho hu ja jo ka ke ki ko"
    " ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe po ra re ri ro ru sa se shi so su ta te"
    " ti to tu va ve vi wa ya yo yu za ze zi zo"
)
_ENDINGS = (
    "n r s t l k m d v nd rt sk rs ck th v ev ov in an en on ez ski sky son man berg stein ley ton"
    " ford well er el"
)
_EASTERN = (
    "un il jong sun hui son yong chol min ji hyun jae ki moon ho sung woo young kwok wai ka chun"
    " siu yiu chi tai hung fai ming yee mei ling man wah lok yan pik kin keung fung"
)
_PREFIXES = ("al-", "Mc", "O'", "De ", "Van ", "Di ", "bin ")
_CAPITALS = "ABCDEFGHIKLMNOPRSTUW"

Name = tuple[str, ...]


def varied(document: Document, seed: int) -> Document:
    """The document with many of its names replaced, each the same way throughout."""
    names = _Names(random.Random(f"{document.id} {seed}"))
    sentences = tuple(names.put_into(sentence) for sentence in document.sentences)
    return Document(document.id, sentences)


class _Names:
    """What each name of a document is replaced by."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given: dict[tuple[str, Name], Name] = {}
        self._parts: dict[str, Name] = {}
        listed = gazetteers()
        self._first = sorted(name for name in listed.given if name.isalpha())
        self._surnames = sorted(listed.surnames)
        self._asian = sorted(listed.asian)
        known = {(label, parts) for names in listed.phrases.values() for parts, label in names}
        self._known = {
            label: sorted(parts for kind, parts in known if kind == label)
            for label in ("PLACE", "ORG")
        }

    def put_into(self, sentence: Sentence) -> Sentence:
        """The sentence with its names replaced."""
        words, labels = list[str](), list[str]()
        here = 0
        for first, last, label in names_of(sentence):
            words += sentence.words[here:first]
            labels += sentence.labels[here:first]
            name = self._instead_of(label, sentence.words[first:last])
            words += name
            labels += ["B-" + label] + ["I-" + label] * (len(name) - 1)
            here = last
        words += sentence.words[here:]
        labels += sentence.labels[here:]
        return Sentence(tuple(words), tuple(labels))

    def _instead_of(self, label: str, name: Name) -> Name:
        if (label, name) not in self._given:
            self._given[label, name] = self._new(label, name)
        return self._given[label, name]

    def _new(self, label: str, name: Name) -> Name:
        if self._chance.random() > REPLACED or not name[0][0].isupper():
            return name
        if label == "PERSON":
            new = self._person(name)
            shout = name[0].isupper() and len(name[0]) > 2
            return tuple(word.upper() for word in new) if shout else new
        if len(name) > 2 and self._chance.random() > 0.4:
            return name  # Long names teach how they are built: most stay.
        return self._body(len(name)) if label == "ORG" else self._place()

    def _person(self, name: Name) -> Name:
        chance = self._chance
        if len(name) == 1:
            known = self._parts.get(name[0])
            if known:
                return known
            return self._surname() if chance.random() < 0.6 else (chance.choice(self._first),)
        kind = chance.random()
        if kind < 0.18:
            family: Name = (chance.choice(self._asian),)
            new = (*family, *self._eastern())
        elif kind < 0.24:
            family = (chance.choice(self._asian),)
            new = (chance.choice(self._first), *family)
        else:
            family = self._surname()
            first = chance.choice(self._first) if chance.random() < 0.75 else self._invented()
            new = (first, *self._middle(), *family)
        self._parts[name[-1]] = family
        self._parts[name[0]] = (new[0],) if new[: len(family)] != family else (new[-1],)
        return new

    def _eastern(self) -> Name:
        one, other = self._pick(_EASTERN), self._pick(_EASTERN)
        kind = self._chance.random()
        if kind < 0.45:
            return (f"{one.capitalize()}-{other}",)
        if kind < 0.8:
            return (one.capitalize(), other.capitalize())
        return ((one + other).capitalize(),)

    def _middle(self) -> Name:
        kind = self._chance.random()
        if kind < 0.12:
            return (self._chance.choice(_CAPITALS), ".")
        return (self._chance.choice(self._first),) if kind < 0.2 else ()

    def _surname(self) -> Name:
        kind = self._chance.random()
        if kind < 0.45:
            return (self._chance.choice(self._surnames),)
        if kind < 0.85:
            return (self._invented(),)
        return tuple((self._chance.choice(_PREFIXES) + self._invented()).split())

    def _body(self, length: int) -> Name:
        kind = self._chance.random()
        if length == 1 and kind < 0.4:
            letters = self._chance.choice((2, 3, 3, 3, 4, 4, 5))
            return ("".join(self._chance.choice(_CAPITALS) for _ in range(letters)),)
        if length == 1 and kind < 0.6:
            return (self._invented(),)
        return self._chance.choice(self._known["ORG"])

    def _place(self) -> Name:
        if self._chance.random() < 0.3:
            return (self._invented(),)
        return self._chance.choice(self._known["PLACE"])

    def _invented(self) -> str:
        count = self._chance.choice((1, 2, 2, 2, 3))
        stem = "".join(self._pick(_SYLLABLES) for _ in range(count))
        ending = self._pick(_ENDINGS) if self._chance.random() < 0.7 else ""
        return (stem + ending).capitalize()

    def _pick(self, listed: str) -> str:
        return self._chance.choice(listed.split())

"""Finds what a part of a name stands for, first in its article, then in all; joins nothing.

"Lavrov" is the one Lavrov named in full, "KCNA" the one body with these initials, "Saints" the one
name that ends so. Where two could be meant, none is chosen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.names.clusters import Clusters
from analysis.names.forms import Form, Forms, acronym, alias_of, body_words
from analysis.names.gazetteers import gazetteers, known_body, known_place, nicknames
from analysis.names.keys import initials, key, plain
from analysis.names.persons import person
from model import Entity

# In all articles together one person may be meant by a family name that others share when this
# many articles name him in full, and this many times as many as name the next.
_NAMED, _TIMES = 3, 4


@dataclass(frozen=True, slots=True)
class Index:
    """By a part of a name, the clusters with full names that hold it, and how often."""

    parts: dict[tuple[str, str], Counter[Form]]

    @staticmethod
    def of(clusters: Clusters, forms: Iterable[Form], written: Forms) -> "Index":
        """The index of some forms, an article's or all."""
        parts: defaultdict[tuple[str, str], Counter[Form]] = defaultdict(Counter)
        for form in forms:
            root = clusters.root(form)
            for part in set(_parts(form, written)):
                parts[part][root] += written[form].articles
        return Index(dict(parts))

    def meant(self, part: tuple[str, str], form: Form, clusters: Clusters) -> dict[Form, int]:
        """The clusters that a part may stand for, its own and those parted from it left out."""
        own = clusters.root(form)
        return {
            root: count
            for root, count in self.parts.get(part, Counter()).items()
            if clusters.root(root) != own and not clusters.apart(root, (form.text,))
        }


def resolve(
    form: Form, near: Index, far: Index, clusters: Clusters, written: Forms, *, acting: bool
) -> Form | None:
    """The cluster that a form stands for in an article; None when it stands for itself.

    `acting` says that the article speaks of the form as a body, if it is a place.
    """
    for part in _asked(form, written, acting):
        for index in (near, far) if part[0] != "first" else (near,):
            meant = index.meant(part, form, clusters)
            if len(meant) == 1:
                return next(iter(meant))
            if meant:
                return _longest(meant, index, clusters) or (
                    _dominant(meant) if index is far else None
                )
    return None


def defined(
    entities: Sequence[Entity], forms: Sequence[Form | None]
) -> Iterator[tuple[Form, Form]]:
    """The acronyms that an article itself explains, with what for: "Body of Many Words (BMW)"."""
    for (long, form), (short, after) in zip(
        zip(entities, forms, strict=True), list(zip(entities, forms, strict=True))[1:], strict=False
    ):
        # One space and one parenthesis between them.
        if not form or not after or short.span.start - long.span.end not in (2, 3):
            continue
        if acronym(short.text) and _abbreviates(short.text, long.text):
            yield after, form


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of an acronym run through the words of a name."""
    rest = iter(long.casefold())
    letters = short.replace(".", "").casefold()
    return letters[:1] == long[:1].casefold() and all(letter in rest for letter in letters)


def _parts(form: Form, written: Forms) -> Iterator[tuple[str, str]]:
    """What may stand for a form."""
    if form.cls == "person":
        named = person(form.text)
        if named.full:
            yield "family", key(named.family.split()[-1])
            yield "initial", f"{named.given[0][0]} {key(named.family.split()[-1])}"
            if not named.eastern:
                formal = nicknames().get(named.given[0], frozenset())
                yield from (("first", key(name)) for name in (named.given[0], *formal))
                yield from (("tail", tail) for tail in _tails(form.text))
        return
    words = body_words(form.text)
    known = alias_of(form, written[form])
    yield from (("team", " ".join(head)) for head in _towns(body_words(plain(known or form.text))))
    if len(words) > 1:
        yield from _heads_and_tails(words)
        letters = initials(written[form].best)
        if len(letters) > 2:
            yield "letters", letters.casefold()


def _asked(form: Form, written: Forms, acting: bool) -> Iterator[tuple[str, str]]:
    """What a form may be a part of."""
    if form.cls == "person":
        named = person(form.text)
        yield "tail", form.text
        if named.full:
            return
        if named.given:
            yield "initial", f"{named.given[0][0]} {key(named.family)}"
        else:
            yield "family", key(named.family.split()[-1])
            formal = nicknames().get(named.family, frozenset())
            yield from (("first", key(name)) for name in (named.family, *sorted(formal)))
        return
    said = written[form].best
    if acronym(said) and not alias_of(form, written[form]):
        yield "letters", said.replace(".", "").casefold()
    elif not known_place(said):
        # A known body is no short form of what begins with its name: Boeing, Boeing Field.
        yield "end" if known_body(said) else "part", " ".join(body_words(form.text))
    elif acting and said not in gazetteers().territories:
        yield "team", " ".join(body_words(form.text))


def _tails(text: str) -> Iterator[str]:
    """The last words of a name, two at least: "Lo Presti" for Gaetano Lo Presti."""
    words = text.split()
    return (" ".join(words[cut:]) for cut in range(1, len(words) - 1))


def _heads_and_tails(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    telling = gazetteers().lexicon["orgwords"] | gazetteers().lexicon["placewords"]
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        if (
            head[-1] not in gazetteers().lexicon["smallwords"]
            and tail[0] not in gazetteers().lexicon["smallwords"]
        ):
            yield "end", " ".join(tail)
            yield "part", " ".join(tail)
            if len(head) > 1 or head[0] not in telling:
                yield "part", " ".join(head)


def _longest(meant: dict[Form, int], index: Index, clusters: Clusters) -> Form | None:
    """The one of several bodies or places that all the others are parts of, if there is one.

    "Mount Cook" may be Aoraki Mount Cook or Mount Cook National Park, both parts of a third.
    """
    longest = set()
    for form in meant:
        if form.cls == "person":
            return None
        part = ("part", " ".join(body_words(form.text)))
        longest |= set(index.meant(part, form, clusters)) or {form}
    return next(iter(longest)) if len(longest) == 1 else None


def _towns(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The town that a team may be called by: "Oakland" for the Oakland Raiders."""
    for cut in range(1, min(len(words), 4)):
        if not gazetteers().lexicon["orgwords"].intersection(words[cut:]):
            yield words[:cut]


def _dominant(meant: dict[Form, int]) -> Form | None:
    ordered = sorted(meant.items(), key=lambda item: (-item[1], item[0].text))
    (first, most), (_, next_most) = ordered[:2]
    return first if most >= _NAMED and most >= _TIMES * next_most else None

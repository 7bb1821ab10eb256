"""Joins the forms that are one name wherever they stand; knows nothing of single articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from analysis.names.clusters import Clusters
from analysis.names.forms import Form, Forms, alias_of, body_words, stem
from analysis.names.keys import key, skeleton
from analysis.names.persons import person, same_person

# Above this many names of one block only those with the same key are joined, so that a text made
# of one family name cannot cost the square of its length.
_BLOCK = 200


def join_persons(clusters: Clusters, forms: Forms) -> None:
    """Join the full names that may be one person's."""
    blocks: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: form.text):
        if form.cls == "person" and person(form.text).full:
            for block in set(_blocks(form.text)):
                blocks[block].append(form)
    for block in sorted(blocks):
        _join_block(clusters, blocks[block])


def join_bodies(clusters: Clusters, forms: Forms) -> None:
    """Join the bodies and places that are written alike or known as one."""
    first: dict[tuple[str, ...] | str, Form] = {}
    for form in sorted(forms, key=lambda form: form.text):
        if form.cls == "body":
            for sign in _signs(form, forms):
                clusters.join(first.setdefault(sign, form), form)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Names that may be one person's share one of these: family consonants and an initial."""
    parts = person(text)
    families = [parts.family.split()[-1]]
    for given in parts.given:
        yield skeleton(families[0]), key(given)[:1]
    if not parts.eastern:
        return
    # The same name in western order.
    yield skeleton(families[0]), key(parts.given[0])[:1]


def _join_block(clusters: Clusters, block: list[Form]) -> None:
    if len(block) > _BLOCK:
        same: dict[str, Form] = {}
        for form in block:
            clusters.join(same.setdefault(key(form.text), form), form)
        return
    for one, other in combinations(block, 2):
        if same_person(one.text, other.text):
            clusters.join(one, other)


def _signs(form: Form, forms: Forms) -> Iterable[tuple[str, ...] | str]:
    yield tuple(stem(word) for word in body_words(form.text))
    alias = alias_of(form, forms[form])
    if alias:
        yield alias

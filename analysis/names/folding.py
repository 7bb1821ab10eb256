"""Folds the variants of names to one name within and across articles; knows nothing of tagging.

No name is compared with every other: candidates come from dictionaries by family name, by first
and last words and by initials, so the work grows about as the number of names does.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.names.clusters import Clusters
from analysis.names.forms import (
    Form,
    Forms,
    Written,
    acronym,
    agreed,
    alias_of,
    count,
    forms_of,
    surface,
)
from analysis.names.joining import join_bodies, join_persons
from analysis.names.keys import plain
from analysis.names.resolving import Index, defined, resolve
from model import Analysis, Entity, Hints, Statement

_NO_HINTS = Hints()


def fold(analyses: Sequence[Analysis], hints: Hints = _NO_HINTS) -> tuple[Analysis, ...]:
    """The analyses with one name for each person, body and place in all of them together."""
    names = fold_names(lambda: (analysis.entities for analysis in analyses), hints)
    return tuple(renamed(analysis, named) for analysis, named in zip(analyses, names, strict=True))


def fold_names(
    articles: Callable[[], Iterable[Sequence[Entity]]], hints: Hints = _NO_HINTS
) -> Iterator[tuple[str, ...]]:
    """The folded name of every entity of one article after the other; their entities are asked for
    again and again, since those of many articles are more than one would hold.
    """
    one: dict[Form | None, Form | None] = {}
    found = agreed(
        [tuple(one.setdefault(form, form) for form in forms_of(each)) for each in articles()]
    )
    forms = count(zip(articles(), found, strict=True))
    joined = _joined(hints)
    for name in joined.values():
        # So that a name a reader chose draws the spellings of it to itself.
        for cls in ("person", "body"):
            forms.setdefault(Form(cls, plain(surface(name, cls == "person"))), Written()).surfaces[
                name
            ] += 0
    clusters = Clusters(forms, _parted(hints))
    join_persons(clusters, forms)
    join_bodies(clusters, forms)
    names = _names(clusters, forms, joined)
    everywhere = Index.of(clusters, [form for form in forms if forms[form].articles], forms)
    # What stands in one article alone stands in all of them.
    alone = Index(everywhere.parts) if len(found) == 1 else None
    for entities, those in zip(articles(), found, strict=True):
        yield _article(entities, those, alone, everywhere, clusters, forms, names, joined)


def renamed(analysis: Analysis, names: Sequence[str]) -> Analysis:
    """The analysis with these names for its entities, and for who speaks in its statements."""
    entities = tuple(
        replace(entity, name=name) for entity, name in zip(analysis.entities, names, strict=True)
    )
    was = defaultdict[str, Counter[str]](Counter)
    for old, new in zip(analysis.entities, entities, strict=True):
        was[old.name][new.name] += 1
    mapping = {
        old: min(counted, key=lambda name: (-counted[name], name)) for old, counted in was.items()
    }
    statements = tuple(
        _respoken(statement, analysis.entities, entities, mapping)
        for statement in analysis.statements
    )
    return replace(analysis, entities=entities, statements=statements)


def _article(
    entities: Sequence[Entity],
    found: Sequence[Form | None],
    alone: Index | None,
    everywhere: Index,
    clusters: Clusters,
    forms: Forms,
    names: Mapping[Form, str],
    joined: Mapping[str, str],
) -> tuple[str, ...]:
    here = sorted({form for form in found if form}, key=lambda form: (form.cls, form.text))
    near = alone or Index.of(clusters, here, forms)
    explained = dict(defined(entities, found))
    acting = _acting(entities, found)
    meant: dict[Form, Form] = {}
    for form in here:
        target = explained.get(form) or resolve(
            form, near, everywhere, clusters, forms, acting=form.text in acting
        )
        meant[form] = target or form
    return tuple(
        _name(form, meant, clusters, names, joined) if form else entity.value or entity.text
        for entity, form in zip(entities, found, strict=True)
    )


def _acting(entities: Sequence[Entity], found: Sequence[Form | None]) -> frozenset[str]:
    """What an article mostly takes for a body."""
    votes = Counter[str]()
    for entity, form in zip(entities, found, strict=True):
        if form:
            votes[form.text] += 1 if entity.label == "ORG" else -1
    return frozenset(text for text, vote in votes.items() if vote > 0)


def _name(
    form: Form,
    meant: Mapping[Form, Form],
    clusters: Clusters,
    names: Mapping[Form, str],
    joined: Mapping[str, str],
) -> str:
    if form.text in joined:
        return joined[form.text]
    target = meant[form]
    # An acronym may stand for a name that is itself short for another.
    target = meant.get(target, target)
    return names[clusters.root(target)]


def _names(clusters: Clusters, forms: Forms, joined: Mapping[str, str]) -> dict[Form, str]:
    """The one name of each cluster."""
    wanted = set(joined.values())
    named = {}
    for root in {clusters.root(form) for form in forms}:
        members = clusters.members(root)
        best = _best(members, clusters, forms)
        asked = {joined[form.text] for form in members if form.text in joined}
        asked |= {joined[plain(best)]} if plain(best) in joined else set()
        asked |= wanted & {said for form in members for said in forms[form].surfaces}
        named[root] = min(asked, default=best)
    return named


def _best(members: Sequence[Form], clusters: Clusters, forms: Forms) -> str:
    """The form in the list of aliases, or the one that most articles write, in full."""
    known = {alias_of(form, forms[form]) for form in members} - {None}
    for alias in sorted(name for name in known if name):
        if not clusters.apart(members[0], (plain(alias),)):
            return alias
    first = min(
        members,
        key=lambda form: (
            acronym(forms[form].best),
            -forms[form].articles,
            -forms[form].surfaces.total(),
            -len(form.text),
            form.text,
        ),
    )
    return forms[first].best


def _parted(hints: Hints) -> dict[str, frozenset[str]]:
    parted: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in hints.parted:
        parted[plain(one)].add(plain(other))
        parted[plain(other)].add(plain(one))
    return {text: frozenset(others) for text, others in parted.items()}


def _joined(hints: Hints) -> dict[str, str]:
    """From a variant to the name it ends at; what was parted as well stays parted."""
    parted = _parted(hints)
    steps = {
        said: name
        for variant, name in sorted(hints.joined)
        for said in {plain(variant), plain(surface(variant, human=True))}
        if plain(name) not in parted.get(said, ())
    }
    ends = {}
    for variant, name in steps.items():
        seen = {variant}
        while plain(name) in steps and plain(name) not in seen:
            seen.add(plain(name))
            name = steps[plain(name)]
        ends[variant] = name
    return ends


def _respoken(
    statement: Statement,
    before: Sequence[Entity],
    after: Iterable[Entity],
    mapping: Mapping[str, str],
) -> Statement:
    """The statement with its speaker and origin under their new names."""
    speaker = statement.speaker and mapping.get(statement.speaker, statement.speaker)
    origin = statement.origin and mapping.get(statement.origin, statement.origin)
    if statement.source:
        for old, new in zip(before, after, strict=True):
            if statement.source.covers(old.span) and old.name == statement.speaker:
                speaker = new.name
    if (speaker, origin) == (statement.speaker, statement.origin):
        return statement
    return replace(statement, speaker=speaker, origin=origin)

"""Findings made by a few plain rules from texts of our own: no change of the analysis changes what
the screens have to show.
"""

import re
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import combinations
from unittest.mock import patch

from analysis.links import Connected
from model import (
    Analysis,
    Difference,
    Entity,
    Group,
    Hints,
    Link,
    LinkEnd,
    Span,
    Statement,
    occurrence_of,
    statement_id,
)

TOPICS = ("containers", "sailors", "hold an inquiry")
"""Statements with the same one of these report the same thing."""

NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+|\bVelm\b|\bVarga\b")
FIGURES = re.compile(r"\d+ containers|\b(?:May|June)\b")


def analyze(article, hints=None):
    """A statement for each sentence below the title; names are two capital words, or Velm."""
    sentences = [Span(*m.span()) for m in re.finditer(r"[^\s.][^\n.]*\.", article.text)]
    names = tuple(
        Entity(Span(*m.span()), "PLACE" if m[0] == "Velm" else "PERSON", m[0], m[0])
        for m in NAME.finditer(article.text)
    )
    statements = tuple(statement(article, span, names) for span in sentences)
    return Analysis(article.id, article.digest, tuple(sentences), names, statements)


def statement(article, span, names):
    """Put to the person in the same sentence; in the outlet's own voice without one."""
    words = span.of(article.text)
    known = statement_id(article.id, words, occurrence_of(article.text, span))
    persons = [n for n in names if n.label == "PERSON" and span.covers(n.span)]
    comma = words.rfind(", ")
    content = Span(span.start, span.start + comma) if comma > 0 else None
    if (guard := words.find("the coast guard")) >= 0:
        source = Span(span.start + guard, span.start + guard + len("the coast guard"))
        return Statement(known, span, "reported", source, None, content)
    if not persons:
        return Statement(known, span, "asserted", content=content)
    source = persons[-1]
    return Statement(known, span, "reported", source.span, None, content, source.text)


def fold(analyses, hints=None):
    """A surname alone folds to the name in full; joined and parted as the reader decided."""
    hints = hints or Hints()
    full = {e.text.split()[-1]: e.text for a in analyses for e in a.entities if " " in e.text}
    joined = dict(hints.joined)

    def named(entity):
        name = full.get(entity.text, entity.text)
        parted = (entity.text, name) in hints.parted or (name, entity.text) in hints.parted
        name = entity.text if parted else name
        return replace(entity, name=joined.get(name, name))

    return tuple(replace(a, entities=tuple(map(named, a.entities))) for a in analyses)


def fold_names(each, hints=None):
    """The names that `fold` gives."""
    found = fold([Analysis("", "", entities=tuple(entities)) for entities in each()], hints)
    return tuple(tuple(entity.name for entity in one.entities) for one in found)


def renamed(found, names):
    """With these names."""
    named = zip(found.entities, names, strict=True)
    return replace(found, entities=tuple(replace(entity, name=name) for entity, name in named))


def find_links(articles, analyses, *, all_pairs=False):
    """Statements of two reports on one topic, with the figures that are not the same."""
    texts = {article.id: article.text for article in articles}
    ends = [
        (LinkEnd(a.article_id, s.id, s.span), s.span.of(texts[a.article_id]))
        for a in analyses
        for s in a.statements
    ]
    return tuple(
        Link(a, b, 0.9 if one == two else 0.8, ("both: Velm",), differences(one, two))
        for (a, one), (b, two) in combinations(ends, 2)
        if a.article_id != b.article_id and topic(one) is not None and topic(one) == topic(two)
    )


def topic(words):
    return next((each for each in TOPICS if each in words), None)


def differences(one, two):
    a, b = FIGURES.search(one), FIGURES.search(two)
    if not a or not b or a[0] == b[0]:
        return ()
    return (Difference("number" if a[0][0].isdigit() else "date", a[0], b[0]),)


def group(links, analyses, articles=()):
    """What is linked, with the speakers as origins, or the reports where nobody is named."""
    said = {(a.article_id, s.id): s for a in analyses for s in a.statements}
    groups = []
    for link in links:
        for members in groups:
            if {link.a, link.b} & members:
                members |= {link.a, link.b}
                break
        else:
            groups.append({link.a, link.b})

    def origin(end):
        return said[end.article_id, end.statement_id].speaker or end.article_id

    return tuple(
        Group(
            tuple(sorted(each, key=lambda e: (e.article_id, e.span))),
            tuple(sorted({origin(end) for end in each})),
        )
        for each in groups
    )


def connected(count, read, _):
    """The links and groups of these rules, article by article in the order of their files."""
    reports = [(*read(number), number) for number in range(count)]
    reports.sort(key=lambda report: report[0].path or "")
    articles, analyses, numbers = zip(*reports, strict=True) if reports else ((), (), ())
    found = find_links(articles, analyses)
    groups = group(found, analyses, articles)
    turned = [
        replace(each, a=each.b, b=each.a, differences=tuple(map(other_way, each.differences)))
        for each in found
    ]
    for number, analysis in zip(numbers, analyses, strict=True):
        links = {}
        for pair in zip(found, turned, strict=True):
            for each in pair:
                if each.a.article_id == analysis.article_id:
                    links.setdefault(each.a.statement_id, []).append(each)
        here = {
            end.statement_id: number
            for number, members in enumerate(groups)
            for end in members.members
            if end.article_id == analysis.article_id
        }
        yield Connected(
            number,
            analysis,
            {key: tuple(sorted(ends, key=lambda e: -e.score)) for key, ends in links.items()},
            here,
            tuple(
                (at, each)
                for at, each in enumerate(groups)
                if each.members[0].article_id == analysis.article_id
            ),
        )


def other_way(difference):
    return replace(difference, a=difference.b, b=difference.a)


@contextmanager
def plain():
    """Everything is found by these rules for a while."""
    with ExitStack() as stack:
        for each in (analyze, fold, fold_names, renamed, find_links, group, connected):
            stack.enter_context(patch(f"analysis.{each.__name__}", each))
        yield

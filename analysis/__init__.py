"""What a text says: sentences, entities, statements, links; knows no clock and no screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from model import Analysis, Article, Entity, Group, Hints, Link, Span

if TYPE_CHECKING:
    from analysis.links import Connected

__all__ = [
    "STEPS",
    "analyze",
    "connected",
    "find_links",
    "fold",
    "fold_names",
    "furniture",
    "group",
    "renamed",
    "version",
]

NO_HINTS = Hints()

Step = Callable[[Article, Analysis], Analysis]


def analyze(article: Article, hints: Hints = NO_HINTS) -> Analysis:
    """All that one article says; the same article and hints give the same findings."""
    analysis = Analysis(article.id, article.digest)
    for step in STEPS:
        analysis = step(article, analysis)
    _forget_sentences()
    return fold((analysis,), hints)[0] if hints != NO_HINTS else analysis


def fold(analyses: Sequence[Analysis], hints: Hints = NO_HINTS) -> tuple[Analysis, ...]:
    """The analyses with one name for all the variants of a name, in any order of articles."""
    from analysis import names

    return names.fold(analyses, hints)


def fold_names(
    each: Callable[[], Iterable[Sequence[Entity]]], hints: Hints = NO_HINTS
) -> Iterator[tuple[str, ...]]:
    """The names that `fold` gives the entities of one article after the other, for who cannot hold
    all of these: they are asked for several times.
    """
    from analysis import names

    return names.fold_names(each, hints)


def renamed(analysis: Analysis, folded: Sequence[str]) -> Analysis:
    """One analysis with the names that folding gave its entities."""
    from analysis import names

    return names.renamed(analysis, folded)


def find_links(
    articles: Sequence[Article], analyses: Sequence[Analysis], *, all_pairs: bool = False
) -> tuple[Link, ...]:
    """Statements of different articles that report the same thing, best first."""
    from analysis import links

    return links.find_links(articles, analyses, all_pairs=all_pairs)


def group(
    found: Sequence[Link], analyses: Sequence[Analysis], articles: Sequence[Article] = ()
) -> tuple[Group, ...]:
    """Linked statements of all articles, with the independent origins of each group.

    `articles` give the outlets their names; without them an outlet is known by its article's id.
    """
    from analysis import links

    return links.group(found, analyses, articles)


def connected(
    count: int,
    read: Callable[[int], tuple[Article, Analysis]],
    make: Callable[[], BinaryIO] | None = None,
) -> "Iterator[Connected]":
    """Links and groups article by article, for who cannot hold all: those that `find_links` and
    `group` find.

    `read` brings so many articles with their folded analyses by number, in the order of their ids.
    What is compared of many articles goes to a file that `make` opens, by default a temporary
    one; OSError where it cannot be written.
    """
    from analysis import links

    return links.connected(count, read, links.Space(make) if make else links.Space())


def furniture(text: str) -> tuple[Span, ...]:
    """What is page furniture and never a statement."""
    from analysis.furniture import furniture as of

    return of(text)


def version() -> str:
    """Changes whenever findings may change; part of the key under which they are cached."""
    from analysis.edition import edition as of

    return of()


def with_sentences(article: Article, analysis: Analysis) -> Analysis:
    """Adds the sentences."""
    from analysis.language.sentences import sentences

    return replace(analysis, sentences=sentences(article.text))


def with_entities(article: Article, analysis: Analysis) -> Analysis:
    """Adds the names, dates and quantities; needs the sentences."""
    from analysis.names import find_entities

    found = find_entities(article.text, analysis.sentences, article.published)
    return replace(analysis, entities=found)


def with_statements(article: Article, analysis: Analysis) -> Analysis:
    """Adds the statements; needs sentences and entities."""
    from analysis.statements import find_statements

    return replace(analysis, statements=find_statements(article, analysis))


def _forget_sentences() -> None:
    """No other article is likely to have them: kept, they take 15 MB."""
    from analysis.language.grammar import grammar_of

    grammar_of.cache_clear()


STEPS: tuple[Step, ...] = (with_sentences, with_entities, with_statements)
"""What an analysis does, in order. A further step is one function and one entry here."""

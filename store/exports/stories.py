"""What a report tells an editor: stories, statements by report, open questions; knows no format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model import Annotation, Article, Group, LinkEnd, Placement, Span
from store.bundle import Bundle
from store.exports.records import text_order
from store.exports.versions import Versions
from store.standing import everyones, settlements

_Key = tuple[str, str]
"""Article id and statement id."""
_Judged = dict[_Key, list[Annotation]]


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement in the very words of one report, and what was made of these words."""

    report: int
    """Which report of the story, from 1 on."""
    quote: str
    """Empty when its text is not at hand."""
    annotations: tuple[Annotation, ...] = ()
    """Of all reviewers; empty when nobody judged it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement across the reports of a story."""

    sayings: tuple[Saying, ...]
    origins: tuple[str, ...] = ()
    """The independent origins, where the same was found in several reports."""

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """What was made of it in any report."""
        return tuple(one for saying in self.sayings for one in saying.annotations)


@dataclass(frozen=True, slots=True)
class Question:
    """What is left to find out about a statement."""

    row: int
    """From 1 on."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that say the same things, or one report that stands alone."""

    reports: tuple[Article, ...]
    """The oldest first, as far as dates are known."""
    rows: tuple[Row, ...]
    questions: tuple[Question, ...]
    settled: Mapping[str, tuple[Annotation, ...]]
    """What the reviewers had said themselves, by the event that settled it."""

    @property
    def title(self) -> str:
        """That of the first report which has one."""
        return next((one.title for one in self.reports if one.title), self.reports[0].id)


def stories(bundle: Bundle, groups: Sequence[Group] = ()) -> tuple[Story, ...]:
    """Every story with annotations; `groups` say which statements of different reports are one."""
    judged = _judged(bundle, groups)
    joined = [one for one in groups if any(key in judged for key in _keys(one))]
    articles = _articles(bundle, joined)
    head = _heads(articles, joined)
    parts: dict[str, _Part] = {}
    for article_id in articles:
        parts.setdefault(head(article_id), _Part([], [], {})).ids.append(article_id)
    for group in joined:
        parts[head(group.members[0].article_id)].groups.append(group)
    for key, annotations in judged.items():
        parts[head(key[0])].judged[key] = annotations
    settled = _settled(bundle)
    found = (_story(part, articles, bundle.placements, settled) for part in parts.values())
    return tuple(sorted(found, key=lambda one: _age(one.reports[0])))


def _settled(bundle: Bundle) -> Mapping[str, tuple[Annotation, ...]]:
    found: dict[str, tuple[Annotation, ...]] = {}
    decisions = settlements(bundle.events)
    for one in everyones(bundle.events) if decisions else ():
        decision = decisions.get((one.article_id, one.statement))
        if decision is not None and one.verdict:
            found[decision.id] = (*found.get(decision.id, ()), one)
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """What belongs to one story."""

    ids: list[str]
    groups: list[Group]
    judged: _Judged


def _judged(bundle: Bundle, groups: Sequence[Group]) -> _Judged:
    """The annotations by statement: the very one, or the smallest linked one that covers them."""
    ends: dict[str, list[LinkEnd]] = {}
    for group in groups:
        for end in group.members:
            ends.setdefault(end.article_id, []).append(end)
    judged: _Judged = {}
    for annotation in sorted(bundle.annotations, key=text_order):
        placement = bundle.placements.get(annotation.id)
        statement = _statement(annotation, placement, ends.get(annotation.article_id, ()))
        judged.setdefault((annotation.article_id, statement), []).append(annotation)
    return judged


def _statement(annotation: Annotation, placement: Placement | None, ends: Sequence[LinkEnd]) -> str:
    """Where it is known where the annotation stands, an id alone is not believed: in an edited
    text other words may have it now, and one that stands on none of them is told by itself.
    """
    own = annotation.statement
    named = any(end.statement_id == own for end in ends)
    if placement is None and named:
        return own
    span = _span(annotation) if placement is None else placement.span
    covering = [end for end in ends if span is not None and end.span.covers(span)]
    if covering:
        return min(covering, key=lambda end: len(end.span)).statement_id
    return annotation.id if named else own


def _span(annotation: Annotation) -> Span | None:
    selector = annotation.selector
    if selector.start is None or selector.end is None:
        return None
    return Span(selector.start, selector.end)


def _keys(group: Group) -> Iterator[_Key]:
    return ((end.article_id, end.statement_id) for end in group.members)


def _articles(bundle: Bundle, groups: Iterable[Group]) -> dict[str, Article]:
    """What is known of each article in its last version; those unknown by their id."""
    versions = Versions(bundle.articles)
    ids = {one.article_id: None for one in bundle.annotations}
    ids |= {end.article_id: None for group in groups for end in group.members}
    return {one: versions.latest(one) or Article(one, "", "") for one in ids}


def _heads(ids: Iterable[str], groups: Iterable[Group]) -> Callable[[str], str]:
    """For each article the one that stands for its story; groups put articles together."""
    above = {one: one for one in ids}

    def head(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for group in groups:
        first = head(group.members[0].article_id)
        for end in group.members:
            above[head(end.article_id)] = first
    return head


def _story(
    part: _Part,
    articles: Mapping[str, Article],
    placements: Mapping[str, Placement],
    settled: Mapping[str, tuple[Annotation, ...]],
) -> Story:
    reports = tuple(sorted((articles[one] for one in part.ids), key=_age))
    number = {one.id: place for place, one in enumerate(reports, 1)}
    rows = [_row(one, number, articles, part.judged) for one in part.groups]
    known = {key for group in part.groups for key in _keys(group)}
    for key, annotations in part.judged.items():
        if key not in known:
            rows.append(Row(tuple(_sayings(number[key[0]], annotations))))
    rows.sort(key=_place_of_row)
    questions = (
        Question(place, sentence)
        for place, row in enumerate(rows, 1)
        for sentence in _open(row, placements)
    )
    return Story(reports, tuple(rows), tuple(questions), settled)


def _row(
    group: Group,
    number: Mapping[str, int],
    articles: Mapping[str, Article],
    judged: _Judged,
) -> Row:
    sayings: list[Saying] = []
    for end in group.members:
        report = number[end.article_id]
        annotations = judged.get((end.article_id, end.statement_id))
        if annotations:
            sayings += _sayings(report, annotations)
        else:
            sayings.append(Saying(report, end.span.of(articles[end.article_id].text)))
    # An article that names nobody is its own origin, and stands there by its id.
    origins = (_name(articles[one]) if one in articles else one for one in group.origins)
    return Row(tuple(sorted(sayings, key=lambda one: one.report)), tuple(origins))


def _sayings(report: int, annotations: Iterable[Annotation]) -> Iterator[Saying]:
    """Each verdict beside the words that it was given to, and no others."""
    by_words: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        by_words.setdefault(annotation.selector.exact, []).append(annotation)
    for words, given in by_words.items():
        yield Saying(report, words, tuple(given))


def _name(article: Article) -> str:
    return article.publisher or article.title or article.id


def _place_of_row(row: Row) -> tuple[int, int]:
    """Where it was first judged: report, and place in it."""
    first = next(one for one in row.sayings if one.annotations)
    return first.report, first.annotations[0].selector.start or 0


def _age(article: Article) -> tuple[str, str, str]:
    return article.published or "9999", article.title, article.id


def _open(row: Row, placements: Mapping[str, Placement]) -> Iterator[str]:
    """What an editor would ask before printing it."""
    annotations = row.annotations
    verdicts = {one.verdict for one in annotations if one.verdict}
    if differing := _differing(annotations):
        yield f"The reviewers differ: {', '.join(sorted(differing))}."
    elif "disputed" in verdicts:
        yield "It is disputed."
    elif "unsourced" in verdicts:
        yield "Nobody's name stands behind it."
    elif not verdicts:
        yield "It has a note and no verdict yet."
    if "confirmed" in verdicts and not any(one.evidence for one in annotations):
        yield "It is confirmed, and no evidence is given."
    for annotation in annotations:
        placement = placements.get(annotation.id)
        if placement is not None and placement.state not in ("kept", "moved"):
            reason = placement.reason or "The text has changed since."
            yield f"{annotation.reviewer} judged an earlier text. {reason}"


def _differing(annotations: Iterable[Annotation]) -> set[str]:
    """The verdicts that different reviewers gave to one thing."""
    by_statement: dict[str, set[str]] = {}
    for one in annotations:
        if one.verdict:
            by_statement.setdefault(one.statement, set()).add(one.verdict)
    return {each for verdicts in by_statement.values() if len(verdicts) > 1 for each in verdicts}

"""Reads our own JSON and checks all of it; knows nothing of other formats."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from model import Article, Event, ObelosError, Problem, digest_of
from store.exports.own_json import FORMAT, VERSION
from store.fields import list_of, text_or_none
from store.imports import checks
from store.imports.limits import MAX_NAME, MAX_TEXT, MAX_WORDS, each, too_deep, within
from store.imports.values import Foreign, Incoming, Reference
from store.records import article_from_record, event_from_record, event_to_record

_LISTS = ("articles", "annotations", "events")
_Version = tuple[str, str]
"""Article id and digest."""


def fits(whole: Any) -> bool:
    """Whether a JSON value says that it is ours."""
    return isinstance(whole, dict) and whole.get("format") == FORMAT


def read(whole: Mapping[str, Any]) -> Incoming:
    """What the file holds; an annotation whose event is missing comes as one from elsewhere.

    Raises:
        ObelosError: when it is of a version or shape that is not ours.
    """
    version = whole.get("version")
    if type(version) is not int or version != VERSION:
        raise ObelosError(f"The file is not of version {VERSION} of our format, and is not read.")
    missing = [name for name in _LISTS if name not in whole]
    if missing:
        raise ObelosError(f"The file is not whole: it has no list of {missing[0]}.")
    articles, bad_articles = each(list_of(whole, "articles"), "article", _article)
    events, bad_events = each(list_of(whole, "events"), "event", _event)
    kept, twice = _once(events)
    versions = {(one.id, one.digest): one for one in articles}
    foreign, bad_annotations = each(
        _underived(list_of(whole, "annotations"), {one.id for one in kept}),
        "annotation",
        lambda one: _foreign(one, versions),
    )
    problems = (*bad_articles, *bad_events, *twice, *bad_annotations)
    return Incoming(tuple(articles), kept, tuple(foreign), problems)


def _article(record: Any) -> Article:
    article = article_from_record(record)
    if not checks.digest_in(record, "digest"):
        raise ObelosError("It has no digest.")
    checks.name_of(record, "id")
    for name in Article.__slots__:
        within(getattr(article, name) or "", MAX_WORDS, name)
    text = within(text_or_none(record, "text") or "", MAX_TEXT, "text")
    if text and digest_of(text) != article.digest:
        raise ObelosError("Its text does not have the digest that it claims.")
    return replace(article, text=text)


def _event(record: Any) -> Event:
    event = event_from_record(record)
    for name in ("article", "statement", "reviewer", "at", "version", "verdict", "prev", "undoes"):
        within(getattr(event, name) or "", MAX_NAME, name)
    if not event.article or not event.reviewer.strip():
        raise ObelosError("It does not say who did it on which article.")
    within(event.note or "", MAX_WORDS, "note")
    if event.selector is not None:
        checks.limited(event.selector)
    checks.checked_evidence(event.evidence)
    checks.checked_attribution(event.attribution)
    if event.extra:
        _check_extra(event)
    return event


def _check_extra(event: Event) -> None:
    """What could not be written again must not come in."""
    if too_deep([value for _, value in event.extra]):
        raise ObelosError("It is nested too deeply.")
    event_to_record(event)


def _once(events: Iterable[Event]) -> tuple[tuple[Event, ...], list[Problem]]:
    """The events in the order of their ids, each once; of two with one id only the first."""
    kept: dict[str, Event] = {}
    problems = []
    for event in events:
        if kept.setdefault(event.id, event) != event:
            reason = "Its id stands for two different events, and only the first was taken."
            problems.append(Problem(f"event {event.id}", reason))
    return tuple(kept[name] for name in sorted(kept)), problems


def _underived(records: Iterable[Any], events: set[str]) -> list[Any]:
    """The annotations that do more than say again what the events say."""
    return [one for one in records if not (isinstance(one, dict) and _event_id(one) in events)]


def _event_id(record: Mapping[str, Any]) -> str:
    event = record.get("event")
    return event if isinstance(event, str) else ""


def _foreign(record: Any, versions: Mapping[_Version, Article]) -> Foreign:
    record = checks.mapping(record)
    article_id = checks.name_of(record, "article_id") or ""
    version = checks.digest_in(record, "version")
    article = versions.get((article_id, version))
    reference = Reference(article_id, digest=version)
    if article is not None:
        reference = Reference(article.id, article.url, article.path, version, article.title)
    return checks.foreign_from_record(record, reference)

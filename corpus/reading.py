"""From a named source to articles; knows no format and keeps nothing."""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import BinaryIO

from corpus.decoding import decode
from corpus.files import files_at, from_file, from_stream, now
from corpus.identity import article_id
from corpus.intake import Draft, Importer, Intake, Provenance, Raw
from corpus.reach import NAMED_ONLY, Reach, is_address
from model import Article, ObelosError, Problem

STDIN = "-"
Found = Path | Raw | Problem
"""A file that was named, the bytes of what is no file, or why there is nothing."""

# How much the importers are shown to recognise a format by, in bytes.
_OPENING = 4096
# Pages fetched for one feed or list: more is not reading but harvesting.
_MAX_FOLLOWED = 200
_TEXT_SUFFIXES = frozenset((".txt", ".text"))


def read(
    source: str | Path, *, stdin: BinaryIO | None = None, reach: Reach = NAMED_ONLY
) -> Iterator[Article | Problem]:
    """The articles in one source: a file, a folder with all below it, a web address, or `-` for
    standard input.

    Gives a Problem for everything it leaves out, and raises nothing on bad input.
    """
    for one in found(source, stdin, reach):
        yield from articles_in(one, reach)


def take_in(
    source: str | Path, *, stdin: BinaryIO | None = None, reach: Reach = NAMED_ONLY
) -> Iterator[Intake | Problem]:
    """What `read` gives, each article together with where it came from."""
    for one in found(source, stdin, reach):
        yield from outcomes(one, reach)


def found(source: str | Path, stdin: BinaryIO | None, reach: Reach) -> Iterator[Found]:
    """The bytes of a source, or the files in it, of which none is opened yet."""
    if source == STDIN:
        yield from_stream(stdin or sys.stdin.buffer, STDIN)
    elif isinstance(source, str) and is_address(source):
        yield _fetch(source, reach)
    else:
        yield from files_at(Path(source))


def outcomes(one: Found, reach: Reach) -> Iterator[Intake | Problem]:
    """The articles in what was found."""
    for raw in from_file(one) if isinstance(one, Path) else [one]:
        yield from [raw] if isinstance(raw, Problem) else take_apart(raw, reach)


def articles_in(one: Found, reach: Reach = NAMED_ONLY) -> Iterator[Article | Problem]:
    """The same, for those who need not know where they came from."""
    for taken in outcomes(one, reach):
        yield taken.article if isinstance(taken, Intake) else taken


def of_words(text: str, name: str, *, title: str = "", url: str | None = None) -> Intake:
    """A text that some file `name` carries along, as an article of its own with not a word changed.

    Its title and address are those that are known, else what its own lines say.
    """
    from corpus.importers.plain import described

    data = text.encode("utf-8", "surrogatepass")
    draft = described(text)
    draft = replace(draft, title=title or draft.title, url=url or draft.url)
    return _finished(Raw(name, data, retrieved=now()), hashlib.sha256(data).hexdigest(), draft)


def take_apart(raw: Raw, reach: Reach = NAMED_ONLY) -> Iterator[Intake | Problem]:
    """The articles in `raw`; pages that it only names are fetched if `reach` says so."""
    whole = hashlib.sha256(raw.data).hexdigest()
    unread = followed = 0
    for draft, answer in _with_answers(_drafts(raw), reach):
        if isinstance(draft, Problem):
            yield draft
        elif answer is not None:
            followed += 1
            yield from _followed(raw, whole, draft, answer, reach)
        elif draft.text:
            yield _finished(raw, whole, draft)
        else:
            unread += 1
    if unread:
        yield Problem(raw.name, _unread(unread, followed))


def _with_answers(
    drafts: Iterator[Draft | Problem], reach: Reach
) -> Iterator[tuple[Draft | Problem, Raw | Problem | None]]:
    """Each draft with what is at the page it names, as far as such pages are to be followed."""
    if not reach.follow:
        return ((draft, None) for draft in drafts)
    from corpus.turns import fetched_ahead  # Most readings follow nothing.

    left = count(_MAX_FOLLOWED, -1)

    def address_of(draft: Draft | Problem) -> str | None:
        if isinstance(draft, Problem) or not _names_a_page(draft):
            return None
        return draft.url if next(left) > 0 else None

    def fetch(address: str) -> Raw | Problem:
        return _fetch(address, reach)

    return fetched_ahead(drafts, address_of, fetch)


def _names_a_page(draft: Draft) -> bool:
    return bool(draft.url) and (draft.partial or not draft.text)


def _unread(count: int, followed: int) -> str:
    if followed:
        return f"After {followed:,} pages no more were fetched: {count:,} addresses are left."
    addresses = "address" if count == 1 else "addresses"
    return (
        f"It names {count:,} {addresses} without a text; "
        "what stands there is fetched only when you ask for it."
    )


def _drafts(raw: Raw) -> Iterator[Draft | Problem]:
    """What the first importer that recognises the source finds in it."""
    opening = decode(raw.data[:_OPENING], raw.charset).text
    importer = next(one for one in _asked(raw) if one.recognises(raw, opening))
    try:
        yield from importer.read(raw)
    except ObelosError as error:
        yield Problem(raw.name, str(error))


def _asked(raw: Raw) -> tuple[Importer, ...]:
    """Whom to ask: a file that calls itself plain text is a text, unless it is plainly a page.

    Imported when they are asked: all together take as long as everything else before the screen.
    """
    if raw.suffix in _TEXT_SUFFIXES:
        from corpus.importers import page, plain

        return page.IMPORTER, plain.IMPORTER
    from corpus.formats import IMPORTERS

    return IMPORTERS


def _followed(
    raw: Raw, whole: str, draft: Draft, fetched: Raw | Problem, reach: Reach
) -> Iterator[Intake | Problem]:
    """The page or feed that a draft names, completed by what the draft says; else its summary."""
    once = replace(reach, follow=False)
    outcomes = [fetched] if isinstance(fetched, Problem) else list(take_apart(fetched, once))
    articles = [one for one in outcomes if isinstance(one, Intake)]
    if draft.text and not articles:
        yield _finished(raw, whole, draft)
    for outcome in outcomes:
        if isinstance(outcome, Intake) and len(articles) == 1:
            yield _completed(outcome, draft)
        else:
            yield outcome


def _completed(intake: Intake, draft: Draft) -> Intake:
    """The fields that a page does not give, from the list that named it."""
    article = intake.article
    missing = {
        name: getattr(draft, name)
        for name in ("publisher", "author", "published", "updated", "language")
        if getattr(article, name) is None
    }
    return replace(
        intake,
        article=replace(article, **missing),
        provenance=replace(intake.provenance, extra=(*intake.provenance.extra, *draft.extra)),
    )


def _fetch(address: str, reach: Reach) -> Raw | Problem:
    from corpus.fetching import fetch  # Most readings need no network, and it is slow to import.

    return fetch(address, reach)


def _finished(raw: Raw, whole: str, draft: Draft) -> Intake:
    url = draft.canonical or draft.url
    article = Article(
        id=draft.id or article_id(url, draft.text),
        title=draft.title,
        text=draft.text,
        publisher=draft.publisher,
        author=draft.author,
        published=draft.published,
        updated=draft.updated,
        language=draft.language,
        url=draft.url or url,
        # A path is the place of one article only; pieces of a file are told by their provenance.
        path=None if draft.part else raw.path,
        retrieved=draft.retrieved or raw.retrieved,
    )
    return Intake(article, _provenance(raw, whole, draft))


def _provenance(raw: Raw, whole: str, draft: Draft) -> Provenance:
    return Provenance(
        source=raw.path or raw.name,
        format=draft.format,
        extractor=draft.extractor,
        sha256=draft.sha256 or whole,
        size=len(raw.data),
        retrieved=draft.retrieved or raw.retrieved,
        part=draft.part,
        encoding=draft.encoding,
        assumed=draft.assumed,
        agency=draft.agency,
        canonical=draft.canonical,
        archive=draft.archive,
        partial=draft.partial,
        found=draft.found,
        extra=draft.extra,
    )

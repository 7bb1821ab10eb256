"""Keeps events in PostgreSQL, or what speaks like it; knows nothing of what they mean."""

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import Any, LiteralString

from model import Article, Event, Problem
from store.admission import admit
from store.backends.database import Database, Statement
from store.ids import new_id, number_of
from store.index import Index
from store.lines import EVENTS, dumps, encode, loads
from store.names import reviewer_name
from store.protocol import Digests, Kept
from store.records import article_from_record, article_to_record, event_to_record
from store.shelf import Batch, Record
from store.texts import is_described_only

CHANNEL = "obelos_events"
"""Where it is said that asking is worth while; nothing depends on it."""
_OVERLAP = 60
"""In seconds: transactions do not end in the order they began, so what is asked for overlaps with
what is known by more than any of ours takes."""
_MANY = 200
"""Events that are read again together when one of them is looked at."""

_NEW: LiteralString = (
    "select id::text, content, body, received from obelos_event"
    " where received > %s::timestamptz - make_interval(secs => %s) order by received, id"
)
_INSERT: LiteralString = (
    "insert into obelos_event (id, content, body) select id::uuid, content, body"
    " from unnest(%b::text[], %b::text[], %b::text[]) as row (id, content, body)"
    " on conflict do nothing"
)
_SHARE = 5_000
"""Rows a statement and a transaction: one by one they take ten times as long."""

Row = tuple[str, str, str]
"""The id of an event, the digest of its record, and that."""


class PostgresStore:
    """A store in a database; every event is read when it is opened, later ones when asked for."""

    def __init__(self, url: str, reviewer: str) -> None:
        self._reviewer = reviewer_name(reviewer)
        self._database = Database(url)
        self._thread = threading.RLock()
        self._index = Index(self._reviewer)
        self._seen: set[tuple[str, str]] = set()
        self._until = datetime(1970, 1, 1, tzinfo=UTC)
        self._last = ""
        """The id under which a text was kept last: each is greater, also within a millisecond."""
        self._unfit: list[Problem] = []
        self._refresh(arriving=False)

    @property
    def reviewer(self) -> str:
        """Whose acts are kept here."""
        return self._reviewer

    def append(self, event: Event) -> Event:
        """Keep an event, committed on return; one whose id is here already is left as it is."""
        return self.append_all((event,))[0]

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Keep several; when it fails, a first part of them may have been kept."""
        with self._thread:
            self._refresh()
            admitted = admit(events, self._index)
            self._insert(admitted.new)
            return admitted.kept

    def set_aside(self, event: Event) -> None:
        """Keep an event whose id is taken: rows are told apart by their content too."""
        with self._thread:
            self._database.write([_inserting([row_of(event_to_record(event))])])
            self._refresh()

    def contested(self) -> tuple[Event, ...]:
        """Events that are not shown because another one carries the same id."""
        with self._thread:
            return self._index.contested()

    def of(self, article_id: str) -> tuple[Event, ...]:
        """Everybody's events on an article, in the order of their ids."""
        with self._thread:
            return self._index.of(article_id)

    def annotated(self) -> Set[str]:
        """The articles that events are about."""
        with self._thread:
            return self._index.annotated()

    def all(self) -> Iterator[Event]:
        """Every event, article by article."""
        return self._index.all()

    def digests(self) -> Digests:
        """What is here, for a comparison with another store."""
        with self._thread:
            return self._index.digests()

    def own(self) -> Sequence[Event]:
        """The reviewer's own events in the order of their ids, read only as far as looked at."""
        with self._thread:
            return self._index.own()

    def changes(self, since: str | None) -> tuple[Event, ...]:
        """What came in after `since` did."""
        with self._thread:
            self._refresh()
            return self._index.since(since)

    def newest(self) -> str | None:
        """What to give to `changes` to learn what comes in from now on."""
        with self._thread:
            return self._index.newest()

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many annotations of each verdict stand, by article."""
        with self._thread:
            return self._index.counts()

    def keep(self, article: Article) -> None:
        """Keep this version of an article, text and all, once."""
        described_only = is_described_only(article)
        with self._thread:
            self._last = new_id(self._last)
            record = {**article_to_record(article), "kept": self._last}
        key = hashlib.sha256(article.id.encode("utf-8", "surrogatepass")).hexdigest()
        described = (article.digest, key, dumps(record).decode())
        text = (article.digest, article.text.encode("utf-8", "surrogatepass"))
        texts: LiteralString = (
            "insert into obelos_text (digest, content) values (%s, %s) on conflict do nothing"
        )
        articles: LiteralString = (
            "insert into obelos_article (digest, article, body) values (%s, %s, %s)"
            " on conflict do nothing"
        )
        rows = [] if described_only else [text]
        self._database.write([(texts, rows), (articles, [described])])

    def version(self, digest: str) -> Article | None:
        """The version of an article with this digest, with its text."""
        found = [one for one in self._described(digest) if one["digest"] == digest]
        return article_from_record(found[-1], self._text(digest)) if found else None

    def articles(self) -> tuple[Article, ...]:
        """The version of each article that was kept last, without its text."""
        latest = {one["id"]: one for one in self._described(None)}
        return tuple(article_from_record(latest[name]) for name in sorted(latest))

    def kept(self) -> Set[Kept]:
        """Which versions of which articles are kept."""
        texts = {digest for (digest,) in self._database.read("select digest from obelos_text")}
        records = self._described(None)
        return {(one["digest"], one["id"], one["digest"] in texts) for one in records}

    def versions(self, known: Set[Kept] = frozenset()) -> Iterator[Article]:
        """Every kept version of every article, with its text, but for those known."""
        wanted = {(digest, name) for digest, name, _ in self.kept() - known}
        for record in self._described(None):
            if (record["digest"], record["id"]) in wanted:
                yield article_from_record(record, self._text(record["digest"]))

    def problems(self) -> tuple[Problem, ...]:
        """What was found damaged or left out so far."""
        with self._thread:
            return (*self._unfit, *self._index.problems())

    def close(self) -> None:
        """Let go of the connection."""
        with self._thread:
            self._database.close()

    def _insert(self, events: Sequence[Event]) -> None:
        """Some thousand in a transaction: however many there are, each is short and soon seen."""
        for start in range(0, len(events), _SHARE):
            records = [event_to_record(event) for event in events[start : start + _SHARE]]
            rows = [row_of(record) for record in records]
            self._database.write([_inserting(rows)])
            self._seen |= {(event_id, content) for event_id, content, _ in rows}
            for documents in _together(records):
                self._index.add_own(Batch(encode({EVENTS: documents})), documents)
        if events:
            self._database.notify(CHANNEL)

    def _refresh(self, *, arriving: bool = True) -> None:
        """Take in what arrived since the last look, and once more what arrived just before it."""
        records = []
        for event_id, content, body, received in self._database.read(_NEW, self._until, _OVERLAP):
            if (event_id, content) not in self._seen:
                self._seen.add((event_id, content))
                records += self._record(event_id, body)
            self._until = max(self._until, received)
        for documents in _together(records):
            batch = Batch(encode({EVENTS: documents}))
            unfit = self._index.add(batch, documents, arriving=arriving)
            self._unfit += [Problem(documents[one]["id"], reason) for one, reason in unfit]

    def _record(self, event_id: str, body: str) -> list[Record]:
        """The record of a row; none of a row that another program has written wrongly."""
        try:
            record = loads(body.encode())
        except ValueError:
            record = None
        if isinstance(record, dict) and record.get("id") == event_id:
            return [record]
        self._unfit.append(Problem(event_id, "The row does not hold the event of this id."))
        return []

    def _described(self, digest: str | None) -> list[dict[str, Any]]:
        """Descriptions, by article, then as they were kept."""
        query: LiteralString = (
            "select body from obelos_article where %s::text is null or digest = %s"
        )
        records = [json.loads(body) for (body,) in self._database.read(query, digest, digest)]
        return sorted(records, key=lambda one: (one["id"], one["kept"]))

    def _text(self, digest: str) -> str:
        query: LiteralString = "select content from obelos_text where digest = %s"
        for (content,) in self._database.read(query, digest):
            return bytes(content).decode("utf-8", "surrogatepass")
        return ""


def row_of(record: Record) -> Row:
    """The row that keeps a record."""
    body = dumps(record).decode()
    return record["id"], hashlib.sha256(body.encode()).hexdigest(), body


def _inserting(rows: Sequence[Row]) -> Statement:
    ids, contents, bodies = (list(column) for column in zip(*rows, strict=True))
    return _INSERT, [(ids, contents, bodies)]


def _together(records: Iterable[Record]) -> list[dict[str, Record]]:
    """Records by number, some at a time, no two of one id among them."""
    found: list[dict[str, Record]] = []
    for record in records:
        number = str(number_of(record["id"]))
        if not found or len(found[-1]) == _MANY or number in found[-1]:
            found.append({})
        found[-1][number] = record
    return found

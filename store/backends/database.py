"""A connection to PostgreSQL that comes back when it was lost; knows nothing of events."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any, LiteralString, TypeVar

import psycopg

from model import ObelosError

_Result = TypeVar("_Result")

Statement = tuple[LiteralString, Sequence[tuple[Any, ...]]]
"""What is to be done, and with which rows."""

MIGRATIONS: tuple[tuple[LiteralString, ...], ...] = (
    (
        "create table if not exists obelos_event ("
        " id uuid not null, content text not null, body text not null,"
        " received timestamptz not null default clock_timestamp(), primary key (id, content))",
        "create index if not exists obelos_event_received on obelos_event (received)",
        "create table if not exists obelos_text ( digest text primary key, content bytea not null)",
        "create table if not exists obelos_article ("
        " digest text not null, article text not null, body text not null,"
        " primary key (digest, article))",
    ),
)
"""What makes the tables of a version out of those of the version before; only ever added to."""

_PATIENCE = 5
"""In seconds, for a server to answer at all: it is asked again soon."""


class Database:
    """One connection, opened when it is needed; every failure is an ObelosError."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None

    def read(self, query: LiteralString, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._safely(lambda connection: connection.execute(query, values).fetchall())

    def write(self, statements: Sequence[Statement]) -> None:
        """All of it or nothing, committed on return; it must bear being done twice."""

        def act(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
            with connection.transaction(), connection.cursor() as cursor:
                for query, rows in statements:
                    if rows:
                        cursor.executemany(query, rows)

        self._safely(act)

    def notify(self, channel: LiteralString) -> None:
        """Tell others that asking is worth while; not every server can."""
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.execute("notify " + channel)

    def wait(self, channel: LiteralString, seconds: float) -> bool:
        """Wait for so long at most; whether others were told meanwhile."""

        def act(connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
            connection.execute("listen " + channel)
            return any(True for _ in connection.notifies(timeout=seconds, stop_after=1))

        return self._safely(act)

    def close(self) -> None:
        """Let go of the connection; the next act opens another."""
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
            self._connection = None

    def _safely(self, act: Callable[[psycopg.Connection[tuple[Any, ...]]], _Result]) -> _Result:
        """Do it, on a new connection when the one there was lost meanwhile."""
        try:
            if self._connection is not None:
                with contextlib.suppress(psycopg.OperationalError):
                    return act(self._connection)
                self.close()
            self._connection = self._open()
            return act(self._connection)
        except psycopg.Error as error:
            self.close()
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise ObelosError(f"The database did not do it: {reason}.") from error

    def _open(self) -> psycopg.Connection[tuple[Any, ...]]:
        connection = psycopg.connect(self._url, autocommit=True, connect_timeout=_PATIENCE)
        try:
            try:
                _migrate(connection)
            except psycopg.Error:  # Another may be making the same tables at this moment.
                _migrate(connection)
        except psycopg.Error:
            connection.close()
            raise
        return connection


def _migrate(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    connection.execute("create table if not exists obelos_schema (version int primary key)")
    found = connection.execute("select coalesce(max(version), 0) from obelos_schema").fetchone()
    done = found[0] if found else 0
    for number, statements in enumerate(MIGRATIONS[done:], done + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(
            "insert into obelos_schema values (%s) on conflict do nothing", (number,)
        )

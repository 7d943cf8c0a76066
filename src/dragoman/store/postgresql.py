"""PostgreSQL: what a server needs that a file does not: one writer at a time, one state to read, one order, time limits.

Writers take one lock of the database in turn, as they do on SQLite; a reader sees the store as it was when it began to ask.
Words sort by code point, so that every store lists its rows in one order: a database of another order is not made a store.

Source: postgresql.org/docs/current: explicit-locking (advisory locks), transaction-iso, errcodes-appendix, collation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, event, func, select, text, true
from sqlalchemy.engine import URL

from dragoman.model import RecordError, StoreBusyError, StoreError, StoreFullError

__all__ = ["DRIVER_MISSING", "check_order", "limit_time", "name_trouble", "queue_writers", "snapshot", "with_driver"]

DRIVER_MISSING = "PostgreSQL needs its driver: pip install 'dragoman[postgresql]'"
_LOCK = 0x647261676F6D  # "dragom": our lock in this database
_BY_CODE_POINT = ("C", "POSIX", "C.UTF-8", "C.utf8")
_BUSY = "another process holds it for too long"
_TROUBLES: dict[str, tuple[type[StoreError | RecordError], str]] = {
    "55P03": (StoreBusyError, _BUSY),  # lock_not_available
    "40P01": (StoreBusyError, _BUSY),  # deadlock_detected
    "53100": (StoreFullError, "the disk is full; what was kept before is safe"),
    "53300": (StoreBusyError, "the server has no connection left"),
    "57014": (StoreError, "interrupted"),  # query_canceled, by our own limit
    "25006": (StoreError, "cannot be written to"),  # read_only_sql_transaction
    "42501": (StoreError, "this user may not do that in it"),  # insufficient_privilege
}
_UNFIT = ("22", "54")  # faults of one report: a NUL in its text, a name of more kilobytes than an index holds


def with_driver(url: URL) -> URL:
    """Return an address with the driver that we install; ``postgres://`` and ``postgresql://`` need not name it."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def queue_writers(engine: Engine, busy_seconds: float) -> None:
    """Let those who write with this engine wait for each other, so long and no longer."""
    limit = max(int(busy_seconds * 1000), 1)  # 0 would wait for ever

    def lock(connection: Connection) -> None:
        if connection.get_execution_options().get("dragoman_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {limit}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    event.listen(engine, "begin", lock)


class _Cursor(Protocol):
    """What the driver answers with; on the server it is open until it is closed or read to its end."""

    @property
    def closed(self) -> bool: ...

    def close(self) -> None: ...


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Let all that a connection asks be of one state, and close what it leaves half read: the server holds that open."""
    connection.execution_options(isolation_level="REPEATABLE READ")
    asked: list[_Cursor] = []

    def note(_: Connection, cursor: _Cursor, *__: object) -> None:
        asked[:] = [one for one in asked if not one.closed]
        asked.append(cursor)

    event.listen(connection, "before_cursor_execute", _without_nul, retval=True)
    event.listen(connection, "after_cursor_execute", note)
    try:
        yield
    finally:
        for cursor in asked:
            cursor.close()


def _without_nul(_: Connection, __: object, statement: str, parameters: object, *___: object) -> tuple[str, object]:
    """Ask for no NUL: nothing that the server holds has one, and it refuses the question."""
    if isinstance(parameters, dict):
        return statement, {
            name: value.replace("\0", "\ufffd") if isinstance(value, str) else value for name, value in parameters.items()
        }
    return statement, parameters


def check_order(connection: Connection) -> None:
    """Check that words sort by code point in a database that is to become a store.

    Raises:
        StoreError: When they sort by the rules of a language, which differ from server to server, or are not in UTF-8.
    """
    query = "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
    order, encoding = connection.execute(text(query)).one()
    if order not in _BY_CODE_POINT or encoding != "UTF8":
        name = connection.engine.url.database
        made = f"createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 {name}"
        raise StoreError(f"store {name}: the database has {encoding} in the order of {order}; make it with: {made}")


def limit_time(connection: Connection, seconds: float) -> None:
    """Break off each question of this transaction that takes longer."""
    # A function, because a reader's questions go through cursors of the server, which take no SET.
    connection.execute(select(func.set_config("statement_timeout", str(max(int(seconds * 1000), 1)), true())))


def name_trouble(code: str) -> tuple[type[StoreError | RecordError], str | None]:
    """Return the error of ours for an SQLSTATE, with its words where the server's own are not told."""
    if code.startswith(_UNFIT):
        return RecordError, None
    return _TROUBLES.get(code, (StoreError, None))

"""The engine: opens the database file or address, sets it up for several processes, and names every trouble in one line.

    open_engine("news.sqlite")  ->  an engine in WAL mode that waits 30 s for another writer

Writers begin with ``BEGIN IMMEDIATE``, so that two of them queue instead of failing half way; readers see the last committed
report and never wait. A killed process loses the report in hand and nothing else. ``postgresql`` does the same on a server.

Source: sqlite.org/wal.html; sqlite.org/lang_transaction.html.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from dragoman.model import RecordError, StoreBusyError, StoreError, StoreFullError
from dragoman.store import postgresql

__all__ = ["named_trouble", "open_engine", "reading", "writing"]

BUSY_SECONDS = 30.0  # a report is written in milliseconds: who waits longer waits for something stuck
CACHE_KIB = 65_536  # SQLite's own 2 MB hold the indexes of a few hundred reports
CHUNK_ROWS = 500  # rows fetched at a time: some hundred kilobytes

_TROUBLES: dict[str, tuple[type[StoreError], str]] = {
    "SQLITE_BUSY": (StoreBusyError, "another process holds it for too long"),
    "SQLITE_LOCKED": (StoreBusyError, "another process holds it for too long"),
    "SQLITE_FULL": (StoreFullError, "the disk is full; what was kept before is safe"),
    "SQLITE_NOTADB": (StoreError, "is no database"),
    "SQLITE_CORRUPT": (StoreError, "is damaged"),
    "SQLITE_READONLY": (StoreError, "cannot be written to"),
    "SQLITE_CANTOPEN": (StoreError, "cannot be opened"),
    "SQLITE_IOERR": (StoreError, "cannot be read or written: the disk reports an error"),
}


def open_engine(where: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return the engine of a store; nothing is read from it yet.

    Args:
        where: A file, or an address that SQLAlchemy knows (``postgresql+psycopg://…``).
        create: Whether a file that is not there may be made.
        busy_seconds: How long a writer waits for another.

    Raises:
        StoreError: When there is no such file or no such folder, or no driver for the address.
    """
    url = _url(where, create=create)
    try:
        engine = create_engine(url, connect_args={"timeout": busy_seconds} if url.drivername.startswith("sqlite") else {})
    except (ArgumentError, ModuleNotFoundError) as trouble:
        missing = isinstance(trouble, ModuleNotFoundError) and url.get_backend_name() == "postgresql"
        words = postgresql.DRIVER_MISSING if missing else _first_line(trouble)
        raise StoreError(f"{_name(url)}: {words}") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    elif engine.dialect.name == "postgresql":
        postgresql.queue_writers(engine, busy_seconds)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection that sees one state of the store and streams its rows.

    Raises:
        StoreError: Whatever goes wrong meanwhile.
    """
    with named_trouble(engine), engine.connect() as connection:
        connection.execution_options(yield_per=CHUNK_ROWS)
        if engine.dialect.name == "postgresql":
            with postgresql.snapshot(connection):
                yield connection
        else:
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes: all of it is kept, or nothing.

    Raises:
        StoreBusyError: When another process holds the store for too long.
        StoreFullError: When the disk is full.
        StoreError: Whatever else goes wrong.
    """
    with named_trouble(engine), engine.execution_options(dragoman_writes=True).begin() as connection:
        yield connection


@contextmanager
def named_trouble(engine: Engine) -> Iterator[None]:
    """Turn the engine's errors into the store's, in one line each.

    Raises:
        StoreError: In the place of every error of the engine.
        RecordError: Where a server cannot hold a value, as a text with a NUL in it.
    """
    try:
        yield
    except DBAPIError as trouble:
        kind, words = _trouble(trouble)
        raise kind(f"store {_name(engine.url)}: {words}") from trouble
    except UnicodeEncodeError as trouble:
        raise StoreError(f"store {_name(engine.url)}: {trouble.object!a:.60} is no Unicode") from trouble
    except SQLAlchemyError as trouble:
        raise StoreError(f"store {_name(engine.url)}: {_first_line(trouble)}") from trouble


def _trouble(trouble: DBAPIError) -> tuple[type[StoreError | RecordError], str]:
    state = getattr(trouble.orig, "sqlstate", None)
    if state is not None or _is_unfit(trouble):
        kind, words = postgresql.name_trouble(state or "22000")
        return kind, words or _first_line(trouble.orig or trouble)
    code = getattr(trouble.orig, "sqlite_errorname", "")
    for name, named in _TROUBLES.items():
        if code.startswith(name):
            return named
    return StoreError, _first_line(trouble.orig or trouble)


def _is_unfit(trouble: DBAPIError) -> bool:
    """Tell whether the driver of a server refused a value before it was sent."""
    return isinstance(trouble, DataError) and not isinstance(trouble.orig, sqlite3.Error)


def _first_line(trouble: BaseException) -> str:
    return (str(trouble).splitlines() or [type(trouble).__name__])[0]


def _name(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _url(where: str | Path, *, create: bool) -> URL:
    if isinstance(where, str) and "://" in where:
        try:
            url = postgresql.with_driver(make_url(where))
        except ArgumentError:
            raise StoreError(f"{where}: is no address of a store") from None
    else:
        url = URL.create("sqlite", database=str(where))
    if url.get_backend_name() == "sqlite":
        _check_file(url.database or ":memory:", create=create)
    return url


def _check_file(name: str, *, create: bool) -> None:
    file = Path(name)
    if name == ":memory:":
        raise StoreError("store :memory:: a store needs a file, which several connections can open")
    if file.is_dir():
        raise StoreError(f"store {name}: is a folder")
    if not file.parent.is_dir():
        raise StoreError(f"store {name}: there is no folder {file.parent}")
    if not create and not file.exists():
        raise StoreError(f"store {name}: is not there")


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None  # the driver would begin late and commit before changes of the schema; _begin does it
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    # In WAL mode a crash of the machine may lose the last reports, and corrupts none.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("dragoman_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""Upgrades: brings a store to this version's schema when it is opened, in one transaction.

The version is read by plain SQL; alembic is imported only when there is something to do: it takes 0.3 s to import.
"""

import sqlite3
from contextlib import closing
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.pool import PoolProxiedConnection

from dragoman.model import StoreBusyError, StoreError
from dragoman.store.engine import BUSY_SECONDS, named_trouble, writing
from dragoman.store.postgresql import check_order

__all__ = ["HEAD", "KNOWN", "VERSION_TABLE", "upgrade_store"]

VERSION_TABLE = "dragoman_schema"  # our own name: alembic's would not tell a store from another program's database
RETRY_SECONDS = 0.02  # a change of the journal takes about so long
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
HEAD = KNOWN[-1]


def upgrade_store(engine: Engine, busy_seconds: float = BUSY_SECONDS, *, create: bool = True) -> None:
    """Bring a store to the newest schema.

    Args:
        engine: The store's engine.
        busy_seconds: How long to wait for another process that does the same.
        create: Whether an empty database on a server may be made a store; a file is looked for by its engine.

    Raises:
        StoreError: When a newer version of Dragoman made the store, another program made the database, or there is none.
    """
    with named_trouble(engine), engine.connect() as connection:
        version = _version_of(connection)
        if version == HEAD:
            return
        _check(version, connection)
        if version is None and engine.dialect.name == "postgresql":
            if not create:
                raise StoreError(f"store {engine.url.database}: is not there")
            check_order(connection)
    _use_wal(engine, busy_seconds)
    with writing(engine) as connection:
        # Looked at again: another process may have been faster while this one waited.
        version = _version_of(connection)
        _check(version, connection)
        if version != HEAD:
            _migrate(connection)


def _version_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _check(version: str | None, connection: Connection) -> None:
    where = connection.engine.url.database
    if version is not None and version not in KNOWN:
        raise StoreError(f"store {where}: a newer Dragoman made it (schema {version}, this one knows {HEAD})")
    if version is None and inspect(connection).get_table_names():
        raise StoreError(f"store {where}: is the database of another program")


def _use_wal(engine: Engine, busy_seconds: float) -> None:
    if engine.dialect.name != "sqlite":
        return
    deadline = monotonic() + busy_seconds
    with named_trouble(engine), closing(engine.raw_connection()) as connection:
        while not _is_wal(connection):
            # SQLite does not wait for the lock of this change by itself, and another process may be making it.
            if monotonic() > deadline:
                raise StoreBusyError(f"store {engine.url.database}: another process holds it for too long")
            sleep(RETRY_SECONDS)


def _is_wal(connection: PoolProxiedConnection) -> bool:
    """Change the journal, outside any transaction; the file remembers it. Tell whether it is changed."""
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as trouble:
        if trouble.sqlite_errorname.startswith("SQLITE_BUSY"):
            return False
        raise StoreError(f"store: {trouble}") from trouble
    return True


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see the head of this module
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "dragoman.store:migrations")
    command.upgrade(config, "head")

"""Upgrades: brings a store to this version's schema when it is opened, in one transaction.

The version is read by plain SQL; alembic is imported only when there is something to do: it takes 0.3 s to import.
"""

from sqlalchemy import Connection, Engine, inspect, text

from dragoman.model import StoreError
from dragoman.store.engine import named_trouble, writing

__all__ = ["HEAD", "KNOWN", "VERSION_TABLE", "upgrade_store"]

VERSION_TABLE = "dragoman_schema"  # our own name: alembic's would not tell a store from another program's database
KNOWN = ("0001", "0002", "0003", "0004")
HEAD = KNOWN[-1]


def upgrade_store(engine: Engine) -> None:
    """Bring a store to the newest schema.

    Args:
        engine: The store's engine.

    Raises:
        StoreError: When a newer version of Dragoman made the store, or another program made the database.
    """
    if _version(engine) == HEAD:
        return
    _use_wal(engine)
    with writing(engine) as connection:
        # Looked at again: another process may have been faster while this one waited.
        version = _version_of(connection)
        _check(version, connection)
        if version != HEAD:
            _migrate(connection)


def _version(engine: Engine) -> str | None:
    with named_trouble(engine), engine.connect() as connection:
        return _version_of(connection)


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


def _use_wal(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with named_trouble(engine):
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")  # outside any transaction; the file remembers it
        finally:
            connection.close()


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see the head of this module
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "dragoman.store:migrations")
    command.upgrade(config, "head")

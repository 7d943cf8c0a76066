"""Databases of tests on the PostgreSQL server that ``DRAGOMAN_POSTGRESQL`` names; ``.ci/postgresql`` starts one."""

import os
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

__all__ = ["SERVER", "needs_server", "new_database"]

SERVER = os.environ.get("DRAGOMAN_POSTGRESQL")

needs_server = pytest.mark.skipif(SERVER is None, reason="DRAGOMAN_POSTGRESQL names no server; see .ci/postgresql")


@contextmanager
def new_database(purpose, *, locale="C.UTF-8"):
    """Make an empty database, of this process alone, yield its address, and drop it."""
    name = f"dragoman_{purpose}_{os.getpid()}"
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    made = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'"
    try:
        with engine.connect() as connection:
            connection.execute(text(made))
            yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()

"""Limits: a question that takes too long is broken off, so that no address can keep the server busy."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from dragoman.store.postgresql import limit_time

__all__ = ["time_limit"]

SECONDS = 8.0  # a page of 20,000 reports takes a third of one
STEPS = 50_000  # SQLite's steps between two looks at the clock: about a millisecond


@contextmanager
def time_limit(connection: Connection, seconds: float | None = None) -> Iterator[None]:
    """Break off what the connection is asked once this long has passed, ``SECONDS`` by default; on a server, each question."""
    held = connection.connection.dbapi_connection
    if not isinstance(held, sqlite3.Connection):
        limit_time(connection, SECONDS if seconds is None else seconds)
        yield
        return
    end = time.monotonic() + (SECONDS if seconds is None else seconds)
    held.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        held.set_progress_handler(None, 0)

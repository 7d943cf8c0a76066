"""Full text: finds words in reports, statements and events; the one place that knows two databases apart.

    strike "cease fire" Khart*  ->  "strike" AND "cease fire" AND "Khart" *

On SQLite an FTS5 table stands beside each searched table, and triggers (migration 0003) keep it. On PostgreSQL each searched
column has one of ``tsvector`` beside it (migration 0011), which the server keeps. Both find words without case and accents.
Whatever a user types is words: nothing that is typed raises.

Source: sqlite.org/fts5.html; postgresql.org/docs/current/textsearch.html.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Dialect, Table, and_, column, false, func, literal_column, or_, select, table

from dragoman.store.found_tables import events, statements
from dragoman.store.tables import reports

__all__ = ["contains_words", "words_asked"]


@dataclass(frozen=True, slots=True)
class _Search:
    """A searched table.

    Attributes:
        name: Name of the FTS table.
        table: The table that holds the words.
        columns: Its searched columns.
    """

    name: str
    table: Table
    columns: tuple[str, ...]


_SEARCHES = {
    "reports": _Search("report_search", reports, ("title", "text")),
    "statements": _Search("statement_search", statements, ("contents",)),
    "events": _Search("event_search", events, ("words",)),
}

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


def contains_words(searched: str, words: str, dialect: Dialect) -> ColumnElement[bool]:
    """Return the condition that a row contains all of the words.

    Args:
        searched: ``reports``, ``statements`` or ``events``.
        words: As typed: words, ``"a phrase"`` and ``begin*``; case and accents are ignored.
        dialect: The database's.

    Returns:
        A condition on the searched table; never true when the words hold no letter and no digit.
    """
    search = _SEARCHES[searched]
    phrases = list(_phrases(words))
    if not phrases:
        return false()
    if dialect.name != "sqlite":
        return and_(*(_held(search, tokens, begins=begins) for tokens, begins in phrases))
    query = " AND ".join(f'"{" ".join(tokens)}"{" *" if begins else ""}' for tokens, begins in phrases)
    index = table(search.name, column("rowid"))
    matches = literal_column(search.name).op("MATCH", is_comparison=True)(query)
    number: Column[int] = search.table.c.number
    return number.in_(select(index.c.rowid).where(matches))


def _phrases(words: str) -> list[tuple[list[str], bool]]:
    phrases = []
    for quoted, bare in _PART.findall(words):
        tokens = re.findall(r"\w+", (quoted or bare).replace("_", " "))
        if tokens:
            phrases.append((tokens, bare.endswith("*")))
    return phrases


def words_asked(words: str) -> ColumnElement[str] | None:
    """Return what is typed as a ``tsquery`` of PostgreSQL, for what ranks and marks hits; None without a letter or digit."""
    asked = [_tsquery(tokens, begins=begins) for tokens, begins in _phrases(words)]
    whole = None
    for one in asked:
        whole = one if whole is None else whole.op("&&")(one)
    return whole


def _held(search: _Search, tokens: list[str], *, begins: bool) -> ColumnElement[bool]:
    asked = _tsquery(tokens, begins=begins)
    columns: Iterator[ColumnElement[str]] = (literal_column(f"{search.table.name}.{one}_search") for one in search.columns)
    return or_(*(one.op("@@", is_comparison=True)(asked) for one in columns))


def _tsquery(tokens: list[str], *, begins: bool) -> ColumnElement[str]:
    """Return the words one after the other: ``'cease <-> fire'``; folded by the server, as those that it keeps are."""
    folded = func.nullif(func.dragoman_words(" ".join(tokens)), "")
    return func.to_tsquery(literal_column("'simple'"), func.replace(folded, " ", " <-> ").concat(":*" if begins else ""))

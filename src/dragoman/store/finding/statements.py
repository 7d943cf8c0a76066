"""Statements: who says what, with which stance, in report order.

Filters(says="Peskov", stance="denies")  ->  every denial by the spokesman, with its words and their place
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, exists, or_, select

from dragoman.store.filters import Filters, check_filters
from dragoman.store.finding.conditions import (
    REPORT_NAME,
    AnyRow,
    Key,
    chunks,
    has_cast,
    is_actor,
    is_place,
    is_source,
    meets_days,
    of_reports,
    party,
    party_columns,
    report_name,
    with_parties,
    within_report,
)
from dragoman.store.found_tables import mentions, places, statement_contents, statement_through, statements
from dragoman.store.fulltext import contains_words
from dragoman.store.rows import Party, Quoted, StatementRow
from dragoman.store.tables import reports

__all__ = ["choose_statements", "find_statements", "statement_rows"]


def find_statements(connection: Connection, filters: Filters) -> Iterator[StatementRow]:
    """Yield statements by publication date, report and place in the text.

    Args:
        connection: Open for reading.
        filters: What they must hold.

    Raises:
        SettingsError: When statements do not know a filter.
    """
    query = choose_statements(connection, filters)
    if filters.dated:
        query = query.where(meets_days(statements.c.said_since, statements.c.said_before, filters))
    order = (reports.c.published.is_(None), reports.c.published, reports.c.key, reports.c.id, statements.c.position)
    yield from statement_rows(connection, query.order_by(*order).limit(filters.limit))


def choose_statements(connection: Connection, filters: Filters) -> Select[Any]:
    """Return the query of statements by every filter but the days."""
    check_filters("statements", filters)
    joined = statements.join(reports, reports.c.number == statements.c.report)
    query = select(statements, *REPORT_NAME, *party_columns()).select_from(with_parties(joined, statements.c.source_actor))
    query = within_report(query, filters)
    if filters.words is not None:
        query = query.where(contains_words("statements", filters.words, connection.dialect))
    if filters.stance is not None:
        query = query.where(statements.c.stance == filters.stance)
    if filters.says is not None:
        query = query.where(is_source(filters.says))
    if filters.actor is not None:
        named = _told_in(mentions).where(is_actor(mentions.c.actor, filters.actor))
        query = query.where(has_cast(statements.c.report, filters.actor))
        query = query.where(or_(is_actor(statements.c.source_actor, filters.actor), exists(named)))
    if filters.place is not None:
        query = query.where(exists(_told_in(places).where(is_place(filters.place))))
    return query


def statement_rows(connection: Connection, query: Select[Any]) -> Iterator[StatementRow]:
    """Yield the rows of a query that ``choose_statements`` began."""
    for chunk in chunks(connection.execute(query)):
        keys = [(row.report, row.id) for row in chunk]
        contents, through = _contents(connection, keys), _through(connection, keys)
        for row, key in zip(chunk, keys, strict=True):
            yield _row(row, tuple(contents[key]), tuple(through[key]))


def _told_in(table: Table) -> Select[Any]:
    """Query the rows of a table of words that stand in what a statement says."""
    inside = and_(statement_contents.c.start <= table.c.start, table.c.stop <= statement_contents.c.stop)
    told = and_(statement_contents.c.report == statements.c.report, statement_contents.c.statement == statements.c.id)
    return select(table.c.position).where(table.c.report == statements.c.report, told, inside).correlate(statements)


def _contents(connection: Connection, keys: Sequence[Key]) -> dict[Key, list[Quoted]]:
    table, found = statement_contents, defaultdict[Key, list[Quoted]](list)
    query = select(table).where(of_reports(table, keys)).order_by(table.c.position)
    for row in connection.execute(query):
        found[row.report, row.statement].append(Quoted(start=row.start, stop=row.stop, words=row.words))
    return found


def _through(connection: Connection, keys: Sequence[Key]) -> dict[Key, list[Party]]:
    table, found = statement_through, defaultdict[Key, list[Party]](list)
    query = select(table, *party_columns()).select_from(with_parties(table, table.c.actor))
    query = query.where(of_reports(table, keys)).order_by(table.c.position)
    for row in connection.execute(query):
        found[row.report, row.statement].append(Party(id=row.party_id, name=row.party_name))
    return found


def _row(row: AnyRow, contents: tuple[Quoted, ...], through: tuple[Party, ...]) -> StatementRow:
    return StatementRow(
        report=report_name(row),
        id=row.id,
        source=party(row),
        source_words=row.source_words,
        source_kind=row.source_kind,
        source_count=row.source_count,
        cue=row.cue_words,
        lemma=row.cue_lemma,
        stance=row.stance,
        manner=row.manner,
        contents=contents,
        since=row.said_since,
        before=row.said_before,
        grain=row.said_grain,
        within=row.within,
        through=through,
        hedged=row.hedged,
        confidence=row.confidence,
        trace=row.trace,
    )

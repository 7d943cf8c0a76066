"""Reports: what was read, with what was found in it counted, by publication date."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select

from dragoman.store.filters import Filters, check_filters
from dragoman.store.finding.conditions import AnyRow, is_actor, is_place, within_report
from dragoman.store.finding.events import choose_events
from dragoman.store.finding.statements import choose_statements
from dragoman.store.found_tables import castings, events, places, statements
from dragoman.store.fulltext import contains_words
from dragoman.store.rows import ReportRow
from dragoman.store.tables import appearances, reports

__all__ = ["choose_reports", "find_reports", "report_rows"]

_NAMES = (
    "id", "key", "file", "title", "publisher", "published", "published_grain", "published_basis", "published_reason",
    "language", "language_basis", "language_confidence", "language_reason", "not_read", "agency", "copy_of", "words",
)  # fmt: skip


def find_reports(connection: Connection, filters: Filters) -> Iterator[ReportRow]:
    """Yield reports by publication date, those without one last.

    Args:
        connection: Open for reading.
        filters: What they must hold; the days are those of publication, as fine as it is known.

    Raises:
        SettingsError: When reports do not know a filter.
    """
    query = choose_reports(connection, filters)
    if filters.date_from is not None:
        # A report of "2024" has its first day kept: it may be of any later day of that year.
        grain = reports.c.published_grain
        first = filters.date_from
        query = query.where(
            (reports.c.published >= first)
            | ((grain == "month") & (reports.c.published >= first.replace(day=1)))
            | ((grain == "year") & (reports.c.published >= first.replace(month=1, day=1)))
        )
    if filters.date_to is not None:
        query = query.where(reports.c.published <= filters.date_to)
    order = (reports.c.published.is_(None), reports.c.published, reports.c.key, reports.c.id)
    yield from report_rows(connection, query.order_by(*order).limit(filters.limit))


def choose_reports(connection: Connection, filters: Filters) -> Select[Any]:
    """Return the query of reports by every filter but the days."""
    check_filters("reports", filters)
    query = within_report(select(*(reports.c[name] for name in _NAMES), *_counts()), filters)
    if filters.words is not None:
        query = query.where(contains_words("reports", filters.words, connection.dialect))
    if filters.actor is not None:
        cast = select(castings.c.actor).where(castings.c.report == reports.c.number, is_actor(castings.c.actor, filters.actor))
        query = query.where(exists(cast.correlate(reports)))
    if filters.place is not None:
        named = select(places.c.position).where(places.c.report == reports.c.number, is_place(filters.place))
        query = query.where(exists(named.correlate(reports)))
    if filters.says is not None or filters.stance is not None:
        query = query.where(
            _holds(choose_statements(connection, Filters(says=filters.says, stance=filters.stance)), statements)
        )
    if filters.type is not None or filters.status is not None:
        query = query.where(_holds(choose_events(connection, Filters(type=filters.type, status=filters.status)), events))
    return query


def report_rows(connection: Connection, query: Select[Any]) -> Iterator[ReportRow]:
    """Yield the rows of a query that ``choose_reports`` began."""
    yield from map(_row, connection.execute(query))


def _holds(query: Select[Any], table: Table) -> ColumnElement[bool]:
    return reports.c.number.in_(query.with_only_columns(table.c.report))


def _counts() -> Iterator[Any]:
    for name, table in (("statement_count", statements), ("event_count", events), ("also", appearances)):
        counted = select(func.count()).select_from(table).where(table.c.report == reports.c.number)
        yield counted.correlate(reports).scalar_subquery().label(name)


def _row(row: AnyRow) -> ReportRow:
    return ReportRow(
        **{name: getattr(row, name) for name in _NAMES}, statements=row.statement_count, events=row.event_count, also=row.also
    )

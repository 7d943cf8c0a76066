"""Undated: counts the rows that a filter by day leaves out because nothing dates them, so that a page can say so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dragoman.store.filters import Filters, RowKind, check_filters
from dragoman.store.finding.events import choose_events
from dragoman.store.finding.figures import choose_figures
from dragoman.store.finding.inferred import EVENT_DAYS
from dragoman.store.finding.reports import choose_reports
from dragoman.store.finding.statements import choose_statements
from dragoman.store.found_tables import events, statements
from dragoman.store.tables import reports

__all__ = ["count_undated"]

Choose = Callable[[Connection, Filters], Select[Any]]

_DATED: dict[RowKind, tuple[Choose, tuple[ColumnElement[Any], ...]]] = {
    "events": (choose_events, EVENT_DAYS),
    "figures": (choose_figures, (events.c.since, events.c.before)),
    "statements": (choose_statements, (statements.c.said_since, statements.c.said_before)),
    "reports": (choose_reports, (reports.c.published,)),
}


def count_undated(connection: Connection, kind: RowKind, filters: Filters) -> int:
    """Return how many rows hold everything but have no date; the limit counts for nothing.

    Args:
        connection: Open for reading.
        kind: Any but actors, which have no date.
        filters: What they must hold.

    Raises:
        SettingsError: When the kind does not know a filter.
    """
    check_filters(kind, filters)
    if kind not in _DATED:
        return 0
    choose, days = _DATED[kind]
    query = choose(connection, replace(filters, limit=None)).where(*(day.is_(None) for day in days))
    # The columns of the query may bear one name twice, which a subquery refuses: one constant column is enough to count.
    return connection.scalar(select(func.count()).select_from(query.with_only_columns(reports.c.number).subquery())) or 0

"""Timeline: events by the days on which they took place, those without a day last, each with its reason."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func

from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import meets_days
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.inferred import EVENT_DAYS
from dragoman.store.found_tables import events
from dragoman.store.rows import EventRow
from dragoman.store.tables import reports

__all__ = ["order_events"]


def order_events(connection: Connection, filters: Filters) -> Iterator[EventRow]:
    """Yield events by first day, then by last day: the finer before the coarser; undated ones at the end.

    An open beginning is put at its end. With days in the filters, undated events are left out.

    Args:
        connection: Open for reading.
        filters: What they must hold.

    Raises:
        SettingsError: When events do not know a filter.
    """
    query = choose_events(connection, filters)
    if filters.dated:
        query = query.where(meets_days(*EVENT_DAYS, filters))
    since, before = EVENT_DAYS
    undated = and_(since.is_(None), before.is_(None))
    days = (undated, func.coalesce(since, before), before.is_(None), before)
    query = query.order_by(*days, reports.c.key, reports.c.id, events.c.position)
    yield from event_rows(connection, query.limit(filters.limit))

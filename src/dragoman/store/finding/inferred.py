"""Inferred days of undated reports: kept anew after each run, shown beside what the reports say.

find_inferred(connection, report_id)  ->  the days of its publication, its phrases and its events, with the reason of each
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, FromClause, and_, delete, func, insert, select

from dragoman.model.inferred import InferredDate
from dragoman.store.found_tables import events
from dragoman.store.linked_tables import inferred_dates
from dragoman.store.tables import reports

__all__ = ["EVENT_DAYS", "INFERRED", "find_inferred", "keep_inferred", "with_event_days"]

_DAYS = inferred_dates.alias("inferred_days")

EVENT_DAYS = (
    func.coalesce(events.c.since, _DAYS.c.since).label("since_shown"),
    func.coalesce(events.c.before, _DAYS.c.before).label("before_shown"),
)
"""First day and day after the last of an event, by the report or else inferred; for a query over ``with_event_days``."""

INFERRED = (_DAYS.c.grain.label("inferred_grain"), _DAYS.c.reason.label("inferred_reason"))
"""Grain and reason of inferred days; null where the report itself dates the event, or nothing does."""


def with_event_days(source: FromClause) -> FromClause:
    """Join the inferred days of events that their report does not date."""
    undated = and_(events.c.since.is_(None), events.c.before.is_(None))
    same = and_(_DAYS.c.report == events.c.report, _DAYS.c.about == "event", _DAYS.c.item == events.c.id, undated)
    return source.outerjoin(_DAYS, same)


def keep_inferred(connection: Connection, inferred: Iterable[InferredDate]) -> None:
    """Keep inferred days in the place of those of an earlier run.

    Args:
        connection: Inside a writing transaction.
        inferred: All of the store.
    """
    connection.execute(delete(inferred_dates))
    kept = list(inferred)
    ids = sorted({one.report for one in kept})
    numbers = {one: connection.scalar(select(reports.c.number).where(reports.c.id == one)) for one in ids}
    rows = [_row(one) | {"report": numbers[one.report]} for one in kept if numbers[one.report] is not None]
    if rows:
        connection.execute(insert(inferred_dates), rows)


def find_inferred(connection: Connection, report_id: str | None = None) -> Iterator[InferredDate]:
    """Yield the inferred days of a report, or of all: by the key of the report, first its own, then phrases, then events.

    Args:
        connection: Open for reading.
        report_id: A report's id; None for all.
    """
    query = select(inferred_dates.c.record).join(reports, reports.c.number == inferred_dates.c.report)
    if report_id is not None:
        query = query.where(reports.c.id == report_id)
    about = inferred_dates.c.about
    columns = (about != "published", about == "event", inferred_dates.c.since, inferred_dates.c.item)
    for record in connection.execute(query.order_by(reports.c.key, reports.c.id, *columns)).scalars():
        yield msgspec.json.decode(record, type=InferredDate)


def _row(one: InferredDate) -> dict[str, Any]:
    item = one.event if one.about == "event" else str(one.time) if one.about == "time" else ""
    shown = {name: getattr(one, name) for name in ("about", "since", "before", "grain", "reason")}
    return shown | {"item": item, "record": msgspec.json.encode(one).decode()}

"""Figures: how many of whom, as who gives it, in report order.

Filters(what="killed", place="Derna")  ->  every death toll of the place, each with its source and bound
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from dragoman.store.filters import Filters, check_filters
from dragoman.store.finding.conditions import (
    REPORT_NAME,
    AnyRow,
    is_source,
    meets_days,
    party_columns,
    report_name,
    with_parties,
)
from dragoman.store.finding.events import narrow_events, says
from dragoman.store.found_tables import events, figures, places, statements
from dragoman.store.fulltext import contains_words
from dragoman.store.rows import FigureRow, Quoted
from dragoman.store.tables import reports

__all__ = ["choose_figures", "find_figures"]


def find_figures(connection: Connection, filters: Filters) -> Iterator[FigureRow]:
    """Yield figures by publication date, report and place in the text.

    Args:
        connection: Open for reading.
        filters: What they must hold; the days are those of the event, ``says`` is who gives the figure.

    Raises:
        SettingsError: When figures do not know a filter.
    """
    query = choose_figures(connection, filters)
    if filters.dated:
        query = query.where(meets_days(events.c.since, events.c.before, filters))
    day = (reports.c.published.is_(None), reports.c.published)
    query = query.order_by(*day, reports.c.key, reports.c.id, events.c.position, figures.c.position)
    yield from map(_row, connection.execute(query.limit(filters.limit)))


def choose_figures(connection: Connection, filters: Filters) -> Select[Any]:
    """Return the query of figures by every filter but the days."""
    check_filters("figures", filters)
    joined = figures.join(events, and_(events.c.report == figures.c.report, events.c.id == figures.c.event))
    joined = joined.join(reports, reports.c.number == figures.c.report)
    joined = joined.outerjoin(places, and_(places.c.report == events.c.report, places.c.position == events.c.place))
    told = and_(statements.c.report == figures.c.report, statements.c.id == figures.c.according_to)
    given = with_parties(joined.outerjoin(statements, told), statements.c.source_actor)
    event = (events.c.type, events.c.status, events.c.since, events.c.before, events.c.place_name, events.c.place_country)
    source = (statements.c.id.label("statement"), statements.c.source_words, statements.c.source_kind, statements.c.stance)
    query = select(figures, *event, *source, *REPORT_NAME, *party_columns()).select_from(given)
    if filters.what is not None:
        query = query.where(figures.c.what == filters.what)
    if filters.says is not None:
        query = query.where(is_source(filters.says))
    if filters.words is not None:
        told = contains_words("events", filters.words, connection.dialect)
        query = query.where(or_(told, figures.c.what == filters.words.strip().casefold()))
    return narrow_events(query, _without_source(filters))


def _without_source(filters: Filters) -> Filters:
    names = ("actor", "type", "status", "place", "publisher", "report", "originals")
    return Filters(**{name: getattr(filters, name) for name in names})


def _row(row: AnyRow) -> FigureRow:
    return FigureRow(
        report=report_name(row),
        event=row.event,
        type=row.type,
        status=row.status,
        what=row.what,
        of=row.of_whom,
        low=row.low,
        high=row.high,
        bound=row.bound,
        words=Quoted(start=row.start, stop=row.stop, words=row.words),
        as_of=row.as_of,
        as_of_words=row.as_of_words,
        over=row.over_words,
        according_to=says(row) if row.statement is not None else None,
        since=row.since,
        before=row.before,
        place=row.place_name,
        country=row.place_country,
    )

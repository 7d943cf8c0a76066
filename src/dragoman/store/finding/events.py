"""Events: who did what to whom, where and when, and who says so, in report order.

Filters(actor="Wagner", type="ASSAULT", place="Bakhmut")
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, exists, select

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
from dragoman.store.finding.inferred import EVENT_DAYS, INFERRED, with_event_days
from dragoman.store.found_tables import event_actors, event_statements, event_words, events, places, statements
from dragoman.store.fulltext import contains_words
from dragoman.store.rows import EventRow, Party, Quoted, Saying
from dragoman.store.tables import reports

__all__ = ["choose_events", "event_rows", "find_events", "narrow_events", "says"]


def find_events(connection: Connection, filters: Filters) -> Iterator[EventRow]:
    """Yield events by publication date, report and place in the text.

    Args:
        connection: Open for reading.
        filters: What they must hold.

    Raises:
        SettingsError: When events do not know a filter.
    """
    query = choose_events(connection, filters)
    if filters.dated:
        query = query.where(meets_days(*EVENT_DAYS, filters))
    order = (reports.c.published.is_(None), reports.c.published, reports.c.key, reports.c.id, events.c.position)
    yield from event_rows(connection, query.order_by(*order).limit(filters.limit))


def choose_events(connection: Connection, filters: Filters) -> Select[Any]:
    """Return the query of events by every filter but the days."""
    check_filters("events", filters)
    joined = events.join(reports, reports.c.number == events.c.report)
    located = joined.outerjoin(places, and_(places.c.report == events.c.report, places.c.position == events.c.place))
    columns: tuple[Any, ...] = (events, places.c.latitude, places.c.longitude, *REPORT_NAME, *EVENT_DAYS, *INFERRED)
    query = narrow_events(select(*columns).select_from(with_event_days(located)), filters)
    if filters.words is not None:
        query = query.where(contains_words("events", filters.words, connection.dialect))
    return query


def narrow_events(query: Select[Any], filters: Filters) -> Select[Any]:
    """Narrow a query over events, reports and places by all but words and days."""
    query = within_report(query, filters)
    if filters.type is not None:
        query = query.where(events.c.type == filters.type)
    if filters.status is not None:
        query = query.where(events.c.status == filters.status)
    if filters.actor is not None:
        query = query.where(has_cast(events.c.report, filters.actor))
        query = query.where(exists(_part(event_actors).where(is_actor(event_actors.c.actor, filters.actor))))
    if filters.place is not None:
        query = query.where(is_place(filters.place))
    if filters.says is not None:
        query = query.where(exists(_carrying().where(is_source(filters.says))))
    if filters.stance is not None:
        query = query.where(exists(_carrying().where(statements.c.stance == filters.stance)))
    return query


def event_rows(connection: Connection, query: Select[Any]) -> Iterator[EventRow]:
    """Yield the rows of a query that ``choose_events`` began."""
    for chunk in chunks(connection.execute(query)):
        keys = [(row.report, row.id) for row in chunk]
        parties, carried, evidence = _parties(connection, keys), _says(connection, keys), _evidence(connection, keys)
        for row, key in zip(chunk, keys, strict=True):
            who, whom = tuple(parties[key, "actor"]), tuple(parties[key, "recipient"])
            yield _row(row, (who, whom), tuple(carried[key]), tuple(evidence[key]))


def says(row: AnyRow) -> Saying:
    """Return the statement of a row that is joined with its source."""
    return Saying(
        id=row.statement, source=party(row), source_words=row.source_words, source_kind=row.source_kind, stance=row.stance
    )


def _part(table: Table) -> Select[Any]:
    return select(table.c.position).where(table.c.report == events.c.report, table.c.event == events.c.id).correlate(events)


def _carrying() -> Select[Any]:
    told = and_(statements.c.report == event_statements.c.report, statements.c.id == event_statements.c.statement)
    return _part(event_statements).where(told)


def _parties(connection: Connection, keys: Sequence[Key]) -> dict[tuple[Key, str], list[Party]]:
    table, found = event_actors, defaultdict[tuple[Key, str], list[Party]](list)
    query = select(table, *party_columns()).select_from(with_parties(table, table.c.actor))
    query = query.where(of_reports(table, keys)).order_by(table.c.position)
    for row in connection.execute(query):
        parties = found[(row.report, row.event), row.role]
        one = Party(id=row.party_id, name=row.party_name)
        if one not in parties:  # two local actors of one event may have been judged the same
            parties.append(one)
    return found


def _says(connection: Connection, keys: Sequence[Key]) -> dict[Key, list[Saying]]:
    table, found = event_statements, defaultdict[Key, list[Saying]](list)
    joined = table.join(statements, and_(statements.c.report == table.c.report, statements.c.id == table.c.statement))
    columns = (statements.c.source_words, statements.c.source_kind, statements.c.stance)
    query = select(table, *columns, *party_columns()).select_from(with_parties(joined, statements.c.source_actor))
    query = query.where(of_reports(table, keys)).order_by(table.c.position)
    for row in connection.execute(query):
        found[row.report, row.event].append(says(row))
    return found


def _evidence(connection: Connection, keys: Sequence[Key]) -> dict[Key, list[Quoted]]:
    table, found = event_words, defaultdict[Key, list[Quoted]](list)
    query = select(table).where(of_reports(table, keys), table.c.part == "evidence")
    for row in connection.execute(query.order_by(table.c.position)):
        found[row.report, row.event].append(Quoted(start=row.start, stop=row.stop, words=row.words))
    return found


def _row(
    row: AnyRow, parties: tuple[tuple[Party, ...], tuple[Party, ...]], carried: tuple[Saying, ...], evidence: tuple[Quoted, ...]
) -> EventRow:
    return EventRow(
        report=report_name(row),
        id=row.id,
        type=row.type,
        modes=_listed(row.modes),
        contexts=_listed(row.contexts),
        status=row.status,
        who=parties[0],
        whom=parties[1],
        says=carried,
        since=row.since_shown,
        before=row.before_shown,
        grain=row.grain or row.inferred_grain,
        when_basis="inferred" if row.inferred_reason else row.when_basis,
        when_reason=None if row.inferred_reason else row.when_reason,
        inferred=row.inferred_reason,
        place=row.place_name,
        country=row.place_country,
        latitude=row.latitude,
        longitude=row.longitude,
        where_reason=row.where_reason,
        trigger=Quoted(start=row.trigger_start, stop=row.trigger_stop, words=row.trigger_words),
        evidence=evidence,
        confidence=row.confidence,
        trace=row.trace,
    )


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split(", ")) if names else ()

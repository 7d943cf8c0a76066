"""Showing: finds the one report, statement, event or actor that an id or the beginning of one names.

show_found(connection, "a41f")  ->  the StatementRow, or an error that lists what else begins so
"""

from typing import Any

from sqlalchemy import Connection, Select, Table, select

from dragoman.model import StoreError
from dragoman.store.filters import Filters
from dragoman.store.finding.actors import actor_rows, choose_actors
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.reports import choose_reports, report_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.found_tables import events, statements
from dragoman.store.rows import ActorRow, EventRow, ReportRow, StatementRow
from dragoman.store.tables import actor_links, actors, reports

__all__ = ["Shown", "show_found"]

Shown = ReportRow | StatementRow | EventRow | ActorRow

SHORTEST = 4  # hex digits: 65,536 beginnings, as few as a person will copy
ID_SHOWN = 24  # characters of an id: reports have 64, and 24 tell any of them apart
LISTED = 8  # candidates that an error names


def show_found(connection: Connection, beginning: str) -> Shown:
    """Return what an id or the beginning of one names; a report also goes by its key.

    Args:
        connection: Open for reading.
        beginning: A whole id or key, or at least four characters that an id begins with.

    Raises:
        StoreError: When nothing begins so, or several things do: it names them.
    """
    exact = _candidates(connection, beginning, whole=True)
    if not exact and len(beginning) < SHORTEST:
        raise StoreError(f"{beginning!r} is too short: give at least {SHORTEST} characters of an id")
    found = exact or _candidates(connection, beginning, whole=False)
    if not found:
        raise StoreError(f"no report, statement, event or actor begins with {beginning!r}")
    if len(found) > 1:
        listed = ", ".join(f"{kind} {one[:ID_SHOWN]}" for kind, one, _ in found[:LISTED])
        raise StoreError(f"{beginning!r} may be {listed}{' and others' if len(found) > LISTED else ''}")
    kind, one, report = found[0]
    return _shown(connection, kind, one, report)


def _candidates(connection: Connection, beginning: str, *, whole: bool) -> list[tuple[str, str, str]]:
    """Return kind, id and the id of the report, if it has one, of everything that is named so."""
    found: list[tuple[str, str, str]] = []
    for kind, query, column in (
        ("report", select(reports.c.id, reports.c.id.label("report")), reports.c.id),
        ("statement", _with_report(statements), statements.c.id),
        ("event", _with_report(events), events.c.id),
        ("actor", select(actors.c.id, actors.c.id.label("report")), actors.c.id),
    ):
        named = column == beginning if whole else column.startswith(beginning, autoescape=True)
        if whole and kind == "report":
            named = named | (reports.c.key == beginning)
        rows = connection.execute(query.where(named).order_by(column).limit(LISTED + 1))
        found += [(kind, row.id, row.report) for row in rows]
    return found


def _with_report(table: Table) -> Select[Any]:
    return select(table.c.id, reports.c.id.label("report")).join(reports, reports.c.number == table.c.report)


def _shown(connection: Connection, kind: str, one: str, report: str) -> Shown:
    if kind == "report":
        return next(report_rows(connection, choose_reports(connection, Filters(report=one)).where(reports.c.id == one)))
    if kind == "statement":
        query = choose_statements(connection, Filters(report=report)).where(statements.c.id == one)
        return next(statement_rows(connection, query))
    if kind == "event":
        return next(event_rows(connection, choose_events(connection, Filters(report=report)).where(events.c.id == one)))
    link = select(actor_links.c.same_as).where(actor_links.c.actor == one)
    stands = connection.scalar(link) or one
    query = choose_actors(Filters()).where(actors.c.id == one)
    return next(row for row in actor_rows(connection, query) if row.id == stands)

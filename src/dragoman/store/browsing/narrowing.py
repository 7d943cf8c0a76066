"""Narrowing: every filter of the pages for every kind of row, as conditions over ids: one set of filters for all lists.

    Wanted(filters=Filters(status="planned"), origins=2)  ->  statements that carry a planned event which two origins tell

A filter that a kind of row does not know itself narrows it over the events that it is tied to.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, or_, select

from dragoman.store.browsing.rows import Wanted
from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import is_actor, meets_days
from dragoman.store.finding.events import choose_events
from dragoman.store.finding.reports import choose_reports
from dragoman.store.finding.statements import choose_statements
from dragoman.store.folding import folded_pattern
from dragoman.store.found_tables import castings, event_statements, events, statements
from dragoman.store.linked_tables import disputes, happening_events, happenings
from dragoman.store.tables import actors, reports

__all__ = [
    "actor_conditions", "dispute_conditions", "event_query", "happening_conditions", "report_query", "statement_query",
]  # fmt: skip

_NAMED = 40  # actors that one name may mean before a dispute is looked up by name alone
_OF_EVENTS = ("words", "actor", "says", "status", "stance", "publisher", "report", "originals")


def event_query(connection: Connection, wanted: Wanted) -> Select[Any]:
    """Return the query of events; its days are those on which they take place."""
    query = choose_events(connection, replace(wanted.filters, limit=None, date_from=None, date_to=None, what=None))
    if wanted.filters.dated:
        query = query.where(meets_days(events.c.since, events.c.before, wanted.filters))
    if wanted.origins > 1:
        query = query.where(events.c.id.in_(_told_by(wanted.origins)))
    return query


def statement_query(connection: Connection, wanted: Wanted) -> Select[Any]:
    """Return the query of statements; its days are those on which they were said."""
    filters = wanted.filters
    own = replace(filters, limit=None, date_from=None, date_to=None, type=None, status=None, what=None)
    query = choose_statements(connection, own)
    if filters.dated:
        query = query.where(meets_days(statements.c.said_since, statements.c.said_before, filters))
    if filters.type or filters.status or wanted.origins > 1:
        told = select(event_statements.c.position).where(
            event_statements.c.report == statements.c.report, event_statements.c.statement == statements.c.id
        )
        told = told.join(
            events, and_(events.c.report == event_statements.c.report, events.c.id == event_statements.c.event)
        ).where(*_of_event(filters))
        if wanted.origins > 1:
            told = told.where(events.c.id.in_(_told_by(wanted.origins)))
        query = query.where(exists(told.correlate(statements)))
    return query


def report_query(connection: Connection, wanted: Wanted) -> Select[Any]:
    """Return the query of reports; its days are those of publication."""
    filters = wanted.filters
    query = choose_reports(connection, replace(filters, limit=None, date_from=None, date_to=None, what=None))
    if filters.date_from is not None:
        query = query.where(reports.c.published >= filters.date_from)
    if filters.date_to is not None:
        query = query.where(reports.c.published <= filters.date_to)
    if wanted.origins > 1:
        told = select(happening_events.c.report_id).where(happening_events.c.event.in_(_told_by(wanted.origins)))
        query = query.where(reports.c.id.in_(told))
    return query


def happening_conditions(connection: Connection, wanted: Wanted, *, days: bool = True) -> list[ColumnElement[bool]]:
    """Return the conditions on happenings; ``days`` tells whether those asked for count."""
    filters = wanted.filters
    conditions: list[ColumnElement[bool]] = []
    if filters.type is not None:
        conditions.append(happenings.c.type == filters.type)
    if filters.place is not None:
        named = happenings.c.place_name.icontains(filters.place, autoescape=True)
        conditions.append(or_(named, happenings.c.place_country == filters.place))
    if days and filters.dated:
        conditions.append(meets_days(happenings.c.since, happenings.c.before, filters))
    if wanted.origins > 1:
        conditions.append(happenings.c.origins >= wanted.origins)
    asked = {name: value for name in _OF_EVENTS if (value := getattr(filters, name)) is not None and name != "originals"}
    if asked:
        chosen = choose_events(connection, Filters(**asked)).with_only_columns(events.c.id)
        told = select(happening_events.c.happening).where(happening_events.c.event.in_(chosen))
        conditions.append(happenings.c.id.in_(told))
    return conditions


def dispute_conditions(connection: Connection, wanted: Wanted, about: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions on disputes; the days are those on which they are first printed."""
    filters = wanted.filters
    words = (filters.words or "").replace('"', " ").split()
    conditions: list[ColumnElement[bool]] = [disputes.c.record.icontains(word, autoescape=True) for word in words]
    if about is not None:
        conditions.append(disputes.c.about == about)
    if filters.date_from is not None:
        conditions.append(disputes.c.since >= filters.date_from)
    if filters.date_to is not None:
        conditions.append(disputes.c.since <= filters.date_to)
    conditions.extend(_held_by(connection, name) for name in (filters.actor, filters.says) if name)
    if filters.stance is not None:
        conditions.append(disputes.c.record.contains(f'"stance":"{filters.stance}"', autoescape=True))
    told = replace(filters, words=None, actor=None, says=None, stance=None, date_from=None, date_to=None)
    about_one = happening_conditions(connection, Wanted(filters=told, origins=wanted.origins))
    if about_one:
        conditions.append(disputes.c.happening.in_(select(happenings.c.id).where(*about_one)))
    return conditions


def actor_conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return the conditions on actors: by name, and by the reports that name them."""
    filters = wanted.filters
    names = filter(None, (filters.words, filters.actor))
    conditions: list[ColumnElement[bool]] = [is_actor(actors.c.id, name) for name in names]
    within = replace(filters, words=None, actor=None)
    if wanted.origins > 1 or within != Filters(originals=within.originals):
        chosen = report_query(connection, Wanted(filters=within, origins=wanted.origins)).with_only_columns(reports.c.number)
        conditions.append(actors.c.id.in_(select(castings.c.actor).where(castings.c.report.in_(chosen))))
    return conditions


def _told_by(origins: int) -> Select[Any]:
    """Query the ids of events whose happening so many known origins tell."""
    joined = happening_events.join(happenings, happenings.c.id == happening_events.c.happening)
    return select(happening_events.c.event).select_from(joined).where(happenings.c.origins >= origins)


def _of_event(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = []
    if filters.type is not None:
        conditions.append(events.c.type == filters.type)
    if filters.status is not None:
        conditions.append(events.c.status == filters.status)
    return conditions


def _held_by(connection: Connection, name: str) -> ColumnElement[bool]:
    if folded_pattern(name) is None:
        return false()
    meant = connection.scalars(select(actors.c.id).where(is_actor(actors.c.id, name)).limit(_NAMED)).all()
    held = [disputes.c.record.contains(f'"id":"{one}"', autoescape=True) for one in meant]
    return or_(*held, disputes.c.record.icontains(f'"name":"{name}', autoescape=True))

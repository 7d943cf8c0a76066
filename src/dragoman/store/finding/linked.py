"""Linked: what was found to belong together across reports, and is asked for.

find_happenings(connection, Filters(place="Colombo"))  ->  those told by most reports first
"""

from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select

from dragoman.model.happenings import Dispute, Happening, Link
from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import is_actor, meets_days
from dragoman.store.found_tables import event_actors, events
from dragoman.store.linked_tables import disputes, happening_events, happening_links, happenings
from dragoman.store.tables import reports

__all__ = ["HappeningOrder", "find_disputes", "find_happenings", "find_links", "happening_of", "show_linked"]

HappeningOrder = Literal["reports", "days"]

Kept = TypeVar("Kept")

SHORTEST = 4  # characters of an id, as ``show`` takes them


def find_happenings(
    connection: Connection, filters: Filters, *, least: int = 1, order: HappeningOrder = "reports"
) -> Iterator[Happening]:
    """Yield happenings.

    Args:
        connection: Open for reading.
        filters: Words of the gloss or place, type, place, actor, report and days.
        least: Only those that so many reports tell.
        order: ``reports``: those told by most reports first; ``days``: by first day, undated ones last.
    """
    query = select(happenings.c.record).where(happenings.c.reports >= least)
    for word in (filters.words or "").split():
        query = query.where(happenings.c.gloss.ilike(f"%{word}%"))
    if filters.type is not None:
        query = query.where(happenings.c.type == filters.type)
    if filters.place is not None:
        named = happenings.c.place_name.ilike(f"%{filters.place}%")
        query = query.where(or_(named, happenings.c.place_country == filters.place))
    if filters.actor is not None:
        query = query.where(_has_event(is_actor(event_actors.c.actor, filters.actor), filters))
    if filters.report is not None:
        told = select(happening_events.c.event).join(reports, reports.c.id == happening_events.c.report_id)
        told = told.where(happening_events.c.happening == happenings.c.id)
        query = query.where(exists(told.where(or_(reports.c.key == filters.report, reports.c.id == filters.report))))
    if filters.dated:
        query = query.where(meets_days(happenings.c.since, happenings.c.before, filters))
    days = (happenings.c.since.is_(None), happenings.c.since, happenings.c.before.nulls_first())
    by = (happenings.c.reports.desc(), *days[:2]) if order == "reports" else (*days, happenings.c.reports.desc())
    yield from _values(connection, query.order_by(*by, happenings.c.id).limit(filters.limit), Happening)


def happening_of(connection: Connection, event_id: str) -> str | None:
    """Return the id of the happening that an event belongs to, or None."""
    return connection.scalar(select(happening_events.c.happening).where(happening_events.c.event == event_id))


def find_disputes(connection: Connection, filters: Filters, about: str | None = None) -> Iterator[Dispute]:
    """Yield disputes by their first day of publication.

    Args:
        connection: Open for reading.
        filters: Words of the question or of a position.
        about: Only what is contested so.
    """
    query = select(disputes.c.record)
    for word in (filters.words or "").split():
        query = query.where(disputes.c.record.ilike(f"%{word}%"))
    if about is not None:
        query = query.where(disputes.c.about == about)
    if filters.type is not None or filters.place is not None:
        chosen = select(happenings.c.id)
        if filters.type is not None:
            chosen = chosen.where(happenings.c.type == filters.type)
        if filters.place is not None:
            chosen = chosen.where(happenings.c.place_name.ilike(f"%{filters.place}%"))
        query = query.where(disputes.c.happening.in_(chosen))
    if filters.date_from is not None:
        query = query.where(disputes.c.since >= filters.date_from)
    if filters.date_to is not None:
        query = query.where(disputes.c.since <= filters.date_to)
    order = (disputes.c.since.is_(None), disputes.c.since, disputes.c.id)
    yield from _values(connection, query.order_by(*order).limit(filters.limit), Dispute)


def show_linked(connection: Connection, beginning: str) -> Happening | Dispute | None:
    """Return the happening or dispute that an id or its beginning names; None where none or several do.

    Args:
        connection: Open for reading.
        beginning: At least four characters of an id.
    """
    found: list[Happening | Dispute] = []
    if len(beginning) >= SHORTEST:
        for table, kind in ((happenings, Happening), (disputes, Dispute)):
            named = select(table.c.record).where(table.c.id.startswith(beginning, autoescape=True)).limit(2)
            found += _values(connection, named, kind)
    return found[0] if len(found) == 1 else None


def find_links(connection: Connection, *, low: float, high: float) -> Iterator[Link]:
    """Yield the pairs whose score lies in ``[low, high)``, the most doubtful (nearest to the middle) first."""
    score = happening_links.c.score
    rows = connection.execute(select(happening_links).where(score >= low, score < high))
    links = (
        Link(left=row.left_event, right=row.right_event, joined=row.joined, score=row.score, reason=row.reason, total=row.total)
        for row in rows
    )
    yield from sorted(links, key=lambda link: (abs(link.score - (low + high) / 2), link.left, link.right))


def _has_event(condition: ColumnElement[bool], filters: Filters) -> ColumnElement[bool]:
    joined = happening_events.join(reports, reports.c.id == happening_events.c.report_id)
    same = (event_actors.c.report == reports.c.number) & (event_actors.c.event == happening_events.c.event)
    told = select(happening_events.c.event).select_from(joined.join(event_actors, same))
    if filters.type is not None:
        told = told.join(events, (events.c.report == event_actors.c.report) & (events.c.id == event_actors.c.event))
    return exists(told.where(happening_events.c.happening == happenings.c.id, condition))


def _values(connection: Connection, query: Select[Any], kind: type[Kept]) -> Iterator[Kept]:
    for record in connection.execute(query).scalars():
        yield msgspec.json.decode(record, type=kind)

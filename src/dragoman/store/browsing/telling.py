"""Telling: events by their ids, and what one actor said, denied, did and had done to it, a page at a time."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import exists, func, select

from dragoman.store.browsing.catalogue import SIZE, Catalogue
from dragoman.store.browsing.narrowing import event_query, statement_query
from dragoman.store.browsing.rows import Slice, Wanted
from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import is_actor
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.found_tables import event_actors, events, statements
from dragoman.store.rows import EventRow, StatementRow
from dragoman.store.tables import reports

__all__ = ["acts_of", "events_of"]


def events_of(catalogue: Catalogue, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """Return the events with these ids, in their order."""
    with catalogue.asking() as connection:
        query = choose_events(connection, Filters()).where(events.c.id.in_(ids))
        found = {row.id: row for row in event_rows(connection, query)}
    return tuple(found[one] for one in ids if one in found)


def acts_of(catalogue: Catalogue, actor: str, tab: str, wanted: Wanted, *, start: int = 0) -> Slice[EventRow | StatementRow]:
    """Return what an actor said, denied, did or had done to it, the newest first.

    Args:
        catalogue: The store.
        actor: The id that stands for it.
        tab: ``said``, ``denied``, ``did`` or ``done``.
        wanted: What the rows must hold besides.
        start: Rows to pass over.
    """
    told = tab in {"said", "denied"}
    table = statements if told else events
    order = (reports.c.published.desc(), reports.c.number, table.c.position)
    with catalogue.asking() as connection:
        if told:
            stance = "denies" if tab == "denied" else wanted.filters.stance
            narrowed = replace(wanted, filters=replace(wanted.filters, actor=None, stance=stance))
            query = statement_query(connection, narrowed).where(is_actor(statements.c.source_actor, actor))
        else:
            part = select(event_actors.c.position).where(
                event_actors.c.report == events.c.report,
                event_actors.c.event == events.c.id,
                event_actors.c.role == ("actor" if tab == "did" else "recipient"),
                is_actor(event_actors.c.actor, actor),
            )
            query = event_query(connection, replace(wanted, filters=replace(wanted.filters, actor=None)))
            query = query.where(exists(part.correlate(events)))
        numbers = query.with_only_columns(table.c.number)
        total = connection.scalar(select(func.count()).select_from(numbers.subquery())) or 0
        chosen = connection.scalars(numbers.order_by(*order).offset(start).limit(SIZE)).all()
        rows: tuple[EventRow | StatementRow, ...]
        if told:
            query = choose_statements(connection, Filters()).where(statements.c.number.in_(chosen)).order_by(*order)
            rows = tuple(statement_rows(connection, query))
        else:
            query = choose_events(connection, Filters()).where(events.c.number.in_(chosen)).order_by(*order)
            rows = tuple(event_rows(connection, query))
        return Slice(rows=rows, total=total, start=start)

"""Numbered: the rows of a page by their numbers or codes, in the order of the lists."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, select

from dragoman.store.browsing.columns import Ints
from dragoman.store.browsing.narrowing import Narrower
from dragoman.store.filters import Filters
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.found_tables import events, statements
from dragoman.store.rows import ActorRow, EventRow, StatementRow
from dragoman.store.tables import actor_names, actors, reports

__all__ = ["actors_by_code", "events_by_number", "statements_by_number"]


def statements_by_number(connection: Connection, numbers: Sequence[int]) -> tuple[StatementRow, ...]:
    """Return statements, those of the newest reports first."""
    query = choose_statements(connection, Filters()).where(statements.c.number.in_(numbers))
    order = (reports.c.published.desc(), reports.c.number, statements.c.position)
    return tuple(statement_rows(connection, query.order_by(*order))) if numbers else ()


def events_by_number(connection: Connection, numbers: Sequence[int]) -> tuple[EventRow, ...]:
    """Return events, those of the newest reports first."""
    query = choose_events(connection, Filters()).where(events.c.number.in_(numbers))
    order = (reports.c.published.desc(), reports.c.number, events.c.position)
    return tuple(event_rows(connection, query.order_by(*order))) if numbers else ()


def actors_by_code(narrower: Narrower, codes: Ints) -> tuple[ActorRow, ...]:
    """Return the actors that these codes stand for, with all that was judged the same, in the order of the codes."""
    columns, known = narrower.columns, narrower.actors
    members = defaultdict[int, list[str]](list)
    for one in np.flatnonzero(np.isin(known.stands, codes)).tolist():
        members[int(known.stands[one])].append(known.ids[one])
    ids = [one for some in members.values() for one in some]
    profiles = {row.id: row for row in narrower.connection.execute(select(actors).where(actors.c.id.in_(ids)))}
    names = defaultdict[str, set[str]](set)
    for row in narrower.connection.execute(select(actor_names.c.actor, actor_names.c.name).where(actor_names.c.actor.in_(ids))):
        names[row.actor].add(row.name)
    report, cast = columns.casts
    standing, mentioned = known.stands[cast], np.bincount(known.stands[columns.mentioned[1]], minlength=len(known.ids))
    rows = []
    for code in codes.tolist():
        group = members[code]
        shown = profiles.get(known.ids[code]) or next((profiles[one] for one in group if one in profiles), None)
        if shown is None:
            continue
        borne = {name for one in group for name in names[one]}
        rows.append(
            ActorRow(
                id=known.ids[code],
                name=shown.name,
                kind=shown.kind,
                country=shown.country,
                known=shown.known,
                wikidata=shown.wikidata,
                names=tuple(sorted(borne, key=lambda name: (len(name), name))),
                merged=tuple(sorted(group)),
                reports=len(np.unique(report[standing == code])),
                mentions=int(mentioned[code]),
            )
        )
    return tuple(rows)
